import { csv } from '../report/csv';
import { json } from '../report/json';
import { paint, terminalWidth, wrap } from '../report/terminal';
import { textTable } from '../report/text-table';
import { count } from '../values/text';
import { type EgressLimits, reasonOf, type Suggestion } from './egress';

/** What was read, for the last line. */
interface Seen {
  readonly files: number;
  readonly rows: number;
}

type Render = (suggestion: Suggestion, limits: EgressLimits, seen: Seen) => string;

/** What `ttk suggest egress` prints, by the name of its format. */
export const renderers: Readonly<Record<'pretty' | 'csv' | 'yaml' | 'json', Render>> = {
  pretty,
  /** The file of `watchlists.TrustedEgress.file`. */
  csv: ({ trustedEgress }) => csv([['Network', 'Name'], ...trustedEgress.map((one) => [one.network, reasonOf(one)])]),
  yaml,
  json: (suggestion, limits, seen) => json({ limits, seen, ...suggestion }),
};

function yaml({ trustedEgress, roomAccounts }: Suggestion): string {
  const rows = (alias: string, written: readonly string[]) =>
    written.length ? [`  ${alias}:`, '    rows:', ...written.map((row) => `      - ${row}`)] : [];
  const lines = [
    ...rows(
      'TrustedEgress',
      trustedEgress.map((one) => `{ Network: '${one.network}', Name: '${quoted(reasonOf(one))}' }`),
    ),
    ...rows(
      'RoomAccounts',
      roomAccounts.map(({ account }) => `{ UserPrincipalName: '${quoted(account)}' }`),
    ),
  ];
  return lines.length ? ['watchlists:', ...lines].join('\n') : 'watchlists: {}';
}

/** Within single quotes of YAML. */
const quoted = (text: string): string => text.replaceAll("'", "''");

function pretty(
  { trustedEgress, roomAccounts, leftOut, onManagedComputers }: Suggestion,
  limits: EgressLimits,
  seen: Seen,
) {
  const measure = `at least ${limits.people} people on managed computers, on at least ${count(limits.days, 'day')}`;
  const width = terminalWidth(process.stdout);
  const title = (text: string) => paint('bold', wrap(text, '', width));
  const parts = [
    title(`TrustedEgress: ${count(trustedEgress.length, 'network')} with ${measure}`),
    ...(trustedEgress.length
      ? [
          textTable(
            ['Network', 'People', 'Computers', 'Days', 'Provider'],
            trustedEgress.map(({ network, people, devices, days, provider }) =>
              [network, people, devices, days, provider].map(String),
            ),
            width,
          ),
        ]
      : []),
    ...(roomAccounts.length
      ? [
          title(
            `RoomAccounts: ${count(roomAccounts.length, 'account')} that signed in by device code and no other way`,
          ),
          ...roomAccounts.map(({ account, days }) => wrap(`${account}, on ${count(days, 'day')}`, '  ', width)),
        ]
      : []),
    ...(leftOut.length
      ? [
          title('Left out, though so many people are there'),
          ...leftOut.map(({ network, people, reason }) => wrap(`${network}, ${people} people, ${reason}`, '  ', width)),
        ]
      : []),
    wrap(
      `${count(seen.rows, 'row')} of ${count(seen.files, 'file')} read; ${count(onManagedComputers, 'sign-in')} on managed computers.`,
      '',
      width,
    ),
    ...(trustedEgress.length + roomAccounts.length
      ? [
          wrap(
            'Look at each: a hotel that many stayed at looks like an office. Then paste the rows of --format yaml into the environment, or keep --format csv as the file of watchlists.TrustedEgress.file.',
            '',
            width,
          ),
        ]
      : []),
  ];
  return parts.join('\n');
}

import { code, fenced, inline } from '../../report/markdown';
import { count } from '../../values/text';
import { cardsOf } from '../cards';
import { dangers } from '../changes/danger';
import type { Control } from '../control/control';
import { type EnvironmentReview, type Finding, openFindings, type Review } from '../review';
import { provenanceText } from './provenance';
import {
  controlStatusWords,
  dangerWords,
  itemStatusWords,
  severityWords,
  statuses,
  tallyText,
  unjudgedGroups,
  verdictOf,
  winnerWords,
} from './words';

/** What a comment on a pull request may hold, with room for what others add. */
export const MARKDOWN_MAX_LENGTH = 59_000;

/** The review for a comment on a pull request: the most important first, and cut where it would be too long. */
export function markdownReport(review: Review): string {
  const blocks = [
    ['<!-- ttk review -->', '## Compliance review', '', ...summary(review), ...review.remarks.map(inline)].join('\n'),
    ...review.environments.map(doubtsOf),
    ...review.environments.map(originOf),
    ...review.environments.map(changesOf),
    ...review.environments.map(driftOf),
    ...review.environments.flatMap((environment) => findingsOf(environment, review.controls)),
    suppressionsOf(review),
    ...review.environments.map(unjudgedOf),
    ...review.environments.map(unknownOf),
    ...review.environments.map(declaredOf),
    ...review.environments.map(playbookOf),
    ...review.environments.map(acceptedOf),
  ].filter(Boolean);
  return cut(blocks);
}

/** Takes blocks, then lines, while they fit; says what was left out. */
function cut(blocks: readonly string[]): string {
  let text = '';
  for (const [i, block] of blocks.entries()) {
    const longer = text ? `${text}\n\n${block}` : block;
    if (longer.length > MARKDOWN_MAX_LENGTH - 200) {
      const lines = block.split('\n');
      let taken = 0;
      let part = text ? `${text}\n` : '';
      for (; taken < lines.length; taken++) {
        const next = `${part}\n${lines[taken]}`;
        if (next.length > MARKDOWN_MAX_LENGTH - 200) break;
        part = next;
      }
      const left = lines.length - taken + blocks.slice(i + 1).reduce((sum, b) => sum + b.split('\n').length, 0);
      return `${part}\n\n_${left} more lines did not fit: \`ttk review --format html\` has them all._`;
    }
    text = longer;
  }
  return text;
}

function summary({ environments }: Review): string[] {
  return [
    '| environment | result | controls | playbook |',
    '|---|---|---|---|',
    ...environments.map((environment) => {
      const controls = tallyText(statuses(environment.controls), controlStatusWords);
      const items = tallyText(statuses(environment.playbook), itemStatusWords);
      const sign = { compliant: '✅', notCompliant: '❌', cannotBeTold: '❔' }[environment.verdict];
      return `| **${inline(environment.name)}** | ${sign} ${verdictOf(environment)} | ${controls} | ${items} |`;
    }),
  ];
}

function doubtsOf({ name, doubts }: EnvironmentReview): string {
  if (doubts.length === 0) return '';
  return [`### What cannot be told of ${inline(name)}`, '', ...doubts.map((doubt) => `- ${inline(doubt)}`)].join('\n');
}

/** Whether it is what synth wrote; nothing where it is. */
function originOf({ name, provenance }: EnvironmentReview): string {
  const { status, edited, inputs = [] } = provenance;
  if (status === 'asSynthesized' && inputs.length === 0) return '';
  const lines = edited.map(
    ({ what, address, paths }) => `- ${what} ${code(address)}${paths.length ? `: ${inline(paths.join(', '))}` : ''}`,
  );
  return [`### Origin of ${inline(name)}`, '', inline(provenanceText(provenance)), '', ...lines].join('\n').trimEnd();
}

function changesOf({ name, changes }: EnvironmentReview): string {
  if (!changes?.length) return '';
  const parts = dangers.flatMap((danger) => {
    const own = changes.filter((change) => change.danger === danger);
    if (own.length === 0) return [];
    if (danger === 'routine') return [`- Routine: ${count(own.length, 'change')}`];
    return own.map(
      ({ action, address, reason }) => `- **${dangerWords[danger]}**: ${action} ${code(address)}: ${inline(reason)}`,
    );
  });
  return [`### Changes in ${inline(name)}`, '', ...parts].join('\n');
}

function driftOf({ name, drift }: EnvironmentReview): string {
  if (drift.length === 0) return '';
  const lines = drift.map(
    ({ danger, action, address, reason, wins, outcome }) =>
      `- **${dangerWords[danger]}**: ${action} ${code(address)}${reason ? `: ${inline(reason)}` : ''}. ${winnerWords[wins]}: ${inline(outcome)}`,
  );
  return [`### Changed past Terraform in ${inline(name)}`, '', ...lines].join('\n');
}

function findingsOf(environment: EnvironmentReview, controls: readonly Control[]): string[] {
  const open = openFindings(environment);
  if (open.length === 0) return [];
  const lines = cardsOf(open, controls).flatMap(({ control: { id, severity, title, fix }, points, patches }) => [
    `- **${severityWords[severity]}** ${inline(title)} (${code(id)})`,
    ...points.flatMap(({ message, findings }) =>
      findings.length === 1
        ? [`  - ${inline(message)}${placeOf(findings[0]!)}`]
        : [`  - ${inline(message)}`, ...findings.map((finding) => `    -${placeOf(finding)}`)],
    ),
    `  - _Fix_: ${cure(fix)}`,
    ...patches.flatMap(({ into, yaml }) => [
      `    In the file of the ${into}:`,
      '',
      ...fenced('yaml', yaml)
        .split('\n')
        .map((line) => `    ${line}`),
      '',
    ]),
  ]);
  return [[`### Findings in ${inline(environment.name)}`, '', ...lines].join('\n')];
}

/** Where a finding stands: the line that a person wrote, the resource, and who had accepted it. */
function placeOf({ address, source, expired }: Finding): string {
  const written = source ? ` ${code(`${source.file}:${source.line}`)}` : '';
  const late = expired ? ` (accepted by ${inline(expired.owner)} until ${expired.expires}: expired)` : '';
  return `${written}${address ? ` ${code(address)}` : ''}${late}`;
}

/** A text of ours: its code spans stay what they are. */
const cure = (text: string): string =>
  text
    .split('`')
    .map((piece, i) => (i % 2 === 0 ? inline(piece) : code(piece)))
    .join('');

function acceptedOf({ name, findings }: EnvironmentReview): string {
  const accepted = findings.filter(({ suppression }) => suppression);
  if (accepted.length === 0) return '';
  const lines = accepted.map(
    ({ control, address, suppression }) =>
      `- ${code(control)}${address ? ` ${code(address)}` : ''}: ${inline(suppression!.reason)} (${inline(suppression!.owner)}, until ${suppression!.expires})`,
  );
  return folded(`Accepted in ${name}: ${accepted.length}`, lines);
}

function unjudgedOf(environment: EnvironmentReview): string {
  const groups = unjudgedGroups(environment);
  if (groups.length === 0) return '';
  const lines = groups.map(
    ({ address, settings, reason }) =>
      `- ${code(address)}${settings ? `: ${inline(settings)}` : ''}. ${inline(reason)}`,
  );
  return folded(`Not judged in ${environment.name}: ${environment.unjudged.length}`, lines);
}

function unknownOf({ name, controls }: EnvironmentReview): string {
  const unknown = controls.filter(({ status }) => status === 'unknown');
  if (unknown.length === 0) return '';
  const lines = unknown.map(({ control, marks }) => {
    const reason = marks.find(({ verdict }) => verdict === 'unknown')?.message ?? '';
    return `- ${code(control.id)}: ${inline(reason)}`;
  });
  return folded(`Unknown in ${name}: ${unknown.length}`, lines);
}

function declaredOf({ name, declared }: EnvironmentReview): string {
  const lines = declared.map(({ control, message, proof, source }) => {
    const written = source ? ` (${code(`${source.file}:${source.line}`)})` : '';
    return `- ${code(control.id)}: ${inline(message)}${written} Evidence to bring: ${code(proof)}`;
  });
  return lines.length ? folded(`Declared in ${name}, evidence to bring: ${lines.length}`, lines) : '';
}

function playbookOf({ name, playbook }: EnvironmentReview): string {
  const open = playbook.filter(({ status }) =>
    ['missing', 'manual', 'withheld', 'partial', 'unknown'].includes(status),
  );
  if (open.length === 0) return '';
  const lines = open.map(({ item, status, evidence }) => {
    const step = evidence.find(({ kind }) => kind === 'manual')?.where;
    const reason = evidence.find(({ kind }) => kind === 'withheld')?.text;
    const detail = reason ?? step;
    return `- **${item.id}** ${inline(item.title)}: ${itemStatusWords[status]}${detail ? `. ${inline(detail)}` : ''}`;
  });
  return folded(`Open items of the playbook in ${name}: ${open.length}`, lines);
}

function suppressionsOf({ suppressions: { expired, unused } }: Review): string {
  const entryLine = (what: string) => (s: Review['suppressions']['unused'][number]) =>
    `- ${what}: ${code(`${s.file}:${s.line}`)} ${code(s.control)} (${inline(s.owner)}, until ${s.expires})`;
  const lines = [...expired.map(entryLine('Expired')), ...unused.map(entryLine('Unused'))];
  return lines.length ? ['### Suppressions', '', ...lines].join('\n') : '';
}

const folded = (title: string, lines: readonly string[]) =>
  [`<details><summary>${inline(title)}</summary>`, '', ...lines, '', '</details>'].join('\n');

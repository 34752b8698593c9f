import { code, inline } from '../../report/markdown';
import { count } from '../../values/text';
import type { Control } from '../control/control';
import { dangers } from '../input/changes';
import { type EnvironmentReview, type Finding, openFindings, type Review } from '../review';
import {
  controlStatusWords,
  dangerWords,
  itemStatusWords,
  severityWords,
  statuses,
  tallyText,
  verdictOf,
} from './words';

/** What a comment on a pull request may hold, with room for what others add. */
export const MARKDOWN_MAX_LENGTH = 59_000;

/** The review for a comment on a pull request: the most important first, and cut where it would be too long. */
export function markdownReport(review: Review): string {
  const controls = new Map(review.controls.map((control) => [control.id, control]));
  const blocks = [
    ['<!-- ttk review -->', '## Compliance review', '', ...summary(review)].join('\n'),
    ...review.environments.map(changesOf),
    ...review.environments.flatMap((environment) => findingsOf(environment, controls)),
    suppressionsOf(review),
    ...review.environments.map(unknownOf),
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
      const worst = openFindings(environment)[0]?.severity;
      const controls = tallyText(statuses(environment.controls), controlStatusWords);
      const items = tallyText(statuses(environment.playbook), itemStatusWords);
      const sign = worst === undefined ? '✅' : worst === 'critical' || worst === 'high' ? '❌' : '⚠️';
      return `| **${inline(environment.name)}** | ${sign} ${verdictOf(environment)} | ${controls} | ${items} |`;
    }),
  ];
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

function findingsOf(environment: EnvironmentReview, controls: ReadonlyMap<string, Control>): string[] {
  const open = openFindings(environment);
  if (open.length === 0) return [];
  const ids = [...new Set(open.map(({ control }) => control))];
  const lines = ids.flatMap((id) => {
    const { severity, title, fix } = controls.get(id)!;
    return [
      `- **${severityWords[severity]}** ${inline(title)} (${code(id)})`,
      ...open.filter(({ control }) => control === id).map((finding) => `  - ${findingText(finding)}`),
      `  - _Fix_: ${inline(fix)}`,
    ];
  });
  return [[`### Findings in ${inline(environment.name)}`, '', ...lines].join('\n')];
}

function findingText({ message, address, expired }: Finding): string {
  const late = expired ? ` (accepted by ${inline(expired.owner)} until ${expired.expires}: expired)` : '';
  return `${inline(message)}${address ? ` ${code(address)}` : ''}${late}`;
}

function acceptedOf({ name, findings }: EnvironmentReview): string {
  const accepted = findings.filter(({ suppression }) => suppression);
  if (accepted.length === 0) return '';
  const lines = accepted.map(
    ({ control, address, suppression }) =>
      `- ${code(control)}${address ? ` ${code(address)}` : ''}: ${inline(suppression!.reason)} (${inline(suppression!.owner)}, until ${suppression!.expires})`,
  );
  return folded(`Accepted in ${name}: ${accepted.length}`, lines);
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

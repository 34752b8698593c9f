import type { RuleFacts } from '../lib/catalog/kit-facts';
import { gbText } from '../lib/catalog/table-volumes';
import type { EnvironmentSummary } from '../lib/deployment/summary';
import { paint, wrap } from '../lib/report/terminal';
import { groupBy } from '../lib/values/maps';
import { allOf, count } from '../lib/values/text';
import { visible } from '../lib/values/visible';

/** What came out for one environment, for a person at a terminal. */
export function summaryText(summary: EnvironmentSummary): string {
  const portal = summary.portal === 'defender' ? 'Defender portal' : 'Azure portal';
  const title = `${paint('bold', visible(summary.environment))}  ${visible(summary.tenant)}, ${summary.cloud}, ${portal}`;
  return [
    title,
    ...resources(summary),
    ...rules(summary),
    ...withheld(summary),
    ...steps(summary),
    ...notes(summary),
  ].join('\n');
}

function resources({ stacks }: EnvironmentSummary): string[] {
  return stacks.flatMap(({ name, resources: byType }) => {
    const total = Object.values(byType).reduce((sum, n) => sum + n, 0);
    const kinds = Object.entries(byType)
      .map(([type, n]) => ({ kind: kindOf(type), n }))
      .sort((a, b) => b.n - a.n || (a.kind < b.kind ? -1 : 1))
      .map(({ kind, n }) => `${n} ${kind}`);
    return [heading(`${name}: ${count(total, 'resource')}`), wrap(kinds.join(', '), '    ')];
  });
}

/** `azurerm_log_analytics_saved_search` -> `log analytics saved search`. */
const kindOf = (type: string): string =>
  type
    .replace(/^azure(rm|ad)_/, '')
    .replace(/^sentinel_/, '')
    .replaceAll('_', ' ');

function rules({ rules: lines }: EnvironmentSummary): string[] {
  const those = (status: RuleFacts['status']) => lines.filter((l) => l.status === status);
  const [deployed, waiting, disabled] = [those('deployed'), those('withheld'), those('disabled')];
  const kinds = (['Scheduled', 'NRT', 'Hunting', 'Function'] as const)
    .map((kind) => ({ kind, n: deployed.filter((l) => l.kind === kind).length }))
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => `${n} ${kind}`);
  return [
    heading(`Rules: ${deployed.length} deployed, ${waiting.length} withheld, ${disabled.length} disabled`),
    ...(kinds.length ? [wrap(kinds.join(', '), '    ')] : []),
    ...readVolume(deployed),
    ...byReason(disabled, 'disabled'),
  ];
}

/** What the analytic rules read a day, and which of them the most. */
function readVolume(lines: readonly RuleFacts[]): string[] {
  const reading = lines.filter((line) => line.gbReadPerDay).sort((a, b) => b.gbReadPerDay! - a.gbReadPerDay!);
  if (reading.length === 0) return [];
  const total = reading.reduce((sum, line) => sum + line.gbReadPerDay!, 0);
  const most = reading.slice(0, 3).map(({ name, gbReadPerDay }) => `${name} (${gbText(gbReadPerDay!)})`);
  return [wrap(`they read about ${gbText(total)} a day, the most: ${allOf(most)}`, '    ')];
}

/** One line for all rules that wait for the same, with the key that would change it. */
function withheld({ withheld: groups }: EnvironmentSummary): string[] {
  return groups.map(({ rules: names, waitsFor, keys }) => {
    const change = keys.map((any) => any.join(' or ')).join(' and ');
    const others =
      keys.flat().includes('workspace.otherTables') || keys.flat().every((key) => key === 'rules.overrides');
    const declare = others ? '' : ', or workspace.otherTables where something else ships it';
    return wrap(
      `withheld: ${count(names.length, 'rule')} for ${allOf(few(waitsFor))}; ${change} would change it${declare}`,
      '    ',
    );
  });
}

/** The first of many. */
const few = (names: readonly string[]): readonly string[] =>
  names.length > MOST ? [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`] : names;

const MOST = 5;

/** Rules that are left out for one reason stand below it together. */
function byReason(lines: readonly RuleFacts[], status: string): string[] {
  return [...groupBy(lines, ({ reasons }) => reasons.join('; '))].flatMap(([reason, same]) => [
    wrap(`${status}: ${reason}`, '    '),
    ...same.map(({ name }) => wrap(name, '      - ')),
  ]);
}

function steps({ manualSteps }: EnvironmentSummary): string[] {
  const open = manualSteps.filter((step) => !step.declared);
  const declared = manualSteps.filter((step) => step.declared);
  if (manualSteps.length === 0) return [];
  return [
    heading('Manual steps (docs/manual-steps.md: where, and what proves them)'),
    ...open.map(({ item, title }) => wrap(title, `    ${item.padEnd(6)} `)),
    ...(declared.length ? [wrap(`declared done: ${declared.map((s) => s.item).join(', ')}`, '    ')] : []),
  ];
}

function notes({ notes: lines }: EnvironmentSummary): string[] {
  return lines.length ? [heading('Notes'), ...lines.map((line) => wrap(line, '    - '))] : [];
}

const heading = (text: string): string => `  ${paint('cyan', text)}`;

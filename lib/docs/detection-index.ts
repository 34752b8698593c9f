import { normalizeTactic, tacticTitle } from '../catalog/attack';
import { tableSources } from '../catalog/table-sources';
import { playbookItems } from '../playbook/items';
import type { RuleKind } from '../rules/read/model';
import type { Entry } from './catalogue';
import { decisionFlow } from './decision-flow';

/** The front page of the catalogue: the way through an incident, and every rule by item, tactic, table and source. */
export function detectionIndex(entries: readonly Entry[]): string {
  return `# Detections

<!-- Written by \`npm run docs\` from the rule files. -->

${count(entries)}

## From the alert to the all-clear

${decisionFlow(entries)}

## By playbook item

${byItem(entries)}

## By tactic

${grouped(entries, ({ rule }) => rule.tactics.map((t) => tacticTitle(normalizeTactic(t) ?? (t as never)) ?? t))}

## By table

${grouped(entries, ({ rule }) => rule.analysis.tables)}

## By connector or log category

${grouped(entries, ({ rule }) => [...new Set(rule.analysis.tables.flatMap(sourcesOf))])}
`;
}

function count(entries: readonly Entry[]): string {
  const countOf = (kind: RuleKind) => entries.filter(({ rule }) => rule.kind === kind).length;
  const alerts = entries.filter(({ rule }) => rule.alert).length;
  const cases = entries.reduce((sum, { rule }) => sum + (Array.isArray(rule.tests) ? rule.tests.length : 0), 0);
  return `${alerts} analytic rules (${countOf('Scheduled')} scheduled, ${countOf('NRT')} near real time, the others promoted hunting queries), ${countOf('Hunting')} hunting queries, ${countOf('Function')} investigation functions, ${cases} sample cases.`;
}

function byItem(entries: readonly Entry[]): string {
  return playbookItems
    .map(({ id, title }) => ({ id, title, found: entries.filter(({ rule }) => rule.playbook.includes(id)) }))
    .filter(({ found }) => found.length)
    .map(({ id, title, found }) => `### ${id}\n\n${title}.\n\n${list(found)}`)
    .join('\n\n');
}

function grouped(entries: readonly Entry[], keysOf: (entry: Entry) => readonly string[]): string {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) for (const key of keysOf(entry)) groups.set(key, [...(groups.get(key) ?? []), entry]);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, found]) => `### ${key}\n\n${list(found)}`)
    .join('\n\n');
}

const list = (entries: readonly Entry[]): string =>
  entries
    .map(({ title, page, rule }) => `- [${title}](${page})${rule.alert ? `, ${rule.alert.severity}` : ''}`)
    .join('\n');

function sourcesOf(table: string): string[] {
  return tableSources(table).map((source) => {
    if (source.by === 'logCategory') return `${source.category} (log category)`;
    if (source.by === 'connector') return `${source.connector} (connector)`;
    return source.by === 'capability' ? `${source.capability} (capability)` : 'the workspace itself';
  });
}

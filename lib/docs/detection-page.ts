import { normalizeTactic, tacticTitle, techniqueName } from '../catalog/attack';
import { latenessOf } from '../catalog/lateness';
import { gbText, REFERENCE_PEOPLE, referenceGbPerDay } from '../catalog/table-volumes';
import { table } from '../report/markdown';
import type { AlertRule, CompiledRule } from '../rules/read/model';
import { gbReadPerDay } from '../rules/read/reads';
import { requirementsOf } from '../rules/select/requirements';
import { DAY, shortDuration } from '../values/duration';
import { type Entry, itemLink, typeOf } from './catalogue';

/** The page of one rule, hunting query or function. */
export function detectionPage({ rule, title }: Entry): string {
  const sections = [
    `# ${title}`,
    '<!-- Written by `npm run docs` from the rule file. -->',
    rule.description.trim(),
    facts({ rule, title, page: '' }),
    section('Tables', tables(rule.analysis.tables)),
    section('What a run reads', reads(rule)),
    section('Parameters', parameters(rule.function?.parameters ?? [])),
    section('Entities', entities(rule.alert)),
    section('Sample cases', cases(rule.tests)),
    `## Query\n\n\`\`\`kusto\n${rule.query.trimEnd()}\n\`\`\``,
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function facts({ rule }: Entry): string {
  const { alert } = rule;
  const rows: [string, string][] = [
    ['Type', typeOf(rule)],
    ['File', `[${rule.file}](../../${rule.file})`],
    ['Id', `\`${rule.id}\``],
    ['Version', rule.version ?? ''],
    ['Severity', alert ? severity(alert) : ''],
    ['Playbook', rule.playbook.map(itemLink).join(', ')],
    ['Tactics', rule.tactics.map(tacticName).join(', ')],
    ['Techniques', [...rule.techniques, ...rule.subTechniques].map(techniqueText).join(', ')],
    ['Schedule', alert ? schedule(alert) : ''],
    ['Reads', readVolume(rule)],
  ];
  return table(
    ['Fact', 'Value'],
    rows.filter(([, value]) => value !== ''),
  );
}

const severity = ({ severity: fixed, alertDetails }: AlertRule): string =>
  alertDetails?.severityColumn ? `${fixed}, or as the column \`${alertDetails.severityColumn}\` says` : fixed;

function tacticName(text: string): string {
  const tactic = normalizeTactic(text);
  return tactic ? tacticTitle(tactic) : text;
}

function techniqueText(id: string): string {
  const name = techniqueName(id.split('.')[0]!);
  return name && !id.includes('.') ? `${id} ${name}` : id;
}

function schedule({ kind, schedule: s }: AlertRule): string {
  if (kind === 'NRT' || !s) return 'near real time, every minute';
  return `every ${shortDuration(s.frequency)} over the last ${shortDuration(s.period)}`;
}

/** In the reference tenant: an environment's own figure stands in `ttk rules` and in the review. */
function readVolume(rule: CompiledRule): string {
  const gb = gbReadPerDay(rule, rule.analysis.tables, referenceGbPerDay);
  const people = REFERENCE_PEOPLE.toLocaleString('en');
  return gb === undefined ? '' : `about ${gbText(gb)} a day in a tenant of ${people} people`;
}

function reads({ reads = [], alert }: CompiledRule): string {
  if (reads.length === 0) return '';
  return table(
    ['Table', 'Back', 'Share of the rows'],
    reads.map(({ table: name, days, share }) => [
      `\`${name}\``,
      days === undefined ? 'what arrives' : shortDuration(Math.round(days * DAY)),
      share === 1 ? 'all' : `${Number((share * 100).toPrecision(3))} %`,
    ]),
  ).concat(alert?.schedule ? '\n\nOf a table that is not named here the whole period is reckoned.' : '');
}

const lateText = (name: string): string => {
  const seconds = latenessOf(name);
  return seconds === undefined ? '' : shortDuration(seconds);
};

function tables(names: readonly string[]): string {
  const rows = requirementsOf(names).map(({ table: name, sources }) => [
    `\`${name}\``,
    sources.join(' or ') || 'something outside the kit',
    lateText(name),
  ]);
  return rows.length ? table(['Table', 'Filled by (licence)', 'Late by up to'], rows) : '';
}

function parameters(list: readonly { name: string; type: string; description?: string; default?: string }[]): string {
  if (!list.length) return '';
  return table(
    ['Parameter', 'Type', 'Default', 'Meaning'],
    list.map((p) => [
      `\`${p.name}\``,
      p.type,
      p.default === undefined ? '**required**' : `\`${p.default}\``,
      p.description ?? '',
    ]),
  );
}

function entities(alert: AlertRule | undefined): string {
  if (!alert?.entityMappings.length) return '';
  return table(
    ['Entity', 'Identifier', 'Column'],
    alert.entityMappings.flatMap(({ entityType, fields }) =>
      fields.map(({ identifier, column }) => [entityType, identifier, `\`${column}\``]),
    ),
  );
}

function cases(tests: unknown): string {
  if (!Array.isArray(tests)) return '';
  const lines = tests.map(
    (t: { name?: unknown; match?: unknown }) => `- ${String(t.name)}: ${t.match === false ? 'silent' : 'found'}`,
  );
  return lines.join('\n');
}

const section = (heading: string, body: string): string => (body ? `## ${heading}\n\n${body}` : '');

import { coversAny, effectiveLicences, type Licence } from '../catalog/licences';
import { latenessOf, toldLater } from '../catalog/table-lateness';
import { type TheftRoute, theftRoutes } from '../playbook/routes';
import { table } from '../report/markdown';
import type { CompiledRule } from '../rules/read/model';
import { licencesFor, requirementsOf } from '../rules/select/requirements';
import { HOUR, shortDuration } from '../values/duration';
import { oneOf } from '../values/text';
import type { Entry } from './catalogue';

/** The ways that a rule says that it sees. */
export const routesOf = ({ tags }: Pick<CompiledRule, 'tags'>): readonly string[] =>
  tags.flatMap((tag) => /^route:\s*(.+)$/.exec(tag)?.[1] ?? []);

/** Which rule sees which way of stealing a token, how late, by which logs, and what nobody sees; and what the queries share. */
export function routesPage(entries: readonly Entry[]): string {
  return `# What is seen of a stolen token

<!-- Written by \`npm run docs\` from the tags of rules and from lib/playbook/routes.ts. -->

For each way in which tokens are stolen: which rule sees it, how late at most, with which logs, and what stays invisible. A rule says by its tag
'route: ...' which ways it sees. "At the latest" is its frequency and the time by which rows of its logs come late at most, as rules reckon with it;
an ordinary alert is there within its frequency and some minutes. Identity Protection tells some of its findings only afterwards, up to two
days behind the sign-in (¹). Sign-ins are read for context by many rules; logs that only a function unites may be missing. Licences are those of all logs that are named. The rules themselves are in [the catalogue](detections/README.md).

${theftRoutes.map((route) => section(route, entries)).join('\n\n')}

## Logs and licences

What fills the tables that the rules above read, any one of several. A rule whose table nobody fills is withheld; of functions only
the part that reads it is left out.

${sources(entries)}

## Workspace functions

What several queries share is a function of the workspace, deployed before the rules that call it. \`ttk rules --inline <rule>\` prints a rule with its
functions folded in.

${functions(entries)}
`;
}

const seeing = (entries: readonly Entry[], { name }: TheftRoute) =>
  entries.filter(({ rule }) => routesOf(rule).includes(name));

function section(route: TheftRoute, entries: readonly Entry[]): string {
  const found = seeing(entries, route);
  const alerts = found.filter(({ rule }) => rule.alert);
  const hunts = found.filter(({ rule }) => !rule.alert);
  return [
    `## ${route.name[0]!.toUpperCase()}${route.name.slice(1)}`,
    route.how,
    table(
      ['Rule', 'Severity', 'At the latest', 'Logs', 'Licences'],
      alerts.map(({ rule, title, page }) => [
        `[${title}](detections/${page})`,
        `${rule.alert!.severity}${rule.alert!.alertDetails?.severityColumn ? ' or by evidence' : ''}`,
        latest(rule),
        rule.analysis.tables.map((name) => `\`${name}\``).join(', '),
        licencesOf(rule),
      ]),
    ),
    hunts.length ? `To hunt: ${hunts.map(({ title, page }) => `[${title}](detections/${page})`).join(', ')}.` : '',
    `Invisible:\n\n${route.invisible.map((text) => `- ${text}`).join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Frequency and the lateness of the slowest log. */
function latest({ alert, analysis }: CompiledRule): string {
  const late = Math.max(...analysis.tables.map((name) => latenessOf(name) ?? 0));
  const frequency = alert?.schedule?.frequency ?? 0;
  const afterwards = analysis.tables.some(toldLater) ? ' ¹' : '';
  return `${shortDuration(frequency + late * HOUR)}${afterwards}`;
}

/** What all of its logs need; a licence that another one brings along is not said. */
function licencesOf({ analysis }: CompiledRule): string {
  const lists = new Map<string, readonly Licence[]>();
  for (const name of analysis.tables) {
    const needed = licencesFor(name);
    if (needed.length > 0) lists.set(oneOf(needed), needed);
  }
  const brought = (needed: readonly Licence[]) =>
    [...lists.values()].some(
      (other) => other !== needed && other.length === 1 && coversAny(needed, effectiveLicences(other)),
    );
  return [...lists].flatMap(([text, needed]) => (brought(needed) ? [] : [text])).join(' and ');
}

function sources(entries: readonly Entry[]): string {
  const read = entries.filter(({ rule }) => routesOf(rule).length > 0).flatMap(({ rule }) => rule.analysis.tables);
  return table(
    ['Table', 'Filled by (licence)', 'Late at most'],
    requirementsOf([...new Set(read)].sort()).map(({ table: name, sources: by }) => [
      `\`${name}\``,
      by.join(' or ') || 'something outside the kit',
      latenessOf(name) ? `${latenessOf(name)} h` : '',
    ]),
  );
}

function functions(entries: readonly Entry[]): string {
  const shared = entries.filter(({ rule }) => rule.function && rule.file.includes('/functions/'));
  return table(
    ['Function', 'Gives', 'Called by'],
    shared.map(({ rule, page }) => {
      const { alias, parameters } = rule.function!;
      const callers = entries.filter(({ rule: other }) => other !== rule && other.analysis.functions.includes(alias));
      return [
        `[\`${alias}(${parameters.map(({ name }) => name).join(', ')})\`](detections/${page})`,
        firstSentence(rule.description),
        String(callers.length),
      ];
    }),
  );
}

const firstSentence = (text: string): string =>
  /^.*?[.:](?=\s|$)/s.exec(text.trim())?.[0].replace(/\s+/g, ' ').replace(/:$/, '.') ?? text;

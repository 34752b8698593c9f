import { YamlSource } from '../../lib/files/source';
import type { QueryFacts } from '../../lib/kql/model/facts';
import type { Column } from '../../lib/kql/model/model';
import type { Compilation } from '../../lib/rules/compile';
import { compileRead } from '../../lib/rules/compile';
import type { Analyser } from '../../lib/rules/read/analyser';
import type { CompiledRule, Rule } from '../../lib/rules/read/model';
import { readSources } from '../../lib/rules/read-rules';

export const ID = '3f2a1c5e-0d4b-4c8a-9b7e-1a2b3c4d5e6f';

/** An analytic rule that nothing is wrong with; `more` is appended, and replaces keys of the same name. */
export function scheduled(more = ''): string {
  const keys: Record<string, string> = {
    id: ID,
    name: 'A rule',
    description: 'What it finds.',
    severity: 'Medium',
    queryFrequency: '1h',
    queryPeriod: '1h',
    triggerOperator: 'gt',
    triggerThreshold: '0',
    query: 'SigninLogs | project UserId',
    kind: 'Scheduled',
  };
  const replaced = new Set([...more.matchAll(/^(\w+):/gm)].map((match) => match[1]));
  const kept = Object.entries(keys).filter(([key]) => !replaced.has(key));
  return `${kept.map(([key, value]) => `${key}: ${value}\n`).join('')}${more}`;
}

export const read = (text: string, file = 'rules/a.yaml') => readSources([YamlSource.parse(file, text)]);

/** The one rule of a text. */
export function rule(text: string, file?: string): Rule {
  const { rules, problems } = read(text, file);
  if (!rules[0]) throw new Error(problems.map(({ message }) => message).join('; '));
  return rules[0];
}

export const codes = (text: string): string[] => read(text).problems.map(({ code }) => code);

/** Stands in for the language service. */
export const analyser =
  (facts: Partial<QueryFacts['analysis']> & Partial<Omit<QueryFacts, 'analysis'>> = {}): Analyser =>
  async (queries) => {
    const { problems = [], openColumns = false, lookback, lookbackAt, ...analysis } = facts;
    const none = { tables: ['SigninLogs'], functions: [], watchlists: [], columns: columns('UserId', 'IPAddress') };
    return queries.map(() => ({ problems, openColumns, lookback, lookbackAt, analysis: { ...none, ...analysis } }));
  };

export const columns = (...names: string[]): Column[] => names.map((name) => ({ name, type: 'string' }));

/** Compiles texts without the language service. */
export function compile(texts: Record<string, string> | string, kql = analyser()): Promise<Compilation> {
  const files = typeof texts === 'string' ? { 'rules/a.yaml': texts } : texts;
  return compileRead(readSources(Object.entries(files).map(([file, text]) => YamlSource.parse(file, text))), { kql });
}

/** A compiled rule of a text; throws when something is wrong with it. */
export async function compiled(text: string, kql = analyser(), file = 'rules/a.yaml'): Promise<CompiledRule> {
  const { rules, problems } = await compile({ [file]: text }, kql);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return rules[0]!;
}

import { parseDuration } from '../duration';
import type { Problem } from '../problem';
import type { FunctionParameter, TriggerOperator } from '../rules/model';
import type { YamlSource } from '../source';
import { type CaseContext, readCases } from './cases';
import type { TestSubject } from './model';
import { noQuery } from './problems';

type Keys = Readonly<Record<string, unknown>>;

const OPERATORS: Readonly<Record<string, TriggerOperator>> = {
  gt: 'GreaterThan',
  lt: 'LessThan',
  eq: 'Equal',
  ne: 'NotEqual',
  greaterthan: 'GreaterThan',
  lessthan: 'LessThan',
  equal: 'Equal',
  notequal: 'NotEqual',
};

/**
 * What the cases of a file run, and how the result is judged: a scheduled rule, or a hunting query with a promotion, as Azure would run
 * it; everything else by whether a row comes out. Only the keys that tests need are looked at: `ttk check` judges the rest.
 */
export function readSubject(
  source: YamlSource,
  context: CaseContext,
): { readonly subject?: TestSubject; readonly problems: readonly Problem[] } {
  const keys = asKeys(source.value);
  if (keys?.tests === undefined) return { problems: source.problems };
  const isFunction = keys.kind === 'Function';
  const parameters = isFunction ? readParameters(keys.parameters) : undefined;
  const { cases, problems } = readCases(source, { ...context, ...(parameters && { parameters }) });
  const query = text(asKeys(keys.promotion)?.query) ?? text(keys.query);
  if (query === undefined) return { problems: [...problems, noQuery(source.at(['tests'], 'key'), {})] };
  const name = text(keys.name) ?? source.file;
  const common = { file: source.file, rule: name, query, parameters: parameters ?? [], cases };
  if (isFunction) return { subject: { ...common, kind: 'Function', alias: name }, problems };
  const alert = asKeys(keys.promotion) ?? keys;
  const kind = String(alert.kind ?? (alert.queryPeriod !== undefined ? 'Scheduled' : 'Hunting'));
  if (kind.toUpperCase() === 'NRT') return { subject: { ...common, kind: 'NRT' }, problems };
  if (alert === keys && kind !== 'Scheduled') return { subject: { ...common, kind: 'Hunting' }, problems };
  const period = parseDuration(String(alert.queryPeriod ?? alert.queryFrequency ?? ''));
  const operator = OPERATORS[String(alert.triggerOperator ?? 'gt').toLowerCase()] ?? 'GreaterThan';
  const trigger = { operator, threshold: Number(alert.triggerThreshold ?? 0) };
  return { subject: { ...common, kind: 'Scheduled', ...(period && { period }), trigger }, problems };
}

/** The parameters of a function file; what is malformed is left out here and reported by `ttk check`. */
export function readParameters(value: unknown): FunctionParameter[] {
  return (Array.isArray(value) ? value : []).flatMap((item) => {
    const keys = asKeys(item);
    const name = text(keys?.name);
    const type = text(keys?.type);
    if (!name || !type) return [];
    return [{ name, type, ...(keys?.default !== undefined && { default: String(keys.default) }) }];
  });
}

const asKeys = (value: unknown): Keys | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Keys) : undefined;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);

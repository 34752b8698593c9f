import { isMap } from '../../files/format/place';
import type { Problem } from '../../files/problem';
import type { YamlSource } from '../../files/source';
import { didYouMean } from '../../values/text';
import { builtInReason, isAzSentinel, isCustomDetection } from './built-in';
import { builtInRule, customDetection, movedRule, notARule, unknownKind } from './problems';

const WRITTEN = ['Scheduled', 'NRT', 'Function', 'Watchlist', 'AutomationRule', 'Workbook', 'Schema'] as const;

/** What a file of a rules folder is; `Parser` is a saved function in the way of Azure-Sentinel's parsers. */
export type FileKind = (typeof WRITTEN)[number] | 'Hunting' | 'Parser';

/** Other words for kinds. */
export const kindSpellings: Readonly<Record<string, FileKind>> = {
  hunting: 'Hunting',
  huntingquery: 'Hunting',
  nearrealtime: 'NRT',
};

const KNOWN = new Map<string, FileKind>([
  ...WRITTEN.map((kind) => [kind.toLowerCase(), kind] as const),
  ...Object.entries(kindSpellings),
]);

/** The kind that a word means, whatever its capitals, blanks, `-` and `_`. */
export const kindNamed = (text: string): FileKind | undefined => KNOWN.get(text.toLowerCase().replace(/[\s_-]+/g, ''));

/** What stands below a key in a map that was not read yet, whatever the capitals of the key. */
export function lookAhead(value: unknown, key: string): unknown {
  const written = isMap(value) ? spelling(value, key) : undefined;
  return written === undefined ? undefined : (value as Record<string, unknown>)[written];
}

const spelling = (value: Readonly<Record<string, unknown>>, key: string): string | undefined =>
  Object.hasOwn(value, key) ? key : Object.keys(value).find((name) => name.toLowerCase() === key.toLowerCase());

const PARSER = ['FunctionQuery', 'FunctionAlias', 'functionAlias'];
const SCHEDULE = ['queryfrequency', 'queryperiod', 'triggeroperator', 'triggerthreshold'];

const STUB = new Set(['id', 'name', 'description', 'version', 'kind', 'tags', 'metadata']);
const MOVED =
  /\b(?:mov(?:e|ed|ing)|migrat\w*|relocat\w*|transferred|renamed|replaced|superseded|deprecated|retired|archived|new (?:location|folder|home|place|path)|now (?:lives?|lies|in|at|part|found|located)|find (?:it|this)|found (?:here|at|in|under))\b|https?:\/\//i;

/** What is left of a file of Azure-Sentinel whose content lies elsewhere now: it has nothing to deploy, and says so. */
function isMoved(value: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(value).map((name) => name.toLowerCase());
  const description = lookAhead(value, 'description');
  return (
    keys.every((key) => STUB.has(key)) &&
    keys.includes('name') &&
    typeof description === 'string' &&
    MOVED.test(description)
  );
}

/** By `kind`; parsers have none but an alias, older analytic rules none but a schedule, hunting queries nothing of these. */
export function kindOf(source: YamlSource): FileKind | Problem {
  const { value } = source;
  if (!isMap(value)) {
    const reason = value === null || value === undefined ? 'it is empty' : 'it is not a map of keys and values';
    return notARule(source.at([]), { reason });
  }
  if (isMoved(value)) return movedRule(source.at([]), {});
  const written = lookAhead(value, 'kind');
  const found = typeof written === 'object' ? '' : String(written ?? '').trim();
  if (found !== '') {
    const at = source.at([spelling(value, 'kind')!]);
    const reason = builtInReason(found);
    if (reason) return builtInRule(at, { found, reason });
    if (isCustomDetection(found)) return customDetection(at, {});
    const facts = { found, allowed: WRITTEN, suggestion: didYouMean(found, WRITTEN) };
    return kindNamed(found) ?? unknownKind(at, facts);
  }
  if (isAzSentinel(value))
    return notARule(source.at([]), { reason: 'it is a list of rules for AzSentinel', help: 'import' });
  if (PARSER.some((name) => typeof value[name] === 'string')) return 'Parser';
  const plain = Object.keys(value).map((name) => name.toLowerCase());
  if (SCHEDULE.some((name) => plain.includes(name))) return 'Scheduled';
  if (plain.includes('query')) return 'Hunting';
  return notARule(source.at([]), { reason: "it has neither a 'query' nor a 'kind'" });
}

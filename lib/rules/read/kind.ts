import { isMap } from '../../files/format/place';
import type { Problem } from '../../files/problem';
import type { YamlSource } from '../../files/source';
import { didYouMean } from '../../values/text';
import type { OtherKind } from './model';
import { notARule, unknownKind } from './problems';

/** What a file of a rules folder is; `Parser` is a saved function in the way of Azure-Sentinel's parsers. */
export type FileKind = 'Scheduled' | 'NRT' | 'Hunting' | 'Function' | 'Parser' | OtherKind;

const WRITTEN: readonly Exclude<FileKind, 'Hunting' | 'Parser'>[] = [
  'Scheduled',
  'NRT',
  'Function',
  'Watchlist',
  'AutomationRule',
  'Workbook',
  'Schema',
];

/** In lower case, without blanks, `-` and `_`. */
const SPELLINGS = new Map<string, FileKind>([
  ...WRITTEN.map((kind) => [kind.toLowerCase(), kind] as const),
  ['hunting', 'Hunting'],
  ['huntingquery', 'Hunting'],
  ['nearrealtime', 'NRT'],
]);

const PARSER = ['FunctionQuery', 'FunctionAlias', 'functionAlias'];
const SCHEDULE = ['queryfrequency', 'queryperiod', 'triggeroperator', 'triggerthreshold'];

/** By `kind`; parsers have none but an alias, older analytic rules none but a schedule, hunting queries nothing of these. */
export function kindOf(source: YamlSource): FileKind | Problem {
  const { value } = source;
  if (!isMap(value)) {
    const reason = value === null || value === undefined ? 'it is empty' : 'it is not a map of keys and values';
    return notARule(source.at([]), { reason });
  }
  const keys = Object.keys(value);
  const key = keys.includes('kind') ? 'kind' : keys.find((name) => name.toLowerCase() === 'kind');
  const written = key === undefined ? undefined : value[key];
  const found = typeof written === 'object' ? '' : String(written ?? '').trim();
  if (key !== undefined && found !== '') {
    const suggestion = didYouMean(found, WRITTEN);
    const kind = SPELLINGS.get(found.replace(/[\s_-]+/g, '').toLowerCase());
    return kind ?? unknownKind(source.at([key]), { found, allowed: WRITTEN, suggestion });
  }
  if (PARSER.some((name) => typeof value[name] === 'string')) return 'Parser';
  const plain = keys.map((name) => name.toLowerCase());
  if (SCHEDULE.some((name) => plain.includes(name))) return 'Scheduled';
  if (plain.includes('query')) return 'Hunting';
  return notARule(source.at([]), { reason: "it has neither a 'query' nor a 'kind'" });
}

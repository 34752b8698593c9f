import type { Problem } from '../../files/problem';
import { sortProblems } from '../../files/problem';
import { YamlSource } from '../../files/source';
import { didYouMean } from '../../values/text';
import { findDuplicates } from './duplicates';
import { Fields, isMap } from './fields';
import { findRuleFiles } from './files';
import type { OtherFile, OtherKind, Rule } from './model';
import { notARule, unknownKind } from './problems';
import { looksLikeFunction, readFunction, readParserFunction } from './read-function';
import { readAnalyticRule, readHuntingQuery } from './read-rule';

export interface ReadRules {
  /** As a person would type them. */
  readonly files: readonly string[];
  readonly rules: readonly Rule[];
  readonly other: readonly OtherFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads rule files and all files of folders, at any depth. Never throws on what a file holds: each mistake is a problem, and
 * a rule with mistakes is among the rules nevertheless.
 */
export function readRules(paths: readonly string[]): ReadRules {
  const found = findRuleFiles(paths);
  const read = readSources(found.files.map((path) => YamlSource.read(path)));
  return { ...read, problems: sortProblems([...found.problems, ...read.problems]) };
}

/** As `readRules`, over files that are already in memory. */
export function readSources(sources: readonly YamlSource[]): ReadRules {
  const rules: Rule[] = [];
  const other: OtherFile[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const read = readSource(source, problems);
    if (read && 'query' in read) rules.push(read);
    else if (read) other.push(read);
  }
  problems.push(...findDuplicates(rules));
  return { files: sources.map(({ file }) => file), rules, other, problems: withoutRepeats(sortProblems(problems)) };
}

/** Reads one file by its kind; undefined when it is none, which is a problem then. */
function readSource(source: YamlSource, problems: Problem[]): Rule | OtherFile | undefined {
  problems.push(...source.problems);
  if (source.problems.length > 0) return undefined;
  const value = source.value;
  if (!isMap(value)) {
    const reason = value === null || value === undefined ? 'it is empty' : 'it is not a map of keys and values';
    problems.push(notARule(source.at([]), { reason }));
    return undefined;
  }
  const fields = new Fields(source, [], value, problems);
  switch (kindOf(fields, value, problems)) {
    case 'Scheduled':
      return readAnalyticRule(fields, 'Scheduled');
    case 'NRT':
      return readAnalyticRule(fields, 'NRT');
    case 'Hunting':
      return readHuntingQuery(fields);
    case 'Function':
      return readFunction(fields);
    case 'Parser':
      return readParserFunction(fields);
    case 'Watchlist':
      return { kind: 'Watchlist', file: source.file, source };
    case 'AutomationRule':
      return { kind: 'AutomationRule', file: source.file, source };
    case 'Workbook':
      return { kind: 'Workbook', file: source.file, source };
    case 'Schema':
      return { kind: 'Schema', file: source.file, source };
    default:
      return undefined;
  }
}

const otherKinds: readonly OtherKind[] = ['Watchlist', 'AutomationRule', 'Workbook', 'Schema'];

type FileKind = 'Scheduled' | 'NRT' | 'Hunting' | 'Function' | 'Parser' | OtherKind;

const KINDS: readonly FileKind[] = ['Scheduled', 'NRT', 'Hunting', 'Function', ...otherKinds];

const SPELLINGS = new Map<string, FileKind>([
  ...KINDS.map((kind) => [kind.toLowerCase(), kind] as const),
  ['huntingquery', 'Hunting'],
  ['nearrealtime', 'NRT'],
]);

const SCHEDULE = ['queryFrequency', 'queryPeriod', 'triggerOperator', 'triggerThreshold'] as const;

/** By `kind`; older analytic rules have none but a schedule, hunting queries have neither. */
function kindOf(fields: Fields, value: Readonly<Record<string, unknown>>, problems: Problem[]): FileKind | undefined {
  const written = fields.filledText('kind');
  if (written !== undefined) {
    const kind = SPELLINGS.get(written.replace(/[\s_-]+/g, '').toLowerCase());
    const allowed = KINDS.filter((name) => name !== 'Hunting');
    const found = { found: written.trim(), allowed, suggestion: didYouMean(written.trim(), allowed) };
    if (!kind) problems.push(unknownKind(fields.at('kind'), found));
    return kind;
  }
  if (looksLikeFunction(value)) return 'Parser';
  const keys = new Set(Object.keys(value).map((key) => key.toLowerCase()));
  if (SCHEDULE.some((key) => keys.has(key.toLowerCase()))) return 'Scheduled';
  if (keys.has('query')) return 'Hunting';
  problems.push(notARule(fields.source.at([]), { reason: "it has neither a 'query' nor a 'kind'" }));
  return undefined;
}

/** A wrong value that was looked at twice is still one mistake. */
function withoutRepeats(sorted: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return sorted.filter((problem) => {
    const { file, line, column, code, message } = problem;
    const key = [file, line, column, code, message].join('\u0000');
    return !seen.has(key) && seen.add(key);
  });
}

import { isMap } from '../files/format/place';
import { type Problem, sortProblems } from '../files/problem';
import { YamlSource } from '../files/source';
import { findDuplicates } from './read/duplicates';
import { Fields } from './read/fields';
import { findRuleFiles } from './read/files';
import { kindOf } from './read/kind';
import type { OtherFile, Rule } from './read/model';
import { readFunction, readParserFunction } from './read/read-function';
import { readAnalyticRule, readHuntingQuery } from './read/read-rule';

/** What files of rules folders say, each read once. */
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
  const read: Read = { rules: [], other: [], problems: [] };
  for (const source of sources) {
    if (source.problems.length > 0) read.problems.push(...source.problems);
    else readSource(source, read);
  }
  read.problems.push(...findDuplicates(read.rules));
  return { ...read, files: sources.map(({ file }) => file), problems: withoutRepeats(sortProblems(read.problems)) };
}

interface Read {
  readonly rules: Rule[];
  readonly other: OtherFile[];
  readonly problems: Problem[];
}

/** The one place that knows who reads which kind of file. */
function readSource(source: YamlSource, { rules, other, problems }: Read): void {
  const kind = kindOf(source);
  const fields = new Fields(source, [], isMap(source.value) ? source.value : {}, problems);
  switch (kind) {
    case 'Scheduled':
    case 'NRT':
      rules.push(readAnalyticRule(fields, kind));
      break;
    case 'Hunting':
      rules.push(readHuntingQuery(fields));
      break;
    case 'Function':
      rules.push(readFunction(fields));
      break;
    case 'Parser':
      rules.push(readParserFunction(fields));
      break;
    case 'Watchlist':
    case 'AutomationRule':
    case 'Workbook':
    case 'Schema':
      other.push({ kind, file: source.file, source });
      break;
    default:
      problems.push(kind);
  }
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

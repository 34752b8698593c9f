import { displayPath } from '../files/file-problems';
import { type FileSource, findRuleFiles } from '../files/find';
import { type Problem, sortProblems } from '../files/problem';
import { YamlSource } from '../files/source';
import { readText } from '../files/text-file';
import type { AutomationDefinition } from './kinds/automation/format';
import { readAutomation } from './kinds/automation/read';
import { readSchema, type SchemaDefinition } from './kinds/schema/format';
import type { WatchlistDefinition } from './kinds/watchlist/format';
import { duplicateAliases, readWatchlist } from './kinds/watchlist/read';
import type { WorkbookDefinition } from './kinds/workbook/format';
import { readWorkbook } from './kinds/workbook/read';
import { readAnalyticRule } from './read/analytic-rule';
import { findDuplicates } from './read/duplicates';
import { readFunction, readParserFunction } from './read/function';
import { readHuntingQuery } from './read/hunting-query';
import { kindOf } from './read/kind';
import type { Rule } from './read/model';

/** What files of rules folders say, each read once; those with mistakes are among them. */
export interface ReadRules {
  /** As a person would type them. */
  readonly files: readonly string[];
  readonly rules: readonly Rule[];
  readonly watchlists: readonly WatchlistDefinition[];
  readonly automation: readonly AutomationDefinition[];
  readonly workbooks: readonly WorkbookDefinition[];
  readonly schemas: readonly SchemaDefinition[];
  readonly problems: readonly Problem[];
}

/**
 * Reads rule files and all files of folders, at any depth. Never throws on what a file holds: each mistake is a problem, and
 * a rule with mistakes is among the rules nevertheless.
 */
export function readRules(paths: readonly (string | FileSource)[]): ReadRules {
  const found = findRuleFiles(paths);
  const read = readSources(found.files.map((path) => YamlSource.read(path)));
  return { ...read, problems: sortProblems([...found.problems, ...read.problems]) };
}

/** A file as it stands on disk. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** Those of many files that matter: a look at the text spares reading the others as YAML. What is no text says nothing. */
export const matchingFiles = (paths: readonly string[], matters: (text: string) => boolean): WrittenFile[] =>
  paths.flatMap((path) => {
    const read = readText(path);
    return 'text' in read && matters(read.text) ? [{ path, text: read.text }] : [];
  });

/** As `readRules`, over texts. */
export const readTexts = (files: readonly WrittenFile[]): ReadRules =>
  readSources(files.map(({ path, text }) => YamlSource.parse(displayPath(path), text)));

/** As `readRules`, over files that are already in memory. */
export function readSources(sources: readonly YamlSource[]): ReadRules {
  const read: Read = { rules: [], watchlists: [], automation: [], workbooks: [], schemas: [], problems: [] };
  for (const source of sources) {
    if (source.problems.length > 0) read.problems.push(...source.problems);
    else readSource(source, read);
  }
  const repeated = [...findDuplicates(read.rules), ...duplicateAliases(read.watchlists)];
  return { ...read, files: sources.map(({ file }) => file), problems: sortProblems([...read.problems, ...repeated]) };
}

type Read = { readonly [K in Exclude<keyof ReadRules, 'files'>]: ReadRules[K][number][] };

/** The one place that knows who reads which kind of file. */
function readSource(source: YamlSource, into: Read): void {
  const add = <T>(list: T[], { definition, problems }: { definition: T; problems: readonly Problem[] }) => {
    list.push(definition);
    into.problems.push(...problems);
  };
  const kind = kindOf(source);
  switch (kind) {
    case 'Scheduled':
    case 'NRT':
      add(into.rules, readAnalyticRule(source, kind));
      break;
    case 'Hunting':
      add(into.rules, readHuntingQuery(source));
      break;
    case 'Function':
      add(into.rules, readFunction(source));
      break;
    case 'Parser':
      add(into.rules, readParserFunction(source));
      break;
    case 'Watchlist':
      add(into.watchlists, readWatchlist(source));
      break;
    case 'AutomationRule':
      add(into.automation, readAutomation(source));
      break;
    case 'Workbook':
      add(into.workbooks, readWorkbook(source));
      break;
    case 'Schema':
      add(into.schemas, readSchema(source));
      break;
    default:
      into.problems.push(kind);
  }
}

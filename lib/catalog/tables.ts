import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../values/text';

/** A column of a table; `type` is a KQL type name. */
interface TableColumn {
  readonly name: string;
  readonly type: string;
}

export interface Table {
  readonly name: string;
  /** In order of name. */
  readonly columns: readonly TableColumn[];
}

/** Where the facts lie; what depends on them (such as a cache) is keyed by the content of this file. */
export const TABLES_FILE = join(__dirname, 'data', 'tables.txt');

/** The letters by which the data file names the columns that most tables share. */
const STANDARD: Readonly<Record<string, TableColumn>> = {
  G: { name: 'TimeGenerated', type: 'datetime' },
  T: { name: 'Type', type: 'string' },
  S: { name: 'SourceSystem', type: 'string' },
  W: { name: 'TenantId', type: 'string' },
  R: { name: '_ResourceId', type: 'string' },
  U: { name: '_SubscriptionId', type: 'string' },
  B: { name: '_BilledSize', type: 'real' },
  I: { name: '_IsBillable', type: 'string' },
};

/** Table -> the rest of its line; read once, and a line is taken apart only when its table is asked for. */
let lines: ReadonlyMap<string, string> | undefined;
const known = new Map<string, Table>();

function load(): ReadonlyMap<string, string> {
  if (lines) return lines;
  const read = new Map<string, string>();
  for (const line of readFileSync(TABLES_FILE, 'utf8').split(/\r?\n/)) {
    const end = line.indexOf(' ');
    if (end > 0 && !line.startsWith('#')) read.set(line.slice(0, end), line.slice(end + 1));
  }
  lines = read;
  return read;
}

/** The names of all documented Log Analytics tables, in order. */
export const tableNames = (): readonly string[] => [...load().keys()];

/** A documented Log Analytics table; names are case-sensitive, as in KQL. */
export function findTable(name: string): Table | undefined {
  const found = known.get(name);
  if (found) return found;
  const line = load().get(name);
  if (line === undefined) return undefined;
  const table = { name, columns: parseColumns(line) };
  known.set(name, table);
  return table;
}

/** The documented table with the nearest name, when the difference is small enough for a typing mistake. */
export const nearestTable = (name: string): string | undefined => didYouMean(name, load().keys());

function parseColumns(line: string): TableColumn[] {
  const [standard, ...words] = line.split(' ');
  const columns = [...standard!].flatMap((letter) => STANDARD[letter] ?? []);
  let type = 'string';
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '|') type = words[++i]!;
    else columns.push({ name: words[i]!, type });
  }
  return columns.sort((a, b) => (a.name < b.name ? -1 : 1));
}

import { WATCHLIST_ALIAS_PATTERN } from '../../../catalog/limits';
import type { Problem } from '../../../files/problem';
import { didYouMean } from '../../../values/text';
import { Fields, isMap } from '../../read/fields';
import type { OtherFile } from '../../read/model';
import { readId } from '../../read/read-identity';
import { playbookItems, readTags } from '../../read/read-tags';
import { type ColumnType, columnTypes, type WatchlistColumn, type WatchlistDefinition } from './model';
import { badAlias, badColumnName, duplicateAlias, duplicateColumn, noColumns, unknownSearchKey } from './problems';

const types = { values: columnTypes, find: (text: string) => columnTypes.find((type) => type === text.toLowerCase()) };

/** Reads the watchlist files among the files of rule folders; every mistake is a problem at its place. */
export function readWatchlists(files: readonly OtherFile[]): {
  readonly definitions: readonly WatchlistDefinition[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const definitions: WatchlistDefinition[] = [];
  const firsts = new Map<string, string>();
  for (const file of files) {
    if (file.kind !== 'Watchlist') continue;
    const definition = readWatchlist(file, problems);
    if (!definition) continue;
    const first = firsts.get(definition.alias.toLowerCase());
    if (first === undefined) {
      firsts.set(definition.alias.toLowerCase(), file.file);
      definitions.push(definition);
    } else problems.push(duplicateAlias(file.source.at(['alias']), { alias: definition.alias, first }));
  }
  return { definitions, problems };
}

function readWatchlist({ source }: OtherFile, problems: Problem[]): WatchlistDefinition | undefined {
  const before = problems.length;
  const fields = new Fields(source, [], isMap(source.value) ? source.value : {}, problems);
  fields.ignore('kind', 'version');
  const id = readId(fields);
  const alias = fields.required('alias', 'queries name the watchlist by it')?.trim() ?? '';
  if (alias && !WATCHLIST_ALIAS_PATTERN.test(alias)) problems.push(badAlias(fields.at('alias'), { found: alias }));
  const displayName = fields.required('name')?.trim() ?? '';
  const description = fields.text('description')?.trim() ?? '';
  const tags = readTags(fields);
  const read = fields.maps('columns').flatMap((column) => readColumn(column, problems) ?? []);
  if (fields.value('columns') === undefined) problems.push(noColumns(source.at([]), {}));
  const searchKey = fields.required('searchKey', 'rows are looked up by this column')?.trim() ?? '';
  fields.finish();
  const names = read.map(({ name }) => name);
  read.forEach(({ name }, i) => {
    const first = names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    if (first < i) problems.push(duplicateColumn(source.at(['columns', i, 'name']), { name }));
  });
  if (searchKey && names.length && !names.includes(searchKey)) {
    const facts = { found: searchKey, columns: names, suggestion: didYouMean(searchKey, names) };
    problems.push(unknownSearchKey(fields.at('searchKey'), facts));
  }
  const columns = read.map((column) => ({ ...column, required: column.required || column.name === searchKey }));
  if (problems.slice(before).some(({ severity }) => severity === 'error')) return undefined;
  const playbook = playbookItems(tags);
  return { file: source.file, source, id, alias, displayName, description, searchKey, columns, playbook };
}

function readColumn(fields: Fields, problems: Problem[]): WatchlistColumn | undefined {
  const name = fields.required('name')?.trim();
  const type: ColumnType = fields.choice('type', types) ?? 'text';
  const values = fields.texts('values', { splitEntries: false }).map(({ text }) => text);
  const column = {
    name: name ?? '',
    type,
    required: fields.flag('required') ?? false,
    description: fields.filledText('description')?.trim(),
    ...(values.length ? { values } : {}),
  };
  fields.finish();
  if (name === undefined) return undefined;
  if (!/^[A-Za-z]\w*$/.test(name)) problems.push(badColumnName(fields.at('name'), { found: name }));
  return column;
}

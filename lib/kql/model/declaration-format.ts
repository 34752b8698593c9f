import { columnTypes, searchForms } from '../../catalog/bounds/searches';
import { type Format, map, type Shape } from '../../files/format/format';
import { isMap, type Place } from '../../files/format/place';
import { choice, list, oneFormatOf, record, text } from '../../files/format/values';
import { duplicateDeclaration } from './declarations';
import type { Column } from './model';

/** Other names that KQL and its endpoints have for a type. */
const TYPE_ALIASES: Readonly<Record<string, (typeof columnTypes)[number]>> = {
  boolean: 'bool',
  date: 'datetime',
  double: 'real',
  time: 'timespan',
  uuid: 'guid',
};

/** The type that another spelling stands for. */
export const typeNamed = (spelling: string): (typeof columnTypes)[number] | undefined =>
  Object.hasOwn(TYPE_ALIASES, spelling) ? TYPE_ALIASES[spelling] : undefined;

const columnType = choice(columnTypes, TYPE_ALIASES);
const name = text({ is: searchForms.identifier }).required();

/** `{ Name: type }` */
export const columnsByName = record(columnType.required(), searchForms.identifier).to((types): readonly Column[] =>
  Object.entries(types).map(([of, type]) => ({ name: of, type })),
);
const columnList = list(map({ name, type: columnType.required(), description: text() })).to(
  (found): readonly Column[] => found.filter((column) => column.name !== ''),
);

const columns = oneFormatOf([columnsByName, columnList], (value) =>
  Array.isArray(value) ? columnList : columnsByName,
).shown('a map (column: type), or a list of maps with name and type');

/** The keys of a parameter, however strictly a file is held to names and types. */
export const parameterFormat = <N extends Format<string, boolean>, T extends Format<string, boolean>>(
  name: N,
  type: T,
) =>
  map({
    name,
    type,
    description: text().about('What to pass.'),
    default: text().shown('KQL').about('What holds when the call does not say; those with a default come last.'),
  });

const ANY_TABLE = 'table';
const scalarOrTable = choice([...columnTypes, ANY_TABLE], TYPE_ALIASES);
/** The columns that a table has to have, in the words of KQL: `(TimeGenerated:datetime, UserId:string)`. */
const tableOfColumns = columnsByName
  .where((found) => found.length > 0, `at least one column (${ANY_TABLE}: any columns)`)
  .to((found) => `(${found.map((column) => `${column.name}:${column.type}`).join(', ')})`);

/** A parameter of a function that the workspace has. */
const parameter = parameterFormat(
  name.about('As the query calls it.'),
  oneFormatOf<string>([scalarOrTable, tableOfColumns], (value) => (isMap(value) ? tableOfColumns : scalarOrTable))
    .shown(`${columnTypes.join(', ')}, ${ANY_TABLE}, or a map (column: type) of the columns that a table must have`)
    .required(),
);

const description = text().about('For people.');

const table = { description, columns: columns.required().about('Those that the documentation does not know.') };

/** What is said of a function whose text is not. */
export const functionKeys = {
  parameters: list(parameter).default([]).about('In the order of the call.'),
  columns: columns.about(
    'The rows that come out. Absent, they follow from the body; without one any column is accepted.',
  ),
  returns: columnType.about('The type of the one value that comes out, in place of `columns`.'),
};

const savedFunction = { description, ...functionKeys, body: text({ verbatim: true }).about('KQL.') };

/** A function gives rows or a value; where its body stands, that says which. */
export function checkReturns({ returns, columns, body }: Returning, place: Place): void {
  if (returns === undefined || (columns === undefined && body === undefined)) return;
  const other = body === undefined ? 'columns' : 'body';
  place.below('returns').invalid(`left out, since '${other}' says what comes out`, returns);
}

interface Returning {
  readonly returns?: string;
  readonly columns?: readonly Column[];
  readonly body?: string;
}

/** `{ TimeGenerated: datetime, ... }`: columns straight below the name, and not only keys of the declaration. */
const isColumnMap = (value: unknown, keys: Shape): boolean =>
  isMap(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((type) => typeof type === 'string') &&
  !Object.keys(value).every((key) => key in keys) &&
  !('body' in value);

/** A list of maps that carry their name, or a map from name to the rest. */
function named<T extends object>(
  what: string,
  items: Format<readonly (T & Named)[]>,
  rest: Format<T>,
  keys: Shape,
  ofColumns: (columns: readonly Column[]) => T,
): Format<readonly (T & Named)[]> {
  const asList = items.checked((found, place) => checkNames(what, found, place)).to((found) => found.filter(isNamed));
  const short = columnsByName.to(ofColumns);
  const entry = oneFormatOf([rest, short], (value) => (isColumnMap(value, keys) ? short : rest));
  const byName = record(entry.required(), searchForms.identifier).to((entries) =>
    Object.entries(entries).map(([of, value]) => ({ name: of, ...value })),
  );
  return oneFormatOf<readonly (T & Named)[]>([asList, byName], (value) => (Array.isArray(value) ? asList : byName));
}

interface Named {
  readonly name: string;
}

const isNamed = (item: Named): boolean => item.name !== '';

function checkNames(what: string, items: readonly Named[], place: Place): void {
  items.forEach((item, i) => {
    const here = place.below(i).below('name');
    if (isNamed(item) && items.findIndex((other) => other.name === item.name) < i)
      here.report(duplicateDeclaration(here.at(), { what, name: item.name }));
  });
}

/** Tables, or columns that a workspace adds to documented ones. */
export const declaredTables = named('table', list(map({ name, ...table })), map(table), table, (found) => ({
  columns: found,
}));

/** Functions that a workspace has. */
export const declaredFunctions = named(
  'function',
  list(map({ name, ...savedFunction }).checked(checkReturns)),
  map(savedFunction).checked(checkReturns),
  savedFunction,
  (found) => ({ parameters: [], columns: found }),
);

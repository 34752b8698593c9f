import { columnTypes, searchForms } from '../../catalog/bounds/searches';
import { type Format, map } from '../../files/format/format';
import { isMap, type Place } from '../../files/format/place';
import { choice, list, oneFormatOf, record, text } from '../../files/format/values';
import { duplicateDeclaration } from './declarations';
import type { Column } from './model';

/** Other names that KQL and its endpoints have for a type. */
export const TYPE_ALIASES: Readonly<Record<string, (typeof columnTypes)[number]>> = {
  boolean: 'bool',
  date: 'datetime',
  double: 'real',
  time: 'timespan',
  uuid: 'guid',
};

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

/** A parameter of a function. */
export const parameter = map({
  name: name.about('As the query calls it.'),
  type: choice([...columnTypes, 'table'], TYPE_ALIASES)
    .required()
    .about('Type of the argument.'),
  description: text().about('What to pass.'),
  default: text().about('A KQL literal; parameters with a default come last.'),
});

const description = text().about('For people.');

const table = { description, columns: columns.required().about('Those that the documentation does not know.') };

const savedFunction = {
  description,
  parameters: list(parameter).default([]).about('In the order of the call.'),
  columns: columns.about('What comes out. Absent, it follows from the body; without a body any column is accepted.'),
  body: text({ verbatim: true }).about('KQL.'),
};

/** `{ TimeGenerated: datetime, ... }`: columns straight below the name. */
const isColumnMap = (value: unknown): boolean =>
  isMap(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((type) => typeof type === 'string') &&
  !('body' in value);

/** A list of maps that carry their name, or a map from name to the rest. */
function named<T extends object>(
  what: string,
  items: Format<readonly (T & Named)[]>,
  rest: Format<T>,
  ofColumns: (columns: readonly Column[]) => T,
): Format<readonly (T & Named)[]> {
  const asList = items.checked((found, place) => checkNames(what, found, place)).to((found) => found.filter(isNamed));
  const short = columnsByName.to(ofColumns);
  const entry = oneFormatOf([rest, short], (value) => (isColumnMap(value) ? short : rest));
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
export const declaredTables = named('table', list(map({ name, ...table })), map(table), (found) => ({
  columns: found,
}));

/** Functions that a workspace has. */
export const declaredFunctions = named(
  'function',
  list(map({ name, ...savedFunction })),
  map(savedFunction),
  (found) => ({ parameters: [], columns: found }),
);

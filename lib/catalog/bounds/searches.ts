import { form, KIT, learn, PROVIDER, type Range, type Sourced } from './bound';

/** What Log Analytics takes of saved searches: hunting queries and functions. */
export const searchBounds = {
  displayName: { max: 256, unit: 'characters', source: KIT },
  category: { max: 256, unit: 'characters', source: KIT },
  /** Longer ones are not analysed: ten times what an analytic rule may have, and more than a person reads. */
  query: { max: 100_000, unit: 'characters', source: KIT },
  /** Longer ones the portal cannot show. */
  functionQuery: { max: 60_000, unit: 'characters', source: KIT },
} as const satisfies Record<string, Sourced<Range>>;

export const searchForms = {
  id: form(/^[^/?#%\s]{1,260}$/, 'a name without / ? # % and blanks', KIT),
  /** The name of a table, a column, a function or a parameter, as queries write it without quoting. */
  identifier: form(
    /^[A-Za-z_][A-Za-z0-9_]{0,127}$/,
    '1 to 128 letters, digits and _, not beginning with a digit',
    learn('Entity names'),
  ),
  /** The provider parts parameters at commas. */
  parameterDefault: form(/^[^,\r\n]+$/, 'one line without commas', PROVIDER),
};

/** The types of KQL that a column or a parameter may have. */
export const columnTypes = [
  'string',
  'datetime',
  'timespan',
  'dynamic',
  'bool',
  'int',
  'long',
  'real',
  'decimal',
  'guid',
] as const;

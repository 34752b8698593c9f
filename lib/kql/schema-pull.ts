import { stringify } from 'yaml';
import { findTable } from '../catalog/tables';
import { parseJson } from '../files/json';
import { findAsimFunction } from './engine/language/asim';
import type { Column, FunctionParameter } from './model/model';
import { parameterOf, typeName } from './model/signature';

/** Hosts of the Log Analytics query API. Source: Azure Monitor documentation, API endpoints per cloud. */
export const METADATA_HOSTS = {
  public: 'https://api.loganalytics.io',
  usGovernment: 'https://api.loganalytics.us',
  china: 'https://api.loganalytics.azure.cn',
} as const;

/** The command that saves what a workspace says of its own tables and functions. */
export const pullCommand = (workspace: string, cloud: keyof typeof METADATA_HOSTS = 'public'): string =>
  `az rest --method get --resource ${METADATA_HOSTS[cloud]} --url "${METADATA_HOSTS[cloud]}/v1/workspaces/${workspace}/metadata" > metadata.json`;

/** A file of `kind: Schema` to write. */
export interface SchemaFile {
  /** Of the table or function; the file is called so. */
  readonly name: string;
  readonly what: 'table' | 'columns' | 'function';
  readonly text: string;
}

/** Takes from a response of the metadata endpoint what the catalog does not know. Gives the reason when it is not such a response. */
export function schemaFiles(response: string): { readonly files: readonly SchemaFile[] } | { readonly reason: string } {
  const json = parseJson(response);
  if (!('value' in json))
    return { reason: `it is not JSON: ${json.reason} (line ${json.line}, column ${json.column})` };
  const { value } = json;
  if (!isRecord(value))
    return { reason: 'it is not a response of the metadata endpoint: an object with `tables` is expected' };
  if (isRecord(value.error)) {
    return {
      reason: `the service answered with an error: ${textOr(value.error.code)} ${textOr(value.error.message)}`.trim(),
    };
  }
  if (!Array.isArray(value.tables))
    return { reason: 'it is not a response of the metadata endpoint: it has no list `tables`' };
  const tables = value.tables.flatMap((table) => tableFile(table));
  const functions = (Array.isArray(value.functions) ? value.functions : []).flatMap((item) => functionFile(item));
  return { files: [...tables, ...functions].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

function tableFile(table: unknown): SchemaFile[] {
  if (!isRecord(table) || !isName(table.name) || !Array.isArray(table.columns)) return [];
  const columns = table.columns.flatMap((column) => toColumn(column));
  const documented = findTable(table.name);
  if (!documented) return [file(table.name, 'table', { tables: [{ name: table.name, columns: asMap(columns) }] })];
  // Columns that were added to a documented table end with _CF.
  const known = new Set(documented.columns.map((column) => column.name));
  const added = columns.filter((column) => column.name.endsWith('_CF') && !known.has(column.name));
  return added.length > 0
    ? [file(table.name, 'columns', { tables: [{ name: table.name, columns: asMap(added) }] })]
    : [];
}

function functionFile(item: unknown): SchemaFile[] {
  if (!isRecord(item) || !isName(item.name) || typeof item.body !== 'string') return [];
  // What begins with an underscore is Sentinel's own, and ASIM is known.
  if (item.name.startsWith('_') || findAsimFunction(item.name)) return [];
  const parameters = toParameters(String(item.parameters ?? ''));
  return [
    file(item.name, 'function', {
      functions: [{ name: item.name, parameters, body: item.body.replace(/\r\n/g, '\n') }],
    }),
  ];
}

const toColumn = (column: unknown): Column[] =>
  isRecord(column) && typeof column.name === 'string' ? [{ name: column.name, type: typeName(column.type) }] : [];

/** The endpoint gives parameters as KQL does: `ip:string, lookback:timespan=14d`. */
function toParameters(text: string): FunctionParameter[] {
  return text
    .replace(/^\(|\)$/g, '')
    .split(/,(?![^(]*\))/)
    .flatMap((part) => parameterOf(part) ?? []);
}

const asMap = (columns: readonly Column[]): Record<string, string> =>
  Object.fromEntries(columns.map(({ name, type }) => [name, type]));

const file = (name: string, what: SchemaFile['what'], content: object): SchemaFile => ({
  name,
  what,
  text: stringify({ kind: 'Schema', ...content }, { lineWidth: 0 }),
});

/** Also what makes a safe file name: the response comes from outside. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z_]\w*$/.test(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import type { EngineRequest, TableData } from './engine';
import { kqlLiteral } from './values';

/** Types as `datatable` names them; KQL has no `double`. */
const TYPE: Readonly<Record<string, string>> = { double: 'real' };

/**
 * One text that brings its own data: the tables of a request as `datatable` literals under `let`, its functions as lambdas, then the
 * query. Nothing has to be ingested, so any database serves, also a read-only one. `now()` is set to the instant of the request.
 */
export function selfContainedQuery(request: EngineRequest): string {
  return [
    `set query_now = datetime(${request.now});`,
    ...request.tables.map((table) => `let ${table.name} = ${datatable(table)};`),
    ...request.functions.map((f) => `let ${f.name} = (${f.parameters}) {\n${f.body}\n};`),
    request.query,
  ].join('\n');
}

function datatable({ columns, rows }: TableData): string {
  const typed = columns.map(({ name, type }) => ({ name, type: TYPE[type] ?? type }));
  const schema = typed.map(({ name, type }) => `${quotedName(name)}:${type}`).join(', ');
  const cells = rows.map((row) => typed.map(({ name, type }) => kqlLiteral(row[name], type)).join(', '));
  return `datatable(${schema}) [${cells.length > 0 ? `\n${cells.join(',\n')}\n` : ''}]`;
}

/** In brackets, so that a column may be called like a keyword. */
const quotedName = (name: string): string => `['${name.replace(/[\\']/g, (c) => `\\${c}`)}']`;

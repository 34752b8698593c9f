import type { QueryProblem } from '../../model/facts';
import { dynamicCompared } from '../../model/problems';
import type { Query } from '../language/query';
import { equalities } from './comparison';

/** The empty string stands for null, and JSON may equal the object. */
const MAY_BE_JSON = /^\s*(?:$|[[{])/;

/** `InitiatedBy == "x"`: a dynamic column of a table holds an object or a list, and no text equals that. */
export function checkDynamicCompared(query: Query): QueryProblem[] {
  return equalities(query).flatMap(({ left, values }) => {
    const symbol = query.kinds.is(left, 'NameReference') ? left.ReferencedSymbol : undefined;
    const table = symbol ? query.symbols.tableOfColumn.get(symbol) : undefined;
    if (!table || left.ResultType?.Name !== 'dynamic' || values.some(({ text }) => MAY_BE_JSON.test(text))) return [];
    return [dynamicCompared(query.at(left), { column: query.text(left), table })];
  });
}

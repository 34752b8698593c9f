import type { QueryProblem } from '../../model/facts';
import { searchAll, searchEverything, unionAll } from '../../model/problems';
import type { Query } from '../language/query';
import { children } from '../language/tree';

/** `search *` and `union *`, which Sentinel refuses in rules, and other operators that read every table implicitly. */
export function checkReadsEverything(query: Query): QueryProblem[] {
  const { kinds } = query;
  const problems: QueryProblem[] = [];
  for (const operator of query.all('SearchOperator', 'FindOperator')) {
    const piped = kinds.is(operator.Parent, 'PipeExpression') && operator.Parent!.GetChild(0) !== operator;
    if (piped || children(operator).some((child) => kinds.is(child, 'FindInClause'))) continue;
    const [keyword] = children(operator);
    const at = query.at(keyword!);
    if (/^search\s*\*/i.test(query.text(operator))) problems.push(searchAll(query.at(operator), {}));
    else problems.push(searchEverything(at, { operator: keyword!.Text ?? 'search' }));
  }
  for (const name of query.all('WildcardedName')) {
    if (query.text(name) !== '*') continue;
    for (let up = name.Parent; up; up = up.Parent) {
      if (kinds.is(up, 'UnionOperator')) problems.push(unionAll(query.range(up.TextStart, name.End), {}));
      if (!kinds.is(up, 'NameReference', 'SeparatedElement', 'List', 'ParenthesizedExpression')) break;
    }
  }
  return problems;
}

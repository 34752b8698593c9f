import type { Problem } from '../../files/problem';
import type { CompiledRule } from '../read/model';
import { declaredTwice, functionCycle } from './problems';

/** Functions that call each other in a circle, at each call that closes one. */
export function* functionCycles(rules: readonly CompiledRule[]): Iterable<Problem> {
  const byAlias = new Map(rules.flatMap((rule) => (rule.function ? [[rule.function.alias, rule] as const] : [])));
  for (const [alias, { analysis, inQuery }] of byAlias) {
    for (const { name, start, end } of analysis.own?.calls ?? []) {
      const way = wayTo(alias, name, byAlias);
      if (way) yield functionCycle(inQuery(start, end), { cycle: [alias, ...way] });
    }
  }
}

/** The shortest way of calls from one function to another, both named. */
function wayTo(
  target: string,
  from: string,
  byAlias: ReadonlyMap<string, CompiledRule>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  const open: (readonly string[])[] = [[from]];
  for (const way of open) {
    const last = way.at(-1)!;
    if (last === target) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const { name } of byAlias.get(last)?.analysis.own?.calls ?? []) open.push([...way, name]);
  }
  return undefined;
}

/** Functions of the folders that a file of `kind: Schema` declares as well. */
export function* declaredFunctionsAgain(
  rules: readonly CompiledRule[],
  schemas: readonly { readonly file: string; readonly functions: readonly { readonly name: string }[] }[],
): Iterable<Problem> {
  for (const { function: saved, at } of rules) {
    const schema = schemas.find(({ functions }) => functions.some(({ name }) => name === saved?.alias));
    if (saved && schema) yield declaredTwice(at(['name']), { name: saved.alias, file: schema.file });
  }
}

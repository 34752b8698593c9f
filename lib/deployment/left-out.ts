import type { Environment } from '../environment/model/environment';
import { isError, type Problem } from '../files/problem';
import type { QueryFacts } from '../kql/model/facts';
import { checkRule } from '../rules/checks/all';
import { analysisOf, placedIn } from '../rules/compile';
import { languageService } from '../rules/read/analyser';
import type { CompiledRule } from '../rules/read/model';
import type { Selection } from '../rules/select/selection';
import { failsWithout } from '../rules/select/selection-problems';
import type { Content } from './content';

/** Proofs of what is left of queries, shared by the environments that leave out the same. */
export type Proofs = Map<string, Promise<readonly QueryFacts[]>>;

/**
 * Proves the functions of a selection of which something is left out, and whatever calls them, as they are deployed. Gives the rules
 * with what came out.
 */
export async function proveLeftOut(
  environment: Pick<Environment, 'name'>,
  { deployed }: Selection,
  content: Content,
  proofs: Proofs,
): Promise<{ deployed: readonly CompiledRule[]; problems: readonly Problem[] }> {
  const changed = deployed.filter(({ leftOut }) => leftOut?.length);
  if (changed.length === 0) return { deployed, problems: [] };
  const bodies = new Map(
    changed.flatMap(({ function: saved }) => (saved ? [[saved.alias, saved.query] as const] : [])),
  );
  const inputs = changed.map(({ query, function: saved, alert }) => ({
    text: query,
    parameters: saved?.parameters,
    period: alert?.schedule?.period,
  }));
  const key = JSON.stringify([[...bodies], inputs]);
  const facts = await (proofs.get(key) ?? prove());
  const problems: Problem[] = [];
  const proven = new Map<CompiledRule, CompiledRule>();
  for (const [i, rule] of changed.entries()) {
    const found = facts[i]!;
    const { tables } = rule.analysis;
    const result = { ...rule, analysis: { ...analysisOf(found), tables } };
    proven.set(rule, result);
    const known = new Set(checkRule(rule).map(({ message }) => message));
    const ofQuery = found.problems.flatMap((problem) => placedIn(rule, problem));
    const wrong = [...ofQuery, ...checkRule(result).filter(({ message }) => !known.has(message))].find(isError);
    if (wrong && !content.broken.has(rule.file)) {
      const facts = { name: rule.name, environment: environment.name, without: rule.leftOut!, reason: wrong.message };
      problems.push(failsWithout(rule.at(['query'], 'key'), facts));
    }
  }
  return { deployed: deployed.map((rule) => proven.get(rule) ?? rule), problems };

  function prove(): Promise<readonly QueryFacts[]> {
    const declared = content.declarations(changed[0]!);
    const functions = declared.functions.map((saved) => {
      const body = bodies.get(saved.name);
      return body === undefined ? saved : { ...saved, body };
    });
    const made = languageService(inputs, { ...declared, functions }, {});
    proofs.set(key, made);
    return made;
  }
}

import type { Location, Problem } from '../../files/problem';
import type { Rule } from './model';
import { duplicateId, duplicateName, sharedId } from './problems';

/** The two resources of Azure that are named by an id; one of each may have the same. */
type Resource = 'an analytic rule' | 'a saved search';

/**
 * Ids and names that stand in two files. Azure compares ids without case; analysts know rules by their names, so
 * names are compared without case too, alerts, hunting queries and functions each among themselves.
 */
export function findDuplicates(rules: readonly Rule[]): readonly Problem[] {
  const problems: Problem[] = [];
  const firsts = new Map<string, string>();
  const claim = (what: string, key: string, at: Location, problem: (first: string) => Problem) => {
    const claimed = `${what} ${key.trim().toLowerCase()}`;
    const first = firsts.get(claimed);
    if (first !== undefined) problems.push(problem(first));
    else firsts.set(claimed, show(at));
  };
  const owners = new Map<string, { readonly as: Resource; readonly first: string }>();
  const claimId = (as: Resource, id: string, what: string, at: Location) => {
    const owner = owners.get(id.toLowerCase());
    if (owner && owner.as !== as) problems.push(sharedId(at, { id, what, as, first: owner.first }));
    owners.set(id.toLowerCase(), owner ?? { as, first: show(at) });
    claim(as, id, at, (first) => duplicateId(at, { id, what, first }));
  };
  const claimName = (what: string, name: string, at: Location) => {
    if (name !== '') claim(what, name, at, (first) => duplicateName(at, { name, what, first }));
  };
  for (const { id, name, kind, alert, hunting, function: saved, at, alertAt } of rules) {
    claimId(kind === 'Hunting' || saved ? 'a saved search' : 'an analytic rule', id, `'${name}'`, at(['id']));
    if (alert && kind === 'Hunting')
      claimId('an analytic rule', alert.id, `the promotion of '${name}'`, at(['promotion', 'id']));
    if (alert) claimName('analytic rule', alert.displayName, alertAt(['name']));
    if (hunting) claimName('hunting query', hunting.displayName, at(['name']));
    if (saved) claimName('function', saved.alias, at(['name']));
  }
  return problems;
}

const show = ({ file, line, column }: Location): string => `${file}:${line ?? 1}:${column ?? 1}`;

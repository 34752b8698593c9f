import type { Location, Problem } from '../../files/problem';
import type { Rule } from './model';
import { duplicateId, duplicateName } from './problems';

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
  const claimId = (id: string, what: string, at: Location) =>
    claim('id', id, at, (first) => duplicateId(at, { id, what, first }));
  const claimName = (what: string, name: string, at: Location) => {
    if (name !== '') claim(what, name, at, (first) => duplicateName(at, { name, what, first }));
  };
  for (const { id, name, kind, alert, hunting, function: saved, at, alertAt } of rules) {
    claimId(id, `'${name}'`, at(['id']));
    if (alert && kind === 'Hunting') claimId(alert.id, `the promotion of '${name}'`, at(['promotion', 'id']));
    if (alert) claimName('analytic rule', alert.displayName, alertAt(['name']));
    if (hunting) claimName('hunting query', hunting.displayName, at(['name']));
    if (saved) claimName('function', saved.alias, at(['name']));
  }
  return problems;
}

const show = ({ file, line, column }: Location): string => `${file}:${line ?? 1}:${column ?? 1}`;

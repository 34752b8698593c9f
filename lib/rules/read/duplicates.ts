import type { Location, Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import type { Rule } from './model';
import { duplicateId, duplicateName } from './problems';

/**
 * Ids and names that stand in two files. Azure compares ids without case; analysts know rules by their names, so
 * names are compared without case too, alerts, hunting queries and functions each among themselves.
 */
export function findDuplicates(rules: readonly Rule[]): readonly Problem[] {
  const problems: Problem[] = [];
  const ids = new Map<string, Location>();
  const names = {
    alert: new Map<string, Location>(),
    hunting: new Map<string, Location>(),
    function: new Map<string, Location>(),
  };
  for (const rule of rules) {
    const promoted = rule.kind === 'Hunting' && rule.alert !== undefined;
    const place = (...path: Path) => rule.at(path);
    const claimId = (id: string, what: string, at: Location) => {
      const first = ids.get(id.toLowerCase());
      if (first) problems.push(duplicateId(at, { id, what, first: show(first) }));
      else ids.set(id.toLowerCase(), at);
    };
    const claimName = (kind: keyof typeof names, what: string, name: string, at: Location) => {
      const key = name.trim().toLowerCase();
      if (key === '') return;
      const first = names[kind].get(key);
      if (first) problems.push(duplicateName(at, { name, what, first: show(first) }));
      else names[kind].set(key, at);
    };
    claimId(rule.id, `'${rule.name}'`, place('id'));
    if (promoted) claimId(rule.alert!.id, `the promotion of '${rule.name}'`, place('promotion', 'id'));
    const alertName = promoted && hasOwnName(rule) ? place('promotion', 'name') : place('name');
    if (rule.alert) claimName('alert', 'analytic rule', rule.alert.displayName, alertName);
    if (rule.hunting) claimName('hunting', 'hunting query', rule.hunting.displayName, place('name'));
    if (rule.function) claimName('function', 'function', rule.function.alias, place('name'));
  }
  return problems;
}

const hasOwnName = (rule: Rule): boolean => rule.alert?.displayName !== rule.name;

const show = ({ file, line, column }: Location): string => `${file}:${line ?? 1}:${column ?? 1}`;

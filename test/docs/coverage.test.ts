import { catalogue, type Entry } from '../../lib/docs/catalogue';
import { coverageOf } from '../../lib/docs/coverage';
import { deployedFor } from '../../lib/playbook/resources';
import { foundationOf } from '../constructs/stacks/workbench';

let entries: readonly Entry[];
beforeAll(async () => {
  ({ entries } = await catalogue());
});

test('every item of the playbook has a rule, a function, a resource or a step by hand', () => {
  const bare = coverageOf(entries).filter(
    (c) => !c.rules.length && !c.functions.length && !c.resources.length && !c.manual,
  );
  expect(bare.map((c) => c.id)).toEqual([]);
});

test('every trigger raises an alert', () => {
  const silent = coverageOf(entries)
    .filter(({ id }) => /^TRG-|^REQ-4$|^RCV-5$/.test(id))
    .filter(({ rules }) => !rules.some(({ rule }) => rule.alert));
  expect(silent.map((c) => c.id)).toEqual([]);
});

test('every investigation is one call away', () => {
  const missing = coverageOf(entries).filter(({ id, functions }) => id.startsWith('INV-') && functions.length === 0);
  expect(missing.map((c) => c.id)).toEqual([]);
});

test('what an item is said to deploy is deployed by a shipped environment', () => {
  const types = new Set(
    ['demo', 'contoso-prod', 'fabrikam-p1'].flatMap((name) => Object.keys(foundationOf(name).resource)),
  );
  for (const { item, types: any } of deployedFor)
    expect([item, any.some((type) => types.has(type))]).toEqual([item, true]);
});

test('a function that a description names exists', () => {
  const known = new Set(entries.flatMap(({ rule }) => rule.function?.alias ?? []));
  const named = entries.flatMap(({ rule }) =>
    [...rule.description.matchAll(/TokenTheft_\w+/g)].map(([name]) => ({ file: rule.file, name })),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ name }) => !known.has(name))).toEqual([]);
});

test('every analytic rule and function has a case that is found and one that is not', () => {
  const lacking = entries
    .filter(({ rule }) => rule.alert || rule.function)
    .filter(({ rule }) => {
      const cases = (rule.tests ?? []) as { match?: boolean }[];
      return !cases.some((c) => c.match) || !cases.some((c) => c.match === false);
    });
  expect(lacking.map(({ rule }) => rule.file)).toEqual([]);
});

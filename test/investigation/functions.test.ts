import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRuleFiles } from '../../lib/files/find';
import { rulesFolder } from '../../lib/files/root';
import { playbookItems } from '../../lib/playbook/items';
import type { Rule } from '../../lib/rules/read/model';
import { readRules } from '../../lib/rules/read-rules';

const { rules, problems } = readRules([join(rulesFolder, 'investigation')]);
const functions = rules.filter((rule): rule is Rule & Required<Pick<Rule, 'function'>> => rule.function !== undefined);
const cases = (rule: Rule) => rule.tests as readonly { name: string; match: boolean; arguments?: object }[];

it('are read without a mistake', () => expect(problems).toEqual([]));

describe('the investigation functions', () => {
  it.each(playbookItems.filter(({ id }) => id.startsWith('INV-')).map(({ id }) => id))('answer %s', (item) => {
    expect(functions.filter(({ playbook }) => playbook.includes(item)).map(({ name }) => name)).not.toEqual([]);
  });

  it.each(functions.map((rule) => [rule.name, rule] as const))('%s keeps to the conventions', (name, rule) => {
    expect(name).toMatch(/^TokenTheft_[A-Z][A-Za-z]+$/);
    const { parameters } = rule.function;
    const isWindow = (parameter: string) => ['lookback', 'since', 'until'].includes(parameter);
    const kinds = parameters.filter(({ type }) => type !== 'bool').map((parameter) => isWindow(parameter.name));
    // Whom or what first, then the window, then switches; everything has a default and a description.
    expect(kinds).toEqual([...kinds].sort());
    expect(kinds).toContain(true);
    const switches = parameters.map(({ type }) => type === 'bool');
    expect(switches).toEqual([...switches].sort());
    for (const parameter of parameters) {
      expect(parameter).toMatchObject({ description: expect.stringMatching(/\.$/), default: expect.any(String) });
    }
    for (const { default: initial } of parameters.filter(({ type }) => type === 'string')) expect(initial).toBe("''");
  });

  it.each(functions.map((rule) => [rule.name, rule] as const))(
    '%s has a case that matches and a near miss',
    (_, rule) => {
      expect(cases(rule).filter(({ match }) => match)).not.toEqual([]);
      expect(cases(rule).filter(({ match }) => !match)).not.toEqual([]);
    },
  );

  it.each(
    functions
      .filter(({ function: { parameters } }) => parameters.some(({ type }) => type === 'string'))
      .map((rule) => [rule.name, rule] as const),
  )('%s has a case that proves: asked for nobody, it finds nothing', (_, rule) => {
    expect(cases(rule).filter((one) => !one.match && one.arguments === undefined)).not.toEqual([]);
  });
});

it('every function that a file of the rules folder names exists', () => {
  const known = readRules([rulesFolder]).rules.flatMap((rule) => rule.function?.alias ?? []);
  for (const file of findRuleFiles([rulesFolder]).files) {
    const named = readFileSync(file, 'utf8').match(/TokenTheft_\w+/g) ?? [];
    expect([file, named.filter((name) => !known.includes(name))]).toEqual([file, []]);
  }
});

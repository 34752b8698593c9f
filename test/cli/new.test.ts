import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cli/commands/new';
import { environmentTemplate } from '../../cli/templates/environment';
import { ruleTemplates } from '../../cli/templates/rule';
import { compileRules } from '../../lib/rules/compile';
import { freshFolder, readFolder } from '../environment/workbench';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => {});
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => jest.restoreAllMocks());

const kinds = Object.keys(ruleTemplates) as (keyof typeof ruleTemplates)[];

test('every kind of new rule is valid as it stands, without a warning', async () => {
  const out = freshFolder();
  for (const kind of kinds) expect(await run(['rule', `my-${kind}`], { kind, out })).toBe(0);
  const { problems, rules } = await compileRules([out]);
  expect(problems).toEqual([]);
  expect(rules).toHaveLength(kinds.length);
});

test('a new environment is refused for its placeholders alone, and valid once they are filled in', () => {
  const read = (text: string) => readFolder({ 'base.yaml': 'abstract: true\n', 'new.yaml': text }).reported;
  expect(read(environmentTemplate)).toEqual([
    "new.yaml:8:7 environment/invalid-value: 'tenant.id' should be a GUID such as 3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11, got '<tenant id>'",
    "new.yaml:14:17 environment/invalid-value: 'subscriptionId' should be a GUID such as 3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11, got '<subscription id>'",
  ]);
  let n = 0;
  expect(read(environmentTemplate.replace(/<\w+ id>/g, () => `${++n}1111111-1111-4111-8111-111111111111`))).toEqual([]);
});

test('nothing is overwritten, and a bad name is refused', async () => {
  const out = freshFolder();
  expect(await run(['rule', 'mine'], { kind: 'hunting', out })).toBe(0);
  const before = readFileSync(join(out, 'mine.yaml'), 'utf8');
  expect(await run(['rule', 'mine'], { kind: 'nrt', out })).toBe(2);
  expect(readFileSync(join(out, 'mine.yaml'), 'utf8')).toBe(before);
  expect(await run(['rule', '../mine'], { kind: 'nrt', out })).toBe(2);
  expect(await run(['thing', 'mine'], { kind: 'nrt', out })).toBe(2);
  expect(readdirSync(out)).toEqual(['mine.yaml']);
  expect(existsSync(join(out, '..', 'mine.yaml'))).toBe(false);
});

import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { run } from '../../cli/commands/new';
import { ruleTemplates } from '../../cli/templates/rule';
import { ruleSchemaFile } from '../../lib/docs/rule-schema';
import { findRuleFiles } from '../../lib/files/find';
import { rulesFolder } from '../../lib/files/root';
import { YamlSource } from '../../lib/files/source';
import { freshFolder } from '../environment/workbench';
import { schemaFailures } from './json-schema';

const schema = JSON.parse(ruleSchemaFile());
const schemaAt = join(rulesFolder, 'rule.schema.json');
const failuresOf = (text: string) => schemaFailures(schema, YamlSource.parse('rule.yaml', text).value);

/** The first line of a file in a folder. */
const pointer = (folder: string) => `# yaml-language-server: $schema=${relative(folder, schemaAt)}\n`;

const shipped = findRuleFiles([rulesFolder]).files;
const textOf = (file: string) => readFileSync(file, 'utf8');

test('every shipped file names the schema on its first line, and is valid by it', () => {
  expect(shipped.length).toBeGreaterThan(50);
  for (const file of shipped) {
    expect([file, textOf(file).startsWith(pointer(dirname(file)))]).toEqual([file, true]);
    expect([file, failuresOf(textOf(file))]).toEqual([file, []]);
  }
});

test('every kind of new rule names the schema, wherever it is written, and is valid by it', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => {});
  const out = freshFolder();
  for (const kind of Object.keys(ruleTemplates) as (keyof typeof ruleTemplates)[]) {
    expect(await run(['rule', kind], { kind, out })).toBe(0);
    const text = textOf(join(out, `${kind}.yaml`));
    expect(text.startsWith(pointer(out))).toBe(true);
    expect([kind, failuresOf(text)]).toEqual([kind, []]);
  }
});

const analytic = textOf(join(rulesFolder, 'analytics', 'inbox-rule-hides-mail.yaml'));
const promoted = ruleTemplates.hunting.text('mine', '11111111-1111-4111-8111-111111111111');
const change = (text: string, from: RegExp, to: string) => {
  expect(text).toMatch(from);
  return failuresOf(text.replace(from, to));
};

test.each([
  ['a kind that there is not', analytic, /^kind: .*/m, 'kind: Sheduled', ".kind: 'Sheduled' is no choice"],
  ['a severity', analytic, /^severity: .*/m, 'severity: Critical', ".severity: 'Critical' is no choice"],
  ['an unknown key', analytic, /^severity: /m, 'sevrity: ', '.sevrity: unknown key'],
  ['a required key that is absent', analytic, /^severity: .*\n/m, '', '.severity: missing'],
  ['a tactic', promoted, /CredentialAccess/, 'CredentialAcess', ".tactics[0]: 'CredentialAcess' is no choice"],
  ['a technique', promoted, /T1539/, 'T15', '.relevantTechniques[0]: not of the form'],
  [
    'an identifier of another entity',
    promoted,
    /identifier: Address/,
    'identifier: AadUserId',
    ".promotion.entityMappings[1].fieldMappings[0].identifier: 'AadUserId' is no choice",
  ],
  [
    'an operator',
    promoted,
    /triggerOperator: gt/,
    'triggerOperator: more',
    ".promotion.triggerOperator: 'more' is no choice",
  ],
  [
    'a schedule in a promotion of kind NRT',
    promoted,
    /promotion:/,
    'promotion:\n  kind: NRT',
    '.promotion.queryPeriod: unknown key',
  ],
  ['a key of a case', promoted, /match: true/, 'matches: true', '.tests[0].matches: unknown key'],
])('%s is refused, at its place', (_, text, from, to, failure) => {
  expect(change(text, from, to)).toContain(failure);
});

test('files of the ecosystem without a kind are told apart by their keys', () => {
  expect(failuresOf('FunctionAlias: A\nFunctionQuery: T\nid: a\n')).toEqual([]);
  expect(failuresOf('name: a\nquery: T\n')).toEqual([]);
  expect(failuresOf('name: a\nquery: T\nqueryPeriod: 1h\nqueryFrequency: 1h\nseverity: Low\n')).toEqual([]);
  expect(failuresOf('name: a\nquery: T\nqueryPeriod: 1h\n')).toEqual([
    '.severity: missing',
    '.queryFrequency: missing',
  ]);
});

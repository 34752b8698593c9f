import { parseDocument } from 'yaml';
import { environmentArea } from '../../lib/environment/format/environment';
import { map } from '../../lib/files/format/format';
import { readFormat } from '../../lib/files/format/read';
import { YamlSource } from '../../lib/files/source';
import { controls } from '../../lib/review/controls';
import { review } from '../../lib/review/review';
import { casesOf } from '../review/good-world';
import { configurationOf, world } from '../review/world';
import { FORMATS, isKey, isKeyPath, keyPathsIn, literalsIn, pairsIn, sourceFiles, textOf } from './key-names';

/** What looks like a key and is none of ours. */
const FOREIGN: Readonly<Record<string, string>> = {
  key: 'stands for any key: `key: value`',
  permissions: 'of a workflow of GitHub',
  items: 'of the JSON of a workbook',
  'locals.kit': 'a local value of Terraform',
  'provider.<name>': 'a block of Terraform',
  'lifecycle.<name>': 'a block of Terraform',
  'review.<name>': 'the file of a report',
  'tables.*.rows.*': 'of the JSON of the query API',
  'value.*': 'of the JSON of Graph',
  'file.<name>': 'a file of a rule, in code',
  'properties.marketplacePartnerId': 'of the REST API of Azure Monitor',
};

const strangersIn = (text: string): string[] =>
  [
    ...keyPathsIn(text).filter((path) => !isKeyPath(path)),
    ...pairsIn(text).filter((key) => !(key.includes('.') ? isKeyPath(key) : isKey(key))),
  ].filter((name) => !Object.hasOwn(FOREIGN, name));

/** What people read of problems, controls, keys and options; the rest of the review speaks of Terraform, as does one control. */
const SOURCES = [
  ...sourceFiles(
    'lib',
    /^lib\/(?!review\/(?:input|changes|world|facts|provenance|report|controls\/everything-points-here)|kql\/workers)[\w/-]+\.ts$/,
  ),
  // The other constructs speak of their props.
  ...sourceFiles('constructs/stacks', /\.ts$/),
  ...sourceFiles('cli', /\.(ts|js)$/),
];

test('no cure, help, meaning or message names a key that no file may have', () => {
  const found = SOURCES.flatMap((file) =>
    literalsIn(textOf(file)).flatMap((text) => strangersIn(text).map((name) => `${file}: ${name}`)),
  );
  expect(found).toEqual([]);
});

/** docs/constructs.md is about TypeScript; the pages of detections are made from the rules. */
const PAGES = [
  ...sourceFiles('docs', /^docs\/(?!constructs)[\w-]+\.md$/),
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
];

test.each(PAGES)('%s names only keys that exist', (page) => expect(strangersIn(textOf(page))).toEqual([]));

test('a key that does not exist is noticed, however it is written', () => {
  expect(strangersIn('Add it to diagnostics.workspace.categories.')).toEqual(['diagnostics.workspace.categories']);
  expect(strangersIn('see rules.disabled in the environment')).toEqual(['rules.disabled']);
  expect(strangersIn('Set `lock.enable: true`, or `locks: true`.')).toEqual(['lock.enable', 'lock.enable', 'locks']);
  expect(strangersIn('workspace.tables.<table>.plan, access.azureRoles[].scope, `disable: true`, main.ts')).toEqual([]);
});

/** Every patch that a control, or a case of its, gives. */
const patches = controls().flatMap((control) => {
  const cases = casesOf(control.id);
  const computed = cases.nonCompliant.flatMap(({ change }) => {
    const given = world();
    cases.setup?.(given);
    change?.(given);
    const [environment] = review([configurationOf(given)], [control]).environments;
    return environment!.findings.flatMap(({ patch }) => patch ?? []);
  });
  const all = [...(control.patch ? [control.patch] : []), ...computed];
  return [...new Map(all.map((patch) => [patch.yaml, patch])).values()].map((patch) => [control.id, patch] as const);
});

const ruleKeys = map({ ...FORMATS.query!.kind.keys, ...FORMATS.alert!.kind.keys, ...FORMATS.cases!.kind.keys });

test('many controls have a patch', () => {
  expect(new Set(patches.map(([id]) => id)).size).toBeGreaterThanOrEqual(25);
});

test.each(patches)('the patch of %s is what the file takes: %j', (_, { into, yaml }) => {
  const id = into === 'rule' ? 'id: 7d1c0000-0000-4000-8000-000000000001\n' : '';
  const source = YamlSource.parse('patch.yaml', id + yaml);
  expect(source.problems).toEqual([]);
  const { problems } = readFormat(into === 'environment' ? FORMATS.environment! : ruleKeys, source, environmentArea);
  const { missingValue } = environmentArea.problems;
  // null takes back what a file says, which readers of layers resolve before.
  const takesBack = (line: number) => / null$/.test((id + yaml).split('\n')[line - 1] ?? '');
  const wrong = problems.filter(({ code, line }) => code !== missingValue.definition.code && !takesBack(line));
  expect(wrong.map(({ message }) => message)).toEqual([]);
  expect(Object.keys(parseDocument(yaml).toJS() as object).length).toBeGreaterThan(0);
});

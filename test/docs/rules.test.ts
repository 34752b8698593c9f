import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ruleProblems } from '../../lib/docs/rule-problems';
import { alertKeys, commonKeys, type DocumentedKey, promotionKeys } from '../../lib/docs/rules';
import { kitRoot } from '../../lib/files/root';
import { compileRules } from '../../lib/rules/compile';
import { casesOf } from '../detection-tests/support';
import { folderWith } from '../environment/workbench';
import { codes } from '../rules/help';

const page = readFileSync(join(kitRoot, 'docs', 'rules.md'), 'utf8').replaceAll('\r\n', '\n');

/** A file that has all of the keys, with values of no meaning. */
function fileWith(keys: readonly DocumentedKey[]): Record<string, unknown> {
  const file: Record<string, unknown> = {};
  for (const [path] of keys) {
    const steps = path.split('.');
    let map = file;
    for (const step of steps.slice(0, -1)) {
      const name = step.replace('[]', '');
      map[name] ??= step.endsWith('[]') ? [{}] : {};
      map = (step.endsWith('[]') ? (map[name] as object[])[0] : map[name]) as Record<string, unknown>;
    }
    map[steps.at(-1)!] = 'x';
  }
  return file;
}

const unknown = (file: object): string[] => codes(stringify(file)).filter((code) => code === 'rule/unknown-key');

test('every documented key is read', () => {
  expect(unknown({ ...fileWith([...commonKeys, ...alertKeys]), kind: 'Scheduled' })).toEqual([]);
  const { kind: _none, ...hunting } = fileWith(commonKeys);
  const { promotion } = fileWith(promotionKeys);
  expect(unknown({ ...hunting, promotion: { ...(promotion as object), ...fileWith(alertKeys) } })).toEqual([]);
  expect(unknown({ ...hunting, promotion: { kidn: 'NRT' } })).toHaveLength(1);
});

test('every key of a file that says everything is documented', () => {
  const said = parse(readFileSync(join(kitRoot, 'test/rules/corpus/scheduled/everything.yaml'), 'utf8'));
  const documented = [...commonKeys, ...alertKeys].map(([path]) => path.replaceAll('[]', ''));
  const free = /^(customDetails|metadata|tags|tests)(\.|$)/;
  const missing = pathsOf(said).filter((path) => !free.test(path) && !documented.includes(path));
  expect(missing).toEqual([]);
});

function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value) && value.some((item) => typeof item === 'object'))
    return [...new Set(value.flatMap((item) => pathsOf(item, path)))];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, item]) => pathsOf(item, path ? `${path}.${key}` : key));
}

test('the page lists every code that the modules of rule files define', () => {
  const areas = ['rules', 'kql', 'detection-tests', 'files'];
  const defined = areas.flatMap((area) => {
    const folder = join(kitRoot, 'lib', area);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    return files.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}code: '([a-z-]+\/[a-z-]+)',$/gm)].map(
        ([, code]) => code!,
      ),
    );
  });
  const listed = ruleProblems();
  expect(defined.length).toBeGreaterThan(80);
  expect(defined.filter((code) => !listed.includes(`| \`${code}\` |`))).toEqual([]);
});

test('the examples of the page are valid', async () => {
  const examples = [...page.matchAll(/```yaml\n(id: [\s\S]*?|kind: [\s\S]*?)```/g)].map(([, text]) => text!);
  expect(examples).toHaveLength(4);
  const folder = folderWith(Object.fromEntries(examples.map((text, i) => [`${i}.yaml`, text])));
  const { problems, rules, other } = await compileRules([folder]);
  expect(problems).toEqual([]);
  expect([rules.length, other.length]).toEqual([2, 2]);
}, 60_000);

test('the sample cases of the page are cases', () => {
  const [, text] = /```yaml\n(tests:[\s\S]*?)```/.exec(page)!;
  const { cases, problems } = casesOf(text!);
  expect([cases.length, problems]).toEqual([1, []]);
});

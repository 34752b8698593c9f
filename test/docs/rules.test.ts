import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileContent } from '../../lib/deployment/content';
import { ruleProblems } from '../../lib/docs/rule-problems';
import { ruleSections } from '../../lib/docs/rules';
import { kitRoot } from '../../lib/files/root';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { readRules } from '../../lib/rules/read-rules';
import { casesOf } from '../detection-tests/support';
import { folderWith } from '../environment/workbench';

const page = readFileSync(join(kitRoot, 'docs', 'rules.md'), 'utf8').replaceAll('\r\n', '\n');

test('every key of a file that says everything is documented', () => {
  const said = parse(readFileSync(join(kitRoot, 'test/rules/corpus/scheduled/everything.yaml'), 'utf8'));
  const { 'common keys': common, 'alert keys': alert } = ruleSections();
  const documented = [...`${common}\n${alert}`.matchAll(/^\| `(.*?)`/gm)].map(([, path]) => path!.replaceAll('[]', ''));
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
  expect(examples).toHaveLength(6);
  const folder = folderWith(Object.fromEntries(examples.map((text, i) => [`${i}.yaml`, text])));
  const { content, problems } = await compileContent(readRules([folder]), noDeclarations);
  const { rules, watchlists, automation, workbooks, schemas } = content;
  expect(problems).toEqual([]);
  expect([rules, watchlists, automation, workbooks, schemas].map(({ length }) => length)).toEqual([2, 1, 1, 1, 1]);
});

test('the sample cases of the page are cases', () => {
  const [, text] = /```yaml\n(tests:[\s\S]*?)```/.exec(page)!;
  const { cases, problems } = casesOf(text!);
  expect([cases.length, problems]).toEqual([1, []]);
});

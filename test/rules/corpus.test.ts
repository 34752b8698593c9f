import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { findRuleFiles } from '../../lib/files/find';
import type { Compilation } from '../../lib/rules/compile';
import { compileRules } from '../../lib/rules/compile';

// Files in the styles of the ecosystem, right and wrong, proven by the real language service.
const folder = join(__dirname, 'corpus');
const expected = parse(readFileSync(join(__dirname, 'corpus-expected.yaml'), 'utf8')) as Record<string, string[]>;
const names = findRuleFiles([folder]).files.map((file) => relative(folder, file).split('\\').join('/'));
let compilation: Compilation;

beforeAll(async () => {
  compilation = await compileRules([folder], { cacheFolder: false });
});

const problemsOf = (name: string) => compilation.problems.filter(({ file }) => file.endsWith(`corpus/${name}`));

it('holds at least 60 files', () => expect(names.length).toBeGreaterThanOrEqual(60));

it('expects nothing of files that are not there', () => {
  expect(Object.keys(expected).filter((name) => !names.includes(name))).toEqual([]);
});

it.each(names)('%s: every mistake at its place, and no other', (name) => {
  const found = problemsOf(name).map(({ code, line, column }) => `${code}@${line}:${column}`);
  expect(found).toEqual(expected[name] ?? []);
});

it('says what to do about each mistake', () => {
  expect(compilation.problems.filter(({ help }) => !help)).toEqual([]);
});

it('keeps rules with mistakes for reporting', () => {
  expect(compilation.rules.map(({ file }) => file)).toContainEqual(expect.stringContaining('mistakes/columns.yaml'));
});

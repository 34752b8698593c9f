import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { YamlSource } from '../../lib/files/source';
import { SourceMemory, useSourceMemory } from '../../lib/files/source-memory';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ttk memory '));
});
afterEach(() => {
  useSourceMemory(undefined);
  rmSync(folder, { recursive: true, force: true });
});

const TEXT =
  '---\r\nname: a rule # really\r\nquery: |\r\n  SigninLogs\r\n  | take 1\r\nbase: &b { n: 1, at: 2026-01-01 }\r\ncopy: { <<: *b, x: .inf }\r\n';

const look = (source: YamlSource) => ({
  file: source.file,
  value: source.value,
  problems: source.problems,
  key: source.at(['name'], 'key'),
  missing: source.at(['copy', 'nothing']),
  text: source.inString(['query'], 13, 17),
});

/** Reads as one run of the program does. */
function run<T>(read: () => T): T {
  const memory = new SourceMemory(folder);
  useSourceMemory(memory);
  const result = read();
  useSourceMemory(undefined);
  memory.save();
  return result;
}

test('a remembered file is the same as one that is read anew', () => {
  const read = () => look(YamlSource.parse('a.yaml', TEXT));
  const anew = read();
  expect([run(read), run(read), run(read)]).toEqual([anew, anew, anew]);
});

test('a place that nobody asked for before is found as well', () => {
  run(() => YamlSource.parse('a.yaml', TEXT).at(['name']));
  expect(run(() => look(YamlSource.parse('b.yaml', TEXT)))).toEqual(look(YamlSource.parse('b.yaml', TEXT)));
});

test('it is written only when there is something new', () => {
  const file = () => join(folder, readdirSync(folder)[0]!);
  run(() => YamlSource.parse('a.yaml', TEXT).at(['name']));
  const before = readFileSync(file());
  writeFileSync(file(), before);
  run(() => YamlSource.parse('a.yaml', TEXT).at(['name']));
  expect(readFileSync(file()).equals(before)).toBe(true);
  run(() => YamlSource.parse('a.yaml', TEXT).at(['query']));
  expect(readFileSync(file()).equals(before)).toBe(false);
});

test('files with mistakes are not remembered', () => {
  const bad = () => YamlSource.parse('a.yaml', 'a: [1').problems.map((problem) => problem.code);
  expect([run(bad), run(bad)]).toEqual([['file/invalid-yaml'], ['file/invalid-yaml']]);
});

test.each([
  ['emptied', () => Buffer.alloc(0)],
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5)],
  ['altered', (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === 60 ? byte ^ 1 : byte)))],
])('a memory that was %s is as good as none', (_, damage) => {
  const read = () => look(YamlSource.parse('a.yaml', TEXT));
  run(read);
  const file = join(folder, readdirSync(folder)[0]!);
  writeFileSync(file, damage(readFileSync(file)));
  expect(run(read)).toEqual(look(YamlSource.parse('a.yaml', TEXT)));
});

test('where nothing can be written, files are read all the same', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const memory = new SourceMemory(join(file, 'below'));
  useSourceMemory(memory);
  expect(YamlSource.parse('a.yaml', TEXT).problems).toEqual([]);
  memory.save();
  expect(readdirSync(folder)).toEqual(['a-file']);
});

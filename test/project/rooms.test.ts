import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { kitRoot } from '../../lib/files/root';

/** Every folder with code, as it is now. */
const rooms = ['lib', 'constructs', 'cli'].flatMap((top) => [top, ...foldersBelow(top)]).filter(hasCode);

function foldersBelow(folder: string): string[] {
  const entries = readdirSync(join(kitRoot, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.flatMap(({ name }) => [`${folder}/${name}`, ...foldersBelow(`${folder}/${name}`)]);
}

function hasCode(folder: string): boolean {
  return readdirSync(join(kitRoot, folder)).some((name) => /\.[jt]s$/.test(name));
}

/** Ways to write an import, each a mistake in lib/values. */
const FORMS = [
  `import { a } from '../catalog/a';`,
  `import type { A } from '../catalog/a';`,
  `import '../catalog/a';`,
  `export * from "../catalog/a";`,
  `const b = require('../catalog/a');`,
  `const c = import('../catalog/a');`,
  `type D = import('../catalog/a').D;`,
];
const BARRELS = ['cdktf', '@cdktf/provider-azurerm', '@cdktf/provider-azuread/lib'];

const tree = realpathSync(mkdtempSync(join(tmpdir(), 'ttk-rooms-')));
afterAll(() => rmSync(tree, { recursive: true }));

const files: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    rooms.map((room) => [
      `${room}/planted.ts`,
      rooms.filter((other) => other !== room).map((other) => `import '${specifier(room, other)}';`),
    ]),
  ),
  'main.ts': rooms.map((room) => `import './${room}/planted';`),
  'lib/values/forms.ts': FORMS,
  'lib/values/circle.ts': [`import './forms';`, `import './circle-back';`],
  'lib/values/circle-back.ts': [`import type { A } from './circle';`],
  'constructs/core/barrels.ts': BARRELS.map((name) => `import '${name}';`),
};

function specifier(from: string, to: string): string {
  const path = posix.relative(from, `${to}/planted`);
  return path.startsWith('.') ? path : `./${path}`;
}

/** What the linter, as it is configured, says to them all: the lines of a file, by rule. */
const findings = lint();
const linesOf = (file: string, rule: string) =>
  [...new Set(findings.get(`${file} ${rule}`) ?? [])].sort((a, b) => a - b);

function lint(): ReadonlyMap<string, number[]> {
  const config = JSON.parse(readFileSync(join(kitRoot, 'biome.json'), 'utf8'));
  for (const [path, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), lines.join('\n'));
  }
  writeFileSync(join(tree, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  cpSync(join(kitRoot, 'rooms.grit'), join(tree, 'rooms.grit'));
  const biome = require.resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1e8 });
  const found = new Map<string, number[]>();
  for (const { category, location } of JSON.parse(stdout).diagnostics) {
    const key = `${location.path} ${category}`;
    found.set(key, [...(found.get(key) ?? []), location.start.line]);
  }
  return found;
}

/** The rooms whose import is refused, and the others. */
function judged(file: string) {
  const refused = linesOf(file, 'plugin').map((line) => line - 1);
  const targets = files[file]!.map((line) => posix.join(posix.dirname(file), /'(.*)\/planted'/.exec(line)![1]!));
  return {
    refused: targets.filter((_, i) => refused.includes(i)),
    allowed: targets.filter((_, i) => !refused.includes(i)),
  };
}

const allowed = new Map(rooms.map((room) => [room, judged(`${room}/planted.ts`).allowed]));

describe.each(rooms)('%s', (room) => {
  const outside = (allowed.get(room) ?? []).filter((other) => !other.startsWith('lib/'));

  test('has a place in the order: what calls everything is closed to it', () => {
    const { refused } = judged(`${room}/planted.ts`);
    expect(refused).toEqual(
      expect.arrayContaining(rooms.filter((other) => other.startsWith('cli/commands') && other !== room)),
    );
  });

  test('is not reached again from anything that it may import', () => {
    const seen = new Set<string>();
    const open = [...(allowed.get(room) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(allowed.get(next) ?? []));
    }
    expect(seen).not.toContain(room);
  });

  if (room.startsWith('lib/')) test('knows neither constructs nor commands', () => expect(outside).toEqual([]));
  if (room.startsWith('constructs/'))
    test('knows no command', () => expect(outside.filter((other) => !other.startsWith('constructs/'))).toEqual([]));
});

test('the review sees values, facts, the playbook, files, queries and reports, never how the kit makes its configuration', () => {
  const seen = rooms.filter((room) => room.startsWith('lib/review')).flatMap((room) => allowed.get(room)!);
  const outside = [...new Set(seen.map((room) => room.split('/')[1]!))].filter((room) => room !== 'review');
  expect(outside.sort()).toEqual(['catalog', 'files', 'kql', 'playbook', 'record', 'report', 'values']);
});

test('main.ts starts the stacks and reports; it imports no command', () => {
  expect(judged('main.ts').allowed.filter((room) => !room.startsWith('lib/'))).toEqual([
    'constructs/core',
    'constructs/stacks',
  ]);
});

test.each(FORMS.map((form, i) => [form, i + 1] as const))('no form of import is overlooked: %s', (_, line) => {
  expect(linesOf('lib/values/forms.ts', 'plugin')).toContain(line);
});

test('files in a circle are refused, types included', () => {
  expect(linesOf('lib/values/circle.ts', 'lint/suspicious/noImportCycles')).toEqual([2]);
});

test('cdktf and the providers are not imported as a whole', () => {
  expect(linesOf('constructs/core/barrels.ts', 'lint/style/noRestrictedImports')).toEqual([1, 2, 3]);
});

import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answersFolder } from '../../lib/cache/cache';
import { kitRoot } from '../../lib/files/root';
import { freshFolder } from '../environment/workbench';

const run = promisify(execFile);

/** `ttk check` of a kit, as a process of its own; what it prints. */
async function check(kit: string, rules: string, cache: string): Promise<string> {
  const args = [join(kit, 'cli/ttk.js'), 'check', rules, '--format', 'json'];
  const options = { cwd: kit, env: { ...process.env, TTK_CACHE: cache, CI: 'true' } };
  // Exit code 1: the rules are meant to have mistakes.
  return run(process.execPath, args, options).then(
    ({ stdout }) => stdout,
    (error) => error.stdout,
  );
}

/** So many rules, each with a mistake of its own. */
function rulesWithMistakes(count: number): string {
  const folder = freshFolder();
  for (let i = 0; i < count; i++)
    writeFileSync(
      join(folder, `rule-${i}.yaml`),
      `id: 7d1c0000-0000-4000-8000-${String(i).padStart(12, '0')}
name: Rule ${i}
description: What it finds.
query: SigninLogs | where NoSuchColumn${i} == ${i} | project UserId
entityMappings:
  - entityType: Account
    fieldMappings: [{ identifier: AadUserId, columnName: UserId }]
version: 1.0.0
`,
    );
  return folder;
}

/** Each query has one, and so has what the kit declares. */
const entries = (cache: string): number => readdirSync(answersFolder(cache)).length;

test('two runs at once on one cache say what each would say alone, and leave it whole', async () => {
  const rules = rulesWithMistakes(30);
  const cache = freshFolder();
  const both = await Promise.all([check(kitRoot, rules, cache), check(kitRoot, rules, cache)]);
  const alone = await check(kitRoot, rules, freshFolder());
  expect(alone).toContain("there is no column 'NoSuchColumn29' here");
  expect(both).toEqual([alone, alone]);
  expect(entries(cache)).toBe(31);
  expect(await check(kitRoot, rules, cache)).toBe(alone);
});

test('after the kit is upgraded it says what the new version says', async () => {
  const kit = freshFolder();
  for (const name of ['cli', 'lib', 'package.json', 'package-lock.json'])
    cpSync(join(kitRoot, name), join(kit, name), { recursive: true });
  mkdirSync(join(kit, 'rules'));
  symlinkSync(join(kitRoot, 'node_modules'), join(kit, 'node_modules'), 'junction');
  const rules = rulesWithMistakes(1);
  const cache = freshFolder();
  const before = await check(kit, rules, cache);
  expect(before).toContain("there is no column 'NoSuchColumn0' here");
  expect(await check(kit, rules, cache)).toBe(before);
  expect(entries(cache)).toBe(2);

  const problems = join(kit, 'lib/kql/model/problems.ts');
  writeFileSync(problems, readFileSync(problems, 'utf8').replaceAll('there is no column', 'there never was a column'));
  expect(await check(kit, rules, cache)).toContain("there never was a column 'NoSuchColumn0' here");
  expect(entries(cache)).toBe(4);

  appendFileSync(join(kit, 'package-lock.json'), '\n');
  await check(kit, rules, cache);
  expect(entries(cache)).toBe(6);
});

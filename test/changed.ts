import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../lib/files/root';

/**
 * `npm run test:changed [revision]`, for the loop while working: the tests that reach a file which differs from a revision (default: the last
 * commit), and the sample cases of the rule files that do.
 */
const [revision = 'HEAD'] = process.argv.slice(2);
const git = (...args: string[]): string[] =>
  execFileSync('git', args, { cwd: kitRoot, encoding: 'utf8' }).split('\0').filter(Boolean);
const changed = [
  ...git('diff', '--name-only', '-z', revision, '--'),
  ...git('ls-files', '--others', '--exclude-standard', '-z'),
].filter((file) => existsSync(join(kitRoot, file)));

const run = (script: string, args: readonly string[]): number =>
  spawnSync(process.execPath, [join(kitRoot, script), ...args], { cwd: kitRoot, stdio: 'inherit' }).status ?? 1;

const code = changed.filter((file) => /\.(ts|js)$/.test(file));
const rules = changed.filter((file) => /^rules\/.*\.ya?ml$/.test(file));
if (code.length + rules.length === 0) console.log(`Nothing that tests reach differs from ${revision}.`);
const results = [
  code.length ? run('node_modules/jest/bin/jest.js', ['--findRelatedTests', '--passWithNoTests', ...code]) : 0,
  rules.length ? run('cli/ttk.js', ['test', ...rules]) : 0,
];
process.exitCode = Math.max(...results);

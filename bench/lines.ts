import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitRoot } from '../lib/files/root';
import { GOOD, UNKNOWN } from '../lib/report/exit-code';

/**
 * `npm run lines [commit]`: lines of code in the work tree and at a commit. Blank lines and comments do not count, nor do generated
 * data and other languages.
 */
const PARTS = ['lib', 'constructs', 'cli', 'main.ts'];
const DEFAULT_COMMIT = 'b7c3de5';

/** Texts and regular expressions too: what looks like a comment in one is none. */
const TEXT_OR_COMMENT = new RegExp(
  [
    /'(?:\\.|[^'\\\n])*'/,
    /"(?:\\.|[^"\\\n])*"/,
    /`(?:\\[\s\S]|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|[^`\\])*`/,
    /(?<=[(,=:[!&|?{};>]\s*|^\s*|return\s)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//,
    /\/\/.*/,
    /\/\*[\s\S]*?\*\//,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);

export const withoutComments = (text: string): string =>
  text.replace(TEXT_OR_COMMENT, (part) => (/^\/[/*]/.test(part) ? '' : part));

export const countLines = (text: string): number =>
  withoutComments(text)
    .split('\n')
    .filter((line) => line.trim()).length;

function countPart(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return /\.[jt]s$/.test(path) ? countLines(readFileSync(path, 'utf8')) : 0;
  return readdirSync(path).reduce((sum, name) => sum + countPart(join(path, name)), 0);
}

const countAll = (folder: string): number[] => PARTS.map((part) => countPart(join(folder, part)));

/** The parts of a repository before and now; undefined when it does not have the commit. */
export function compare(root: string, commit: string): { before: number[]; now: number[] } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ttk-lines-'));
  try {
    const options = { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] as ('ignore' | 'pipe')[], maxBuffer: 1 << 28 };
    const archive = execFileSync('git', ['archive', '--format=tar', commit], options);
    execFileSync('tar', ['-xf', '-', '-C', folder], { input: archive });
    return { before: countAll(folder), now: countAll(root) };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function main(commit: string): number {
  const compared = compare(kitRoot, commit);
  if (!compared) {
    console.error(`This clone does not have the commit ${commit}: fetch the whole history, or name another commit.`);
    return UNKNOWN;
  }
  const { before, now } = compared;
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const row = (name: string, then: number, here: number) =>
    [name.padEnd(12), `${then}`.padStart(8), `${here}`.padStart(8), `${here - then}`.padStart(8)].join('');
  console.log(`${''.padEnd(12)}${commit.slice(0, 8).padStart(8)}     now  change`);
  for (const [i, part] of PARTS.entries()) console.log(row(part, before[i]!, now[i]!));
  console.log(row('all', sum(before), sum(now)));
  return GOOD;
}

if (require.main === module) process.exitCode = main(process.argv[2] ?? DEFAULT_COMMIT);

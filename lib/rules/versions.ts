import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { type Problem, problemKind } from '../files/problem';
import { YamlSource } from '../files/source';
import { meaningOf } from './meaning';
import type { Rule } from './read/model';
import { readSources } from './read-rules';

export const unchangedVersion = problemKind<{ version: string; base: string }>({
  code: 'rule/unchanged-version',
  cause: 'What the rule deploys differs from the compared git revision, and its version does not.',
  cure: 'Raise `version`: it is how a workspace tells which state of a rule it runs.',
  message: ({ version, base }) =>
    `the rule means something else than at ${base}, but its version is still ${version || 'not set'}`,
});

export const unknownBase = problemKind<{ base: string; reason: string }>({
  code: 'rule/unknown-base',
  cause: 'The git revision to compare with does not exist here, or this is no git repository.',
  cure: 'Name a revision that is there; in a pipeline fetch the whole history first.',
  message: ({ base, reason }) => `cannot compare with '${base}': ${reason}`,
});

export const changedKind = problemKind<{ before: string; now: string; base: string }>({
  code: 'rule/changed-kind',
  cause: 'An analytic rule changed from scheduled to near real time, or back, and kept its id.',
  cure: 'Give it a new `id`: Azure refuses a rule of one kind while one of the other kind with the same id is not gone yet.',
  message: ({ before, now, base }) => `the rule is ${now} and was ${before} at ${base}, under the same id`,
});

/**
 * Rules whose meaning changed since a git revision while their version did not, or whose kind did while their id did not. Each rule is compared in the repository that
 * its file lies in. New and moved files are fine.
 */
export function versionProblems(rules: readonly Rule[], base: string): Problem[] {
  const problems: Problem[] = [];
  const tops = new Map<string, string | undefined>();
  const repositories = new Map<string, ReadonlySet<string>>();
  for (const rule of rules) {
    const path = realpathSync(rule.file);
    const folder = dirname(path);
    if (!tops.has(folder)) {
      const root = attempt(folder, ['rev-parse', '--show-toplevel']);
      if (!root.ok) problems.push(unknownBase({ file: rule.file }, { base, reason: 'this is no git repository' }));
      tops.set(folder, root.ok ? realpathSync(root.output.trim()) : undefined);
    }
    const top = tops.get(folder);
    if (top === undefined) continue;
    if (!repositories.has(top)) {
      const changed = changedSince(top, base);
      if (!changed) problems.push(unknownBase({ file: rule.file }, { base, reason: 'there is no such revision' }));
      repositories.set(top, changed ?? new Set());
    }
    const name = relative(top, path).split(sep).join('/');
    if (!repositories.get(top)!.has(name)) continue;
    const before = attempt(top, ['show', `${base}:${name}`]);
    if (!before.ok) continue;
    const old = readSources([YamlSource.parse(rule.file, before.output)]).rules[0];
    if (!old || meaningOf(old) === meaningOf(rule)) continue;
    const kinds = { before: old.alert?.kind, now: rule.alert?.kind };
    if (kinds.before && kinds.now && kinds.before !== kinds.now && old.id === rule.id)
      problems.push(changedKind(rule.at(['id']), { before: kinds.before, now: kinds.now, base }));
    if (old.version !== rule.version) continue;
    problems.push(unchangedVersion(rule.at(['version']), { version: rule.version ?? '', base }));
  }
  return problems;
}

/** Files of the work tree that differ from a revision; undefined when there is no such revision. */
function changedSince(top: string, base: string): ReadonlySet<string> | undefined {
  if (!attempt(top, ['rev-parse', '--verify', '--quiet', `${base}^{commit}`]).ok) return undefined;
  const changed = attempt(top, ['diff', '--name-only', '--no-renames', '-z', base, '--']);
  return changed.ok ? new Set(changed.output.split('\0')) : undefined;
}

function attempt(cwd: string, args: readonly string[]): { ok: true; output: string } | { ok: false } {
  try {
    const output = execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    });
    return { ok: true, output };
  } catch {
    return { ok: false };
  }
}

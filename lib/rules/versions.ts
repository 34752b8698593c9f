import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type Problem, problemKind } from '../problem';
import { YamlSource } from '../source';
import { meaningOf } from './meaning';
import type { Rule } from './model';
import { readSources } from './read-rules';

export const unchangedVersion = problemKind<{ version: string; base: string }>({
  code: 'rule/unchanged-version',
  severity: 'error',
  cause: 'What the rule deploys differs from the compared git revision, and its version does not.',
  cure: 'Raise `version`: it is how a workspace tells which state of a rule it runs.',
  message: ({ version, base }) =>
    `the rule means something else than at ${base}, but its version is still ${version || 'not set'}`,
});

export const unknownBase = problemKind<{ base: string; reason: string }>({
  code: 'rule/unknown-base',
  severity: 'error',
  cause: 'The git revision to compare with does not exist here, or this is no git repository.',
  cure: 'Name a revision that is there; in a pipeline fetch the whole history first.',
  message: ({ base, reason }) => `cannot compare with '${base}': ${reason}`,
});

/** Rules whose meaning changed since a git revision while their version did not. New and moved files are fine. */
export function versionProblems(rules: readonly Rule[], base: string): Problem[] {
  const root = attempt(['rev-parse', '--show-toplevel']);
  const known = root.ok ? attempt(['rev-parse', '--verify', '--quiet', `${base}^{commit}`]) : root;
  if (!root.ok || !known.ok) {
    const reason = root.ok ? 'there is no such revision' : 'this is no git repository';
    return [unknownBase({ file: '.' }, { base, reason })];
  }
  const top = realpathSync(root.output.trim());
  return rules.flatMap((rule) => {
    const path = relative(top, realpathSync(rule.file)).split(sep).join('/');
    const before = path.startsWith('..') ? undefined : attempt(['show', `${base}:${path}`]);
    if (!before?.ok) return [];
    const old = readSources([YamlSource.parse(rule.file, before.output)]).rules[0];
    if (!old || meaningOf(old) === meaningOf(rule) || old.version !== rule.version) return [];
    return [unchangedVersion(rule.source.at(['version']), { version: rule.version ?? '', base })];
  });
}

function attempt(args: readonly string[]): { ok: true; output: string } | { ok: false } {
  try {
    return {
      ok: true,
      output: execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 }),
    };
  } catch {
    return { ok: false };
  }
}

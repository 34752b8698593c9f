import { existsSync } from 'node:fs';
import type { Problem } from '../files/problem';
import { type Path, YamlSource } from '../files/source';
import { didYouMean } from '../values/text';
import type { Control } from './control/control';
import { malformedSuppression, unknownControl } from './input/problems';

/** A finding that somebody accepted, with a reason and for a time. */
export interface Suppression {
  readonly control: string;
  /** Globs; `*` when not given. */
  readonly environment: string;
  readonly resource: string;
  readonly finding: string;
  readonly reason: string;
  readonly owner: string;
  /** YYYY-MM-DD, the last day on which it holds. */
  readonly expires: string;
  readonly file: string;
  readonly line: number;
}

const REQUIRED = ['control', 'reason', 'owner', 'expires'] as const;
const GLOBS = ['environment', 'resource', 'finding'] as const;

/** Reads suppressions.yaml; a file that does not exist holds none. */
export function readSuppressions(
  path: string,
  controls: readonly Control[],
): { suppressions: readonly Suppression[]; problems: readonly Problem[] } {
  if (!existsSync(path)) return { suppressions: [], problems: [] };
  return parseSuppressions(YamlSource.read(path), controls);
}

/** The same for what was read already. */
export function parseSuppressions(
  source: YamlSource,
  controls: readonly Control[],
): { suppressions: readonly Suppression[]; problems: readonly Problem[] } {
  const problems: Problem[] = [...source.problems];
  if (problems.length) return { suppressions: [], problems };
  const wrong = (path: Path, name: string, reason: string) =>
    problems.push(malformedSuppression(source.at(path), { path: name, reason }));
  const root = source.value as Record<string, unknown> | null | undefined;
  if (root === null || root === undefined) return { suppressions: [], problems };
  if (typeof root !== 'object' || Array.isArray(root)) {
    wrong([], 'suppressions.yaml', "should hold one key, 'suppressions', with a list");
    return { suppressions: [], problems };
  }
  for (const key of Object.keys(root))
    if (key !== 'suppressions') wrong([key], key, "is not known; the one key is 'suppressions'");
  const list = root.suppressions ?? [];
  if (!Array.isArray(list)) {
    wrong(['suppressions'], 'suppressions', 'should be a list');
    return { suppressions: [], problems };
  }
  const ids = controls.map(({ id }) => id);
  const suppressions = list.flatMap((entry: unknown, i): Suppression[] => {
    const before = problems.length;
    const at = (key?: string): Path => (key ? ['suppressions', i, key] : ['suppressions', i]);
    const name = (key: string) => `suppressions[${i}].${key}`;
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      wrong(at(), `suppressions[${i}]`, 'should be a map of keys');
      return [];
    }
    const given = entry as Record<string, unknown>;
    for (const key of Object.keys(given)) {
      if (![...REQUIRED, ...GLOBS].includes(key as never))
        wrong(at(key), name(key), `is not known; keys are ${[...REQUIRED, ...GLOBS].join(', ')}`);
    }
    for (const key of REQUIRED) {
      const value = given[key];
      if (typeof value !== 'string' || !value.trim()) wrong(at(key), name(key), 'should be a text');
    }
    for (const key of GLOBS) {
      const value = given[key];
      if (value !== undefined && (typeof value !== 'string' || !value)) wrong(at(key), name(key), 'should be a glob');
    }
    const { control, expires } = given;
    if (typeof expires === 'string' && expires.trim() && !isDate(expires))
      wrong(at('expires'), name('expires'), `should be a day such as 2027-06-30, got '${expires}'`);
    if (typeof control === 'string' && control && !ids.includes(control))
      problems.push(unknownControl(source.at(at('control')), { id: control, meant: didYouMean(control, ids) }));
    if (problems.length > before) return [];
    const text = (key: string, fallback = '*') => (given[key] as string | undefined)?.trim() ?? fallback;
    return [
      {
        control: text('control'),
        environment: text('environment'),
        resource: text('resource'),
        finding: text('finding'),
        reason: text('reason'),
        owner: text('owner'),
        expires: text('expires'),
        file: source.file,
        line: source.at(at()).line ?? 1,
      },
    ];
  });
  return { suppressions, problems };
}

/** A day of the calendar: 2027-02-30 is none. */
function isDate(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

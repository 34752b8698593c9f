import type { Location, Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import { didYouMean } from '../../values/text';
import { checkAlert } from '../checks/all';
import { fileStem } from '../read/common';
import type { CompiledRule } from '../read/model';
import {
  applyOverride,
  type OverrideSetting,
  overridePaths,
  type RuleOverride,
  settingsOf,
  settingsWithoutEffect,
} from './override';
import {
  ambiguousOverride,
  emptyOverride,
  overrideWithoutEffect,
  repeatedOverride,
  unmatchedOverride,
} from './selection-problems';

export interface OverrideContext {
  /** Files with such mistakes that no rule came out of. */
  readonly unread: readonly string[];
  /** Where an override, or one key of it, stands. */
  readonly locate: (index: number, key?: string) => Location;
}

export interface Overridden {
  /** The rules that an override changed, by the original. */
  readonly changed: ReadonlyMap<CompiledRule, CompiledRule>;
  /** The rules that are not deployed here, with the reason. */
  readonly disabled: ReadonlyMap<CompiledRule, string>;
  /** Where the last override stands that says so. */
  readonly disabledAt: ReadonlyMap<CompiledRule, Location>;
  /** Files of those that could not be read. */
  readonly disabledFiles: readonly string[];
  /** Where the settings of a changed rule were overridden. */
  readonly locations: ReadonlyMap<CompiledRule, Partial<Record<OverrideSetting, Location>>>;
  readonly problems: readonly Problem[];
}

/** Applies overrides in their order (a later one wins) and checks every changed rule again. */
export function applyOverrides(
  rules: readonly CompiledRule[],
  overrides: readonly RuleOverride[],
  { locate, unread }: OverrideContext,
): Overridden {
  const disabledFiles: string[] = [];
  const problems: Problem[] = [];
  const changed = new Map<CompiledRule, CompiledRule>();
  const disabled = new Map<CompiledRule, string>();
  const disabledAt = new Map<CompiledRule, Location>();
  const locations = new Map<CompiledRule, Partial<Record<OverrideSetting, Location>>>();
  const earlier = new Map<CompiledRule, { readonly i: number; readonly keys: readonly (keyof RuleOverride)[] }>();
  for (const [i, override] of overrides.entries()) {
    const named = unread.filter(
      (file) => fileStem(file).toLowerCase() === fileStem(override.rule.trim().toLowerCase()),
    );
    if (override.disable && named.length > 0) {
      disabledFiles.push(...named);
      continue;
    }
    const rule = find(rules, override.rule, locate(i, 'rule'), problems);
    if (!rule) continue;
    const before = earlier.get(rule);
    earlier.set(rule, { i, keys: [...(before?.keys ?? []), ...keysOf(override)] });
    if (before)
      problems.push(
        repeatedOverride(locate(i, 'rule'), {
          rule: rule.name,
          line: locate(before.i, 'rule').line,
          lost: [...new Set(before.keys.filter((key) => override[key] !== undefined))],
        }),
      );
    if (override.disable) {
      disabled.set(rule, override.reason ?? 'disabled by an override of the environment');
      disabledAt.set(rule, locate(i, 'disable'));
    }
    if (override.disable === false) disabled.delete(rule);
    const settings = settingsOf(override);
    if (settings.length === 0 && override.disable === undefined) {
      problems.push(emptyOverride(locate(i), { rule: override.rule }));
    }
    for (const setting of settingsWithoutEffect(rule, override)) {
      problems.push(overrideWithoutEffect(locate(i, setting), { rule: rule.name, setting }));
    }
    changed.set(rule, applyOverride(changed.get(rule) ?? rule, override));
    const places = settings.map((setting) => [setting, locate(i, setting)] as const);
    locations.set(rule, { ...locations.get(rule), ...Object.fromEntries(places) });
  }
  for (const [rule, result] of changed) {
    if (!disabled.has(rule)) problems.push(...newProblems(rule, result, locations.get(rule) ?? {}));
  }
  return { changed, disabled, disabledAt, disabledFiles, locations, problems };
}

/** What an override says beside which rule it is about. */
const keysOf = (override: RuleOverride): (keyof RuleOverride)[] =>
  (Object.keys(override) as (keyof RuleOverride)[]).filter((key) => key !== 'rule' && override[key] !== undefined);

function find(
  rules: readonly CompiledRule[],
  name: string,
  at: Location,
  problems: Problem[],
): CompiledRule | undefined {
  const lower = name.trim().toLowerCase();
  const byId = rules.filter(({ id, alert }) => id.toLowerCase() === lower || alert?.id.toLowerCase() === lower);
  const stem = fileStem(lower);
  const found = byId.length > 0 ? byId : rules.filter(({ file }) => fileStem(file).toLowerCase() === stem);
  const withFolder = lower.includes('/') ? found.filter(({ file }) => file.toLowerCase().endsWith(lower)) : found;
  if (withFolder.length === 0) {
    const suggestion = didYouMean(
      stem,
      rules.map(({ file }) => fileStem(file)),
    );
    problems.push(unmatchedOverride(at, { rule: name, suggestion }));
  } else if (withFolder.length > 1) {
    problems.push(ambiguousOverride(at, { rule: name, files: withFolder.map(({ file }) => file) }));
  }
  return withFolder.length === 1 ? withFolder[0] : undefined;
}

/** What the overridden rule is refused for and the original is not, at the place of the override. */
function newProblems(
  rule: CompiledRule,
  result: CompiledRule,
  locations: Partial<Record<OverrideSetting, Location>>,
): readonly Problem[] {
  if (!rule.alert || !result.alert) return [];
  const before = new Set(checkAlert(rule, rule.alert).map(({ code, message }) => `${code} ${message}`));
  const inFile = rule.alertAt;
  const fallback = Object.values(locations)[0];
  const at = (path: Path, part?: 'key' | 'value') => {
    for (const [setting, place] of Object.entries(locations) as [OverrideSetting, Location][]) {
      if (overridePaths[setting].join('.') === path.join('.')) return place;
    }
    // Settings stand in relation to each other: what is wrong with one was caused by the override of another.
    return fallback ?? inFile(path, part);
  };
  return checkAlert(result, result.alert, at).filter(({ code, message }) => !before.has(`${code} ${message}`));
}

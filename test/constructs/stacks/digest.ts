import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { fingerprint } from '../../../lib/values/fingerprint';
import type { Synthesized } from './workbench';

type Values = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Values>>;

/** As a person reads it. */
export const yamlOf = (value: unknown): string =>
  stringify(value, { lineWidth: 0, sortMapEntries: true, aliasDuplicateObjects: false });

/**
 * The resources of a stack by address, whole but for queries, which are reviewed in the rule files and stand here as fingerprints; JSON
 * within texts is taken apart, and the workspace and its rules go by name.
 */
export function resourcesOf(stack: Synthesized, workspace: string): Resources {
  const rules = ['scheduled', 'nrt'].flatMap((kind) =>
    Object.entries(stack.resource[`azurerm_sentinel_alert_rule_${kind}`] ?? {}).map(([name, { name: id }]) => ({
      id: `${workspace}/providers/Microsoft.SecurityInsights/alertRules/${id}`,
      name,
    })),
  );
  const named = new Map([...rules.map(({ id, name }) => [id, `<${name}>`] as const), [workspace, '<workspace>']]);
  const readable = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => readable('', item));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, readable(name, item)]));
    if (typeof value !== 'string') return value;
    if (key === 'query') return `sha256 ${fingerprint(value)}`;
    return key.endsWith('_json') ? readable('', JSON.parse(value)) : (named.get(value) ?? value);
  };
  return Object.fromEntries(
    Object.entries(stack.resource).flatMap(([type, resources]) =>
      Object.entries(resources).map(([name, values]) => [`${type}.${name}`, readable('', values) as Values]),
    ),
  );
}

/** One file for each rule file: what is made of it. */
export function filesByRule(resources: Resources): Record<string, string> {
  const files: Record<string, Record<string, Values>> = {};
  for (const [address, values] of Object.entries(resources)) {
    // <type>.<what>_<file name or alias>[_...]
    const [, rule] = address.slice(address.indexOf('.')).split('_');
    const file = `${rule}.yaml`;
    files[file] ??= {};
    files[file][address] = values;
  }
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [file, yamlOf(content)]));
}

/** What one stack has otherwise than another. */
export function differences(base: Resources, other: Resources) {
  const absent = Object.keys(base).filter((address) => !(address in other));
  const gone = new Set(absent.flatMap((address) => [address, `<${address.slice(address.indexOf('.') + 1)}>`]));
  const both = Object.keys(other).filter((address) => address in base);
  const changed = both.map((address) => {
    const found = changes(withoutNames(base[address], gone), other[address]);
    return [address, Object.fromEntries(found)] as const;
  });
  return {
    absent: absent.sort(),
    added: Object.fromEntries(Object.entries(other).filter(([address]) => !(address in base))),
    changed: Object.fromEntries(changed.filter(([, found]) => Object.keys(found).length > 0)),
  };
}

/** What is absent is named in no list either: that goes without saying. */
function withoutNames(value: unknown, gone: ReadonlySet<unknown>): unknown {
  if (Array.isArray(value)) {
    const left = value.filter((item) => !gone.has(item)).map((item) => withoutNames(item, gone));
    return left.length === 0 && value.length > 0 ? undefined : left;
  }
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutNames(item, gone)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

type Change = readonly [path: string, value: unknown];

/** The places that differ, each with its other value; of a list of words only those that came or went. */
function changes(before: unknown, after: unknown, path = ''): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  // Of another type is another thing, shown whole.
  if (isMap(before) && isMap(after) && before.type === after.type) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => changes(before[key], after[key], at(key)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const gone = before.filter((item) => !after.includes(item));
    const come = after.filter((item) => !before.includes(item));
    const kept = (items: readonly unknown[], out: readonly unknown[]) => items.filter((item) => !out.includes(item));
    const areWords = [...before, ...after].every((item) => typeof item === 'string');
    if (areWords && isDeepStrictEqual(kept(before, gone), kept(after, come)))
      return [[path, { ...(gone.length ? { without: gone } : {}), ...(come.length ? { with: come } : {}) }]];
    if (!areWords && before.length === after.length) return before.flatMap((item, i) => changes(item, after[i], at(i)));
  }
  return [[path, after === undefined ? 'absent' : after]];
}

const isMap = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

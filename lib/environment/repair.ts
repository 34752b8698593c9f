import type { Problem } from '../files/problem';
import type { Path } from '../files/source';
import { type EnvironmentInput, environmentSchema } from './format/schema';
import {
  impossible,
  invalidName,
  invalidValue,
  licenceMissing,
  missingKey,
  notInPortal,
  partnerDestination,
  unknownTable,
} from './model/problems';

/**
 * An environment whose file has values that the schema refuses is still checked for everything else, so that a person
 * hears of all mistakes at once. For that the refused values are taken out, and their defaults stand in.
 */
export interface Repaired {
  readonly input: EnvironmentInput;
  /** Whether a problem of the rest is true whatever the refused values should have been. */
  readonly holds: (problem: Problem, path: Path) => boolean;
}

/** Problems of one value by itself. */
const OF_ONE_VALUE = new Set([invalidName, invalidValue, partnerDestination, unknownTable].map(codeOf));
/** Problems that compare settings: they may come from a default that stands in. */
const OF_SEVERAL = new Set([impossible, licenceMissing, missingKey, notInPortal].map(codeOf));

/** What the checks of a section look at besides the section itself. */
const LOOKS_AT: Readonly<Record<string, readonly string[]>> = {
  access: ['tenant'],
  connectors: ['tenant', 'sentinel'],
  diagnostics: ['tenant'],
  location: ['cloud'],
  naming: ['diagnostics', 'workspace'],
  rules: ['sentinel'],
  sentinel: ['connectors', 'workspace'],
  workspace: ['subscriptionId', 'sentinel', 'rules'],
};

/** Undefined when something is missing that has no default. */
export function repair(value: unknown): Repaired | undefined {
  const first = environmentSchema.safeParse(value);
  if (first.success) return { input: first.data, holds: () => true };
  const copy = structuredClone(value);
  const refused = new Set<string>();
  for (const issue of first.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    for (const key of keys) {
      const path = key === undefined ? issue.path : [...issue.path, key];
      refused.add(String(path[0]));
      remove(copy, path);
    }
  }
  const second = environmentSchema.safeParse(copy);
  if (!second.success) return undefined;
  const holds = ({ code }: Problem, path: Path): boolean => {
    if (OF_ONE_VALUE.has(code)) return true;
    const section = String(path[0]);
    return OF_SEVERAL.has(code) && ![section, ...(LOOKS_AT[section] ?? [])].some((key) => refused.has(key));
  };
  return { input: second.data, holds };
}

function codeOf(kind: { readonly definition: { readonly code: string } }): string {
  return kind.definition.code;
}

/** Takes a value out of the map it stands in; an item of a list takes the whole list with it, or others would move. */
function remove(root: unknown, path: readonly PropertyKey[]): void {
  const item = path.findIndex((step) => typeof step === 'number');
  const steps = item < 0 ? path : path.slice(0, item);
  let holder = root;
  for (const step of steps.slice(0, -1)) holder = (holder as Record<PropertyKey, unknown> | undefined)?.[step];
  const last = steps[steps.length - 1];
  if (typeof holder === 'object' && holder !== null && last !== undefined) Reflect.deleteProperty(holder, last);
}

import { parseDocument, stringify } from 'yaml';
import { groupBy } from '../values/maps';
import type { Control, Patch } from './control/control';
import type { Finding } from './review';

/** The findings of one control, shown as one thing with its places. */
export interface FindingCard {
  readonly control: Control;
  /** What is wrong, each said once, with everything that it is true of. */
  readonly points: readonly { readonly message: string; readonly findings: readonly Finding[] }[];
  /** What cures all of it: one text for each kind of file. */
  readonly patches: readonly Patch[];
}

/** Findings as cards, in the order in which their controls turn up. */
export function cardsOf(findings: readonly Finding[], controls: readonly Control[]): readonly FindingCard[] {
  const byId = new Map(controls.map((control) => [control.id, control]));
  return [...groupBy(findings, ({ control }) => control)].map(([id, own]) => ({
    control: byId.get(id)!,
    points: [...groupBy(own, ({ message }) => message)].map(([message, same]) => ({ message, findings: same })),
    patches: mergePatches(own.flatMap(({ patch }) => patch ?? [])),
  }));
}

type Data = Record<string, unknown>;

/** One text for each kind of file; maps are merged, lists are joined. */
export function mergePatches(patches: readonly Patch[]): readonly Patch[] {
  return [...groupBy(patches, ({ into }) => into)].map(([into, same]) => {
    const texts = [...new Set(same.map(({ yaml }) => yaml))];
    if (texts.length === 1) return { into, yaml: texts[0]! };
    const merged = texts.map((yaml) => parseDocument(yaml).toJS() as Data).reduce(merge, {});
    return { into, yaml: stringify(merged, { lineWidth: 0, flowCollectionPadding: true }).trimEnd() };
  });
}

function merge(base: Data, over: Data): Data {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const here = result[key];
    if (isData(here) && isData(value)) result[key] = merge(here, value);
    else if (Array.isArray(here) && Array.isArray(value)) result[key] = union(here, value);
    else result[key] = value;
  }
  return result;
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const union = (a: readonly unknown[], b: readonly unknown[]): unknown[] => [
  ...new Map([...a, ...b].map((item) => [JSON.stringify(item), item])).values(),
];

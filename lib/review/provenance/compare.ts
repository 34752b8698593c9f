import type { Fingerprints } from '../../record/terraform';
import type { Stack } from '../input/configuration';
import type { Edit } from './edit';
import { planEdits } from './plan';

/** What is known of one stack. */
export type StackProvenance =
  | { readonly edits: readonly Edit[]; readonly skipped: number }
  | { readonly reason: string };

/** Name -> argument -> what says whether it is the same. */
type Said = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What differs between a stack and what synth noted of it; a plan is compared with the configuration that is given beside it. */
export function editsOf(stack: Stack): StackProvenance {
  const { name, synthesized, recorded, anew = recorded } = stack;
  if (synthesized) {
    const before = editsOf(synthesized);
    if ('reason' in before) return before;
    const { edits, skipped } = planEdits(stack, synthesized);
    return { edits: merged([...before.edits, ...edits]), skipped };
  }
  if (!anew) return { reason: 'the input does not tell how it was synthesized' };
  if ('reason' in anew) return anew;
  const { fingerprints } = stack;
  if (!fingerprints) return { reason: 'the input does not show what is written' };
  return { edits: difference(anew.record, fingerprints).map((edit) => ({ ...edit, stack: name })), skipped: 0 };
}

function difference(before: Fingerprints, now: Fingerprints): Omit<Edit, 'stack'>[] {
  return [...differing(before.resources, now.resources), ...differing(asSaid(before.blocks), asSaid(now.blocks))];
}

function differing(before: Said, now: Said): Omit<Edit, 'stack'>[] {
  const [old, found] = [new Map(Object.entries(before)), new Map(Object.entries(now))];
  return [...new Set([...old.keys(), ...found.keys()])].sort().flatMap((address): Omit<Edit, 'stack'>[] => {
    const [was, is] = [old.get(address), found.get(address)];
    if (!was) return [{ address, what: 'added', paths: [] }];
    if (!is) return [{ address, what: 'removed', paths: [] }];
    const [then, current] = [new Map(Object.entries(was)), new Map(Object.entries(is))];
    const names = [...new Set([...then.keys(), ...current.keys()])].sort();
    const paths = names.filter((name) => then.get(name) !== current.get(name));
    return paths.length > 0 ? [{ address, what: 'changed', paths: paths.filter(Boolean) }] : [];
  });
}

const asSaid = (blocks: Readonly<Record<string, string>>): Said =>
  Object.fromEntries(Object.entries(blocks).map(([name, fingerprint]) => [name, { '': fingerprint }]));

/** One edit for each address: what was edited before the plan is edited in the plan too. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const byAddress = new Map<string, Edit>();
  for (const edit of edits) {
    const other = byAddress.get(edit.address);
    const paths = [...new Set([...(other?.paths ?? []), ...edit.paths])].sort();
    byAddress.set(edit.address, other ? { ...other, paths } : edit);
  }
  return [...byAddress.values()];
}

import type { Configuration, Stack } from '../input/configuration';
import { withoutIndex } from '../input/expression';
import type { Edit } from '../provenance/edit';
import { provenanceOf, standing } from '../provenance/provenance';

/** Whether an argument of a resource, or a setting of a block, is as it was synthesized. */
export type Voucher = (where: { readonly address: string; readonly stack: string }, path: string) => boolean;

/** Blocks of which every setting is a block of its own: `terraform.backend`, `locals.kit`. */
const SPLIT = new Set(['terraform', 'locals']);

/** By what synth noted; where nothing tells how a stack was synthesized, nothing is vouched for. */
export function voucherOf(configuration: Configuration): Voucher {
  const edits = new Map<string, Edit>();
  for (const edit of provenanceOf(configuration).edited) edits.set(`${edit.stack}\n${edit.address}`, edit);
  const known = new Map(
    configuration.stacks.map((stack: Stack) => [
      stack.name,
      standing(configuration, { stack: stack.name, address: '' }) !== 'notKnown',
    ]),
  );
  return ({ address, stack }, path) => {
    if (!known.get(stack)) return false;
    const [argument = ''] = path.split('.');
    const named = SPLIT.has(address) ? `${address}.${argument}` : withoutIndex(address);
    const edit = edits.get(`${stack}\n${named}`);
    return edit === undefined || (edit.what === 'changed' && edit.paths.length > 0 && !edit.paths.includes(argument));
  };
}

import { count } from '../../values/text';
import type { Provenance } from '../provenance/provenance';

/** Whether what is reviewed is what synth wrote, in a sentence or two. */
export function provenanceText({ status, reason, edited, skipped, inputs }: Provenance): string {
  const edits = `Edited after synthesis: ${count(edited.length, 'resource or block', 'resources or blocks')}.`;
  const unknown = `Whether it was edited after synthesis is not known: ${reason}.`;
  const said = {
    asSynthesized: 'As synthesized: nothing was edited afterwards.',
    edited: edits,
    notKnown: edited.length > 0 ? `${edits} ${unknown}` : unknown,
  };
  return [
    said[status],
    skipped > 0 && `${count(skipped, 'value')} that only an apply reveals could not be compared.`,
    inputs?.length && `${count(inputs.length, 'input file')} changed since: synthesize anew before you deploy.`,
  ]
    .filter(Boolean)
    .join(' ');
}

import type { ChangedInput } from '../../record/inputs';
import { KIT_VERSION } from '../../record/record';
import { count } from '../../values/text';
import type { Provenance } from '../provenance/provenance';

/** Files that a message names; a report lists the others. */
const NAMED = 3;

const changedFiles = (inputs: readonly ChangedInput[]): string => {
  const named = inputs.slice(0, NAMED).map(({ file, what }) => `${file} ${what}`);
  const more = inputs.length > NAMED ? [`and ${inputs.length - NAMED} more`] : [];
  return [...named, ...more].join(', ');
};

/** Whether what is reviewed is what synth wrote, in a sentence or two. */
export function provenanceText({ status, reason, edited, skipped, inputs, otherKit }: Provenance): string {
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
    otherKit !== undefined && `Synthesized by version ${otherKit} of the kit, reviewed by ${KIT_VERSION}.`,
    inputs?.length && `Synthesized from other inputs: ${changedFiles(inputs)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

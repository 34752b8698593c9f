import type { ChangedInput } from '../../record/inputs';
import { KIT_VERSION } from '../../record/record';
import type { Configuration, Resource } from '../input/configuration';
import { editsOf, type StackProvenance } from './compare';
import type { Edit } from './edit';

/** Whether a configuration is what synth wrote. */
export interface Provenance {
  readonly status: 'asSynthesized' | 'edited' | 'notKnown';
  /** Why it is not known. */
  readonly reason?: string;
  /** In the order of the stacks; also of those stacks that are known when others are not. */
  readonly edited: readonly Edit[];
  /** Values of a plan that only an apply reveals; they were not compared. */
  readonly skipped: number;
  /** The version of the kit that synthesized it, where that is not the one that reviews. */
  readonly otherKit?: string;
  /** Input files that are not what was synthesized from; undefined when they are not there to be compared. */
  readonly inputs?: readonly ChangedInput[];
}

const known = new WeakMap<Configuration, ReadonlyMap<string, StackProvenance>>();

function stacks(configuration: Configuration): ReadonlyMap<string, StackProvenance> {
  let found = known.get(configuration);
  if (!found) {
    found = new Map(configuration.stacks.map((stack) => [stack.name, editsOf(stack)]));
    known.set(configuration, found);
  }
  return found;
}

export function provenanceOf(configuration: Configuration): Omit<Provenance, 'inputs'> {
  const each = [...stacks(configuration)];
  const edited = each.flatMap(([, stack]) => ('edits' in stack ? stack.edits : []));
  const skipped = each.reduce((sum, [, stack]) => sum + ('edits' in stack ? stack.skipped : 0), 0);
  const other = otherKit(configuration);
  const by = other === undefined ? {} : { otherKit: other };
  const reasons = each.flatMap(([name, stack]) => ('reason' in stack ? `${name}: ${stack.reason}` : []));
  if (reasons.length > 0) return { status: 'notKnown', reason: reasons.join('; '), edited, skipped, ...by };
  return { status: edited.length > 0 ? 'edited' : 'asSynthesized', edited, skipped, ...by };
}

function otherKit({ stacks }: Configuration): string | undefined {
  const records = stacks.flatMap(({ synthesized, recorded = synthesized?.recorded }) =>
    recorded && 'record' in recorded ? recorded.record : [],
  );
  return records.find(({ kit }) => kit !== KIT_VERSION)?.kit;
}

/** Whether a resource is as the compiler left it: what its environment file vouched for then, it vouches for now. */
export function standing(
  configuration: Configuration,
  { stack, address }: Pick<Resource, 'stack' | 'address'>,
): Provenance['status'] {
  const found = stacks(configuration).get(stack);
  if (!found || 'reason' in found) return 'notKnown';
  return found.edits.some((edit) => edit.address === address) ? 'edited' : 'asSynthesized';
}

import type { Configuration, Stack } from './configuration';
import { linesIn } from './json-file';

/**
 * Gives back what only judging needs, and no report: what was compared, and with what. Of many environments it would be the larger part
 * of all that is held.
 */
export function release({ source, stacks }: Configuration): void {
  for (const stack of stacks) {
    if (source === 'synthesized') Object.assign(stack, { line: linesIn(stack.file) });
    releaseStack(stack);
  }
}

function releaseStack(stack: Stack): void {
  const { recorded, synthesized } = stack;
  if (recorded && 'record' in recorded) {
    const record = { ...recorded.record, resources: {}, blocks: {}, provenQueries: [] };
    Object.assign(stack, { recorded: { record } });
  }
  Object.defineProperty(stack, 'fingerprints', { value: undefined });
  Object.assign(stack, { anew: undefined, written: {} });
  if (synthesized) releaseStack(synthesized);
}

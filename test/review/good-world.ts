import { controls } from '../../lib/review/controls';
import type { ControlCases } from './cases';
import { type World, world } from './world';

export const casesOf = (id: string): ControlCases => require(`./controls/${id}`).cases;

/** An environment without findings: the shared world with what the cases of each control add. */
export function goodWorld(): World {
  const given = world();
  for (const { id } of controls()) casesOf(id).setup?.(given);
  return given;
}

import { tmpdir } from 'node:os';
import { type Construct, TerraformStack, Testing } from '../../constructs/core/cdktf';

export const TENANT = '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11';
export const SUBSCRIPTION = '0e4bd3a6-7f0d-4f2b-8a6f-5f3c1b9d2e77';
export const PRINCIPAL = 'b6c1f1d4-51c3-4c7f-8f5c-0a1c5b1f9d10';
export const WORKSPACE = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-soc/providers/Microsoft.OperationalInsights/workspaces/log-soc`;

/** The resources of a stack, by type and then by address name. */
export type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** A stack of its own; it names a folder that is there, or cdktf would leave a new one behind each time. */
export const emptyStack = (): TerraformStack => new TerraformStack(Testing.app({ outdir: tmpdir() }), 'stack');

/** What Terraform would get of one stack that holds what `build` makes. */
export function synth(build: (stack: Construct) => void): Resources {
  const stack = emptyStack();
  build(stack);
  return JSON.parse(Testing.synth(stack)).resource ?? {};
}

/** The only resource of one type. */
export function only(resources: Resources, type: string): Record<string, unknown> {
  const found = Object.values(resources[type] ?? {});
  if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
  return found[0]!;
}

/** The text of the error that building throws; fails when it throws nothing. */
export function refusal(build: (stack: Construct) => void): string {
  const stack = emptyStack();
  try {
    build(stack);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected the construct to be refused');
}

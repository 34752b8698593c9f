import { TerraformProvider, TerraformResource } from './cdktf';

/** One provider package: what it calls itself, and a class of it with the base class that ours must be. */
interface Sample {
  readonly name: string;
  readonly load: () => Record<string, unknown>;
  readonly base: abstract new (...args: never[]) => unknown;
}

/** Classes are loaded only when the check runs: importing this file costs nothing. */
const samples: readonly Sample[] = [
  {
    name: '@cdktf/provider-azurerm',
    load: () => require('@cdktf/provider-azurerm/lib/provider'),
    base: TerraformProvider,
  },
  {
    name: '@cdktf/provider-azuread',
    load: () => require('@cdktf/provider-azuread/lib/provider'),
    base: TerraformProvider,
  },
  {
    name: '@cdktf/provider-azurerm',
    load: () => require('@cdktf/provider-azurerm/lib/resource-group'),
    base: TerraformResource,
  },
];

/**
 * Two copies of cdktf in one installation (or a mix of cdktf and a fork of it) type-check and then crash somewhere in
 * the middle of a synth. This says so at the start, in one line.
 *
 * @throws Error when a provider's classes do not extend our cdktf's
 */
export function assertOneCdktf(checked: readonly Sample[] = samples): void {
  for (const { name, load, base } of checked) {
    const classes = Object.values(load()).filter(
      (value): value is { prototype: object } => typeof value === 'function' && 'tfResourceType' in value,
    );
    if (classes.some((found) => !(found.prototype instanceof base)) || classes.length === 0)
      throw new Error(
        `${name} is built on another copy of cdktf than the kit: delete node_modules and run 'npm ci', and never mix cdktf with a fork of it.`,
      );
  }
}

import { type Construct, type TerraformResource, TerraformStack } from './cdktf';
import { ConstructError, duplicateAddress } from './errors';

/** Addresses given so far, per stack. */
const taken = new WeakMap<TerraformStack, Map<string, string>>();

/**
 * Gives a resource the address that a reader of a plan expects: its type and the path of the construct it belongs to,
 * e.g. `azurerm_log_analytics_workspace.workspace`, without the hash that cdktf would append.
 *
 * @param owner the construct whose path inside the stack names the resource
 * @param part distinguishes resources of one type inside one construct
 * @throws when another resource of the stack has that address already: give the construct another id
 */
export function readable<T extends TerraformResource>(resource: T, owner: Construct, part?: string): T {
  const stack = TerraformStack.of(owner);
  const segments = owner.node.path.slice(stack.node.path.length + 1).split('/');
  const id = identifier([...segments.filter(Boolean), ...(part ? [part] : [])].join('_'));
  const address = `${resource.terraformResourceType}.${id}`;
  let addresses = taken.get(stack);
  if (!addresses) {
    addresses = new Map();
    taken.set(stack, addresses);
  }
  const other = addresses.get(address);
  if (other !== undefined) throw new ConstructError(owner.node.path, [duplicateAddress(address, other)]);
  addresses.set(address, owner.node.path);
  resource.overrideLogicalId(id);
  return resource;
}

/** A Terraform identifier: letters, digits, `_` and `-`, not starting with a digit or a dash. */
export function identifier(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^_+|_+$/g, '');
  return /^[A-Za-z_]/.test(clean) ? clean : `_${clean}`;
}

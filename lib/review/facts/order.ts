import type { Configuration, Resource } from '../input/configuration';
import { addressOf } from '../input/expression';

/** True when Terraform makes such a resource before this one: by reference or dependency, directly or not. */
export function comesAfter(
  configuration: Configuration,
  resource: Resource,
  isSuch: (resource: Resource) => boolean,
  seen = new Set<string>(),
): boolean {
  seen.add(resource.address);
  const named = [...Object.values(resource.references).flat().map(addressOf), ...resource.dependsOn];
  return named.some((address) => {
    if (seen.has(address)) return false;
    const next = configuration.referred(resource, address);
    return next !== undefined && (isSuch(next) || comesAfter(configuration, next, isSuch, seen));
  });
}

import { parseDocument } from 'yaml';
import type { SourcePlace } from '../catalog/source-places';
import { nearestPlace, type Places } from '../record/places';
import type { Mark, Patch } from './control/control';
import type { Configuration, Stack } from './input/configuration';
import { standing } from './provenance/provenance';

const placesOf = (stack: Stack): readonly Places[] => {
  const recorded = (stack.synthesized ?? stack).recorded;
  return recorded && 'record' in recorded ? [recorded.record.places] : [];
};

/**
 * Where a person wrote what a finding is about: the key that cures it, else the one that its resource comes from. What was
 * edited after synthesis was written nowhere else, and of what is missing the section or the top of the file is shown.
 */
export function sourceOf(
  configuration: Configuration,
  { address, stack }: Pick<Mark, 'address' | 'stack'>,
  patch: Patch | undefined,
): SourcePlace | undefined {
  const own = configuration.stacks.find(({ name }) => name === stack);
  if (address !== '' && own && standing(configuration, { address, stack: own.name }) !== 'asSynthesized')
    return undefined;
  const all = (own ? [own] : configuration.stacks).flatMap(placesOf);
  const path = patch ? keyPath(patch.yaml) : '';
  for (const { keys, resources, files } of all) {
    const file = files[address];
    if (file) return nearestPlace(file, patch?.into === 'rule' ? path.split('.')[0]! : '');
    const key = patch?.into === 'environment' ? path : address === '' ? '' : resources[address];
    if (key !== undefined) return nearestPlace(keys, key);
  }
  return undefined;
}

/** Where the environment says what a key says. */
export const placeOfKey = (configuration: Configuration, key: string): SourcePlace | undefined =>
  configuration.stacks.flatMap(placesOf).flatMap(({ keys }) => nearestPlace(keys, key) ?? [])[0];

/** The key that a patch begins with, as deep as it goes before it branches: `workspace.tables.SigninLogs.plan`. */
export function keyPath(yaml: string): string {
  const path: string[] = [];
  for (let here: unknown = parseDocument(yaml).toJS(); ; ) {
    const keys = typeof here === 'object' && here !== null && !Array.isArray(here) ? Object.entries(here) : [];
    const [first, second] = keys;
    if (!first || second) {
      if (first && path.length === 0) path.push(first[0]);
      return path.join('.');
    }
    path.push(first[0]);
    here = first[1];
  }
}

import type { Json } from '../world';

/** One edit by hand of a synthesized stack, as a kind: the same edit of another resource of the type is no other. */
export interface HandEdit {
  /** `azurerm_storage_account`, `provider.azurerm`, `terraform.backend`, or what is added. */
  readonly what: string;
  /** The argument, its blocks joined by dots; empty: all of it. */
  readonly path: string;
  readonly how: string;
  readonly environment: string;
  readonly part: 'foundation' | 'detections';
  /** Of the resource that is edited. */
  readonly address?: string;
  /** The stack with the edit in it; what is not edited is shared. */
  readonly edited: Json;
  /** Files that are put beside it. */
  readonly besides?: readonly string[];
}

export const kindOf = ({ what, path, how }: Pick<HandEdit, 'what' | 'path' | 'how'>): string =>
  `${[what, path].filter(Boolean).join(' ')}: ${how}`;

/** A copy in which one place is another; `undefined` takes it out. Nothing else is copied. */
export function withValue(root: Json, way: readonly (string | number)[], value: Json): Json {
  const [step, ...rest] = way;
  if (step === undefined) return value;
  if (Array.isArray(root)) {
    const copy = [...root];
    if (value === undefined && rest.length === 0) copy.splice(Number(step), 1);
    else copy[Number(step)] = withValue(copy[Number(step)], rest, value);
    return copy;
  }
  if (value === undefined && rest.length === 0) {
    const { [step]: _, ...others } = root;
    return others;
  }
  return { ...root, [step]: withValue(root?.[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value) };
}

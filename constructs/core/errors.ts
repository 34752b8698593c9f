import { oneOf } from '../../lib/values/text';
import type { IConstruct } from './cdktf';

/** A property of a construct that Azure, or the provider during apply, would refuse. Thrown by the constructor. */
export class ConstructError extends Error {
  constructor(
    /** Path of the construct in the tree, e.g. `contoso-prod-foundation/workspace`. */
    readonly path: string,
    /** The property at fault, as written in the props. */
    readonly property: string,
    message: string,
  ) {
    super(message);
    this.name = 'ConstructError';
  }
}

/** Something whose message needs the place of a construct: the construct itself, or its path. */
export type Place = IConstruct | string;

const pathOf = (place: Place): string => (typeof place === 'string' ? place : place.node.path);

function fault(place: Place, property: string, text: string, cure?: string): ConstructError {
  const path = pathOf(place);
  return new ConstructError(path, property, `${path}: '${property}' ${text}.${cure ? ` ${cure}` : ''}`);
}

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};

/** A number outside its bounds. */
export const outOfRange = (
  place: Place,
  property: string,
  bounds: { readonly min: number; readonly max: number; readonly unit?: string },
  got: unknown,
  cure?: string,
): ConstructError =>
  fault(
    place,
    property,
    `should be between ${bounds.min} and ${bounds.max}${bounds.unit ? ` ${bounds.unit}` : ''}, got ${shown(got)}`,
    cure,
  );

/** A value that is none of the allowed ones. */
export const notOneOf = (
  place: Place,
  property: string,
  allowed: readonly string[],
  got: unknown,
  cure?: string,
): ConstructError => fault(place, property, `should be ${oneOf(allowed)}, got ${shown(got)}`, cure);

/** A text that does not have the form it needs. */
export const malformed = (place: Place, property: string, form: string, got: unknown, cure?: string): ConstructError =>
  fault(place, property, `should be ${form}, got ${shown(got)}`, cure);

/** A text that is too long for the service. */
export const tooLong = (place: Place, property: string, max: number, length: number, cure?: string): ConstructError =>
  fault(place, property, `should have at most ${max} characters, got ${length}`, cure);

/** A list with too few or too many entries. */
export const wrongCount = (
  place: Place,
  property: string,
  bounds: { readonly min: number; readonly max: number; readonly of: string },
  got: number,
  cure?: string,
): ConstructError =>
  fault(
    place,
    property,
    bounds.min === bounds.max
      ? `should hold ${bounds.min} ${bounds.of}, got ${got}`
      : bounds.max === Number.POSITIVE_INFINITY
        ? `should hold at least ${bounds.min} ${bounds.of}, got ${got}`
        : `should hold ${bounds.min} to ${bounds.max} ${bounds.of}, got ${got}`,
    cure,
  );

/** A property that has to be there. */
export const missing = (place: Place, property: string, because: string, cure?: string): ConstructError =>
  fault(place, property, `is missing: ${because}`, cure);

/** Two properties, or two constructs, that exclude one another. */
export const clash = (place: Place, property: string, because: string, cure: string): ConstructError =>
  fault(place, property, `is wrong here: ${because}`, cure);

/** Something that the kit does not deploy, with the reason and the way out. */
export const refused = (place: Place, property: string, reason: string, cure: string): ConstructError =>
  fault(place, property, `is refused: ${reason}`, cure);

/** Two constructs whose resources would get one Terraform address. */
export const duplicateAddress = (place: Place, address: string, other: string): ConstructError =>
  fault(place, 'id', `gives the address '${address}', which '${other}' has already`, 'Give one of them another id.');

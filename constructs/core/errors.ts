import { type Range, words } from '../../lib/catalog/bounds/bound';
import { oneOf } from '../../lib/values/text';

/** What is wrong with one property of a call, in a sentence that begins with the property. */
export interface Fault {
  /** As written in the props. */
  readonly property: string;
  readonly text: string;
}

/**
 * What Azure, or the provider during apply, would refuse of one construct: all that is wrong with the call, a line
 * for each property. Thrown by the constructor.
 */
export class ConstructError extends Error {
  constructor(
    /** Path of the construct in the tree, e.g. `contoso-prod-foundation/workspace`. */
    readonly path: string,
    readonly faults: readonly Fault[],
  ) {
    super(faults.map(({ text }) => `${path}: ${text}`).join('\n'));
    this.name = 'ConstructError';
  }
}

const fault = (property: string, text: string, cure?: string): Fault => ({
  property,
  text: `'${property}' ${text}.${cure ? ` ${cure}` : ''}`,
});

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};

/** A number outside its bounds. */
export const outOfRange = (property: string, bound: Range, got: unknown, cure?: string): Fault =>
  fault(property, `should be ${words(bound)}, got ${shown(got)}`, cure);

/** A value that is none of the allowed ones. */
export const notOneOf = (property: string, allowed: readonly unknown[], got: unknown, cure?: string): Fault =>
  fault(property, `should be ${oneOf(allowed.map(String))}, got ${shown(got)}`, cure);

/** A value that does not have the form it needs. */
export const malformed = (property: string, form: string, got: unknown, cure?: string): Fault =>
  fault(property, `should be ${form}, got ${shown(got)}`, cure);

/** A text that is too long for the service. */
export const tooLong = (property: string, bound: Range, length: number, cure?: string): Fault =>
  fault(property, `should have ${words(bound)}, got ${length}`, cure);

/** A list with too few or too many entries. */
export const wrongCount = (property: string, bound: Range, got: number, cure?: string): Fault =>
  fault(property, `should hold ${words(bound)}, got ${got}`, cure);

/** A property that has to be there. */
export const missing = (property: string, because: string, cure?: string): Fault =>
  fault(property, `is missing: ${because}`, cure);

/** Two properties, or two constructs, that exclude one another. */
export const clash = (property: string, because: string, cure: string): Fault =>
  fault(property, `is wrong here: ${because}`, cure);

/** Something that the kit does not deploy, with the reason and the way out. */
export const refused = (property: string, reason: string, cure: string): Fault =>
  fault(property, `is refused: ${reason}`, cure);

/** What a check of rule files says of a property. */
export const fromProblem = (property: string, message: string, cure?: string): Fault => ({
  property,
  text: `${message.startsWith(`'${property}' `) ? '' : `'${property}' is wrong: `}${message}.${cure ? ` ${cure}` : ''}`,
});

/** Two constructs whose resources would get one Terraform address. */
export const duplicateAddress = (address: string, other: string): Fault =>
  fault('id', `gives the address '${address}', which '${other}' has already`, 'Give one of them another id.');

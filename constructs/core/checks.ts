import { type Form, type Range, within } from '../../lib/catalog/bounds/bound';
import { nameForms } from '../../lib/catalog/bounds/names';
import { tagBounds, tagForms } from '../../lib/catalog/bounds/tags';
import { type IConstruct, Token } from './cdktf';
import { ConstructError, clash, type Fault, malformed, notOneOf, outOfRange, tooLong, wrongCount } from './errors';

/**
 * Checks shared by the constructs. Each gives what is wrong, if anything; a value that is not set, or is known only
 * when Terraform runs (a reference to another resource), passes.
 */
export type Check = Fault | false | undefined;

/** @throws ConstructError with everything that is wrong with one call */
export function validate(construct: IConstruct, checks: readonly Check[]): void {
  const faults = checks.filter((check): check is Fault => Boolean(check));
  if (faults.length) throw new ConstructError(construct.node.path, faults);
}

/** True for a value that is there and known now. */
const isKnown = <T>(value: T | undefined): value is T => value !== undefined && !Token.isUnresolved(value);

export const checkRange = (property: string, value: number | undefined, bound: Range): Check =>
  isKnown(value) && !within(bound, value) && outOfRange(property, bound, value);

export const checkCount = (property: string, value: number, bound: Range): Check =>
  !within(bound, value) && wrongCount(property, bound, value);

export const checkOneOf = <T>(property: string, value: T | undefined, allowed: readonly T[], cure?: string): Check =>
  isKnown(value) && !allowed.includes(value) && notOneOf(property, allowed, value, cure);

export const checkForm = (property: string, value: string | undefined, { pattern, form }: Form, cure?: string): Check =>
  isKnown(value) && !pattern.test(value) && malformed(property, form, value, cure);

export const checkGuid = (property: string, value: string | undefined): Check =>
  checkForm(property, value, nameForms.guid);

/** A text that says something, and no more than the bound. */
export const checkText = (property: string, value: string | undefined, bound: Range): Check => {
  if (!isKnown(value)) return undefined;
  if (value.trim() === '') return malformed(property, 'a text that is not empty', value);
  return value.length > (bound.max ?? value.length) && tooLong(property, bound, value.length);
};

/** What Azure Resource Manager allows of tags; the provider counts bytes. */
export function checkTags(
  property: string,
  tags: Readonly<Record<string, string>> = {},
  name: Form = tagForms.name,
): Check[] {
  const keys = Object.keys(tags);
  const lower = keys.map((key) => key.toLowerCase());
  return [
    checkCount(property, keys.length, tagBounds.count),
    ...keys.flatMap((key, i): Check[] => {
      const where = `${property}.${key}`;
      const bytes = isKnown(tags[key]) ? Buffer.byteLength(tags[key]) : 0;
      return [
        checkForm(where, key, name),
        lower.indexOf(lower[i]!) < i && clash(where, 'Azure does not tell tags apart by case', 'Remove one.'),
        !within(tagBounds.value, bytes) &&
          tooLong(where, tagBounds.value, bytes, 'Letters outside ASCII count more than once.'),
      ];
    }),
  ];
}

import { isUuid } from '../../lib/values/uuid';
import { Token } from './cdktf';
import { malformed, notOneOf, outOfRange, type Place, tooLong } from './errors';

/**
 * Checks shared by the constructs. Each throws what `errors.ts` makes; a value that is not set, or is known only when
 * Terraform runs (a reference to another resource), passes.
 */

/** True for a value that is there and known now. */
export const isKnown = <T>(value: T | undefined): value is T => value !== undefined && !Token.isUnresolved(value);

export function checkRange(
  place: Place,
  property: string,
  value: number | undefined,
  min: number,
  max: number,
  unit?: string,
  cure?: string,
): void {
  if (!isKnown(value)) return;
  if (!Number.isInteger(value) || value < min || value > max)
    throw outOfRange(place, property, { min, max, unit }, value, cure);
}

export function checkOneOf(
  place: Place,
  property: string,
  value: string | undefined,
  allowed: readonly string[],
  cure?: string,
): void {
  if (isKnown(value) && !allowed.includes(value)) throw notOneOf(place, property, allowed, value, cure);
}

export function checkPattern(
  place: Place,
  property: string,
  value: string | undefined,
  pattern: RegExp,
  form: string,
  cure?: string,
): void {
  if (isKnown(value) && !pattern.test(value)) throw malformed(place, property, form, value, cure);
}

export function checkUuid(place: Place, property: string, value: string | undefined, cure?: string): void {
  if (isKnown(value) && !isUuid(value)) throw malformed(place, property, 'a GUID', value, cure);
}

export function checkText(place: Place, property: string, value: string | undefined, max: number): void {
  if (!isKnown(value)) return;
  if (value.trim() === '') throw malformed(place, property, 'a text that is not empty', value);
  if (value.length > max) throw tooLong(place, property, max, value.length);
}

/** Any Azure resource id: `/subscriptions/...` or `/providers/...`. */
export function checkResourceId(place: Place, property: string, value: string | undefined): void {
  checkPattern(place, property, value, /^\/(subscriptions|providers)\/[^/]/, 'an Azure resource id');
}

/** What Azure Resource Manager allows of tags; the provider counts bytes. */
export function checkTags(place: Place, property: string, tags: Readonly<Record<string, string>> | undefined): void {
  if (!tags) return;
  const entries = Object.entries(tags);
  if (entries.length > 50) throw outOfRange(place, property, { min: 0, max: 50, unit: 'tags' }, entries.length);
  for (const [key, value] of entries) {
    const where = `${property}.${key}`;
    if (key.length === 0 || key.length > 512 || /[<>%&\\?/]/.test(key))
      throw malformed(place, where, 'a tag name of 1 to 512 characters without < > % & \\ ? /', key);
    if (isKnown(value) && Buffer.byteLength(value) > 256)
      throw tooLong(place, where, 256, Buffer.byteLength(value), 'Letters outside ASCII count more than once.');
  }
}

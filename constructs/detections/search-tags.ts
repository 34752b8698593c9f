import { TAG_VALUE_MAX_LENGTH } from '../../lib/catalog/limits';
import { ellipsis } from '../../lib/values/text';
import { literal } from '../core/literal';

/** At most 256 bytes: the provider counts those, and `…` alone has three. */
export function tagValue(text: string): string {
  let max = TAG_VALUE_MAX_LENGTH;
  let value = text;
  while (Buffer.byteLength(value) > TAG_VALUE_MAX_LENGTH) value = ellipsis(text, max--);
  return literal(value);
}

/** As many whole items as fit, parted by commas. */
export function tagList(items: readonly string[]): string {
  let value = '';
  for (const item of items) {
    const longer = value ? `${value},${item}` : item;
    if (Buffer.byteLength(longer) > TAG_VALUE_MAX_LENGTH) break;
    value = longer;
  }
  return literal(value);
}

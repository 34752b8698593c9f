import { tagBounds } from '../../lib/catalog/bounds/tags';
import { ellipsis } from '../../lib/values/text';
import { literal } from '../core/literal';

const MOST = tagBounds.value.max;

/** As many bytes as a tag may hold: the provider counts those, and `…` alone has three. */
export function tagValue(text: string): string {
  let max: number = MOST;
  let value = text;
  while (Buffer.byteLength(value) > MOST) value = ellipsis(text, max--);
  return literal(value);
}

/** As many whole items as fit, parted by commas. */
export function tagList(items: readonly string[]): string {
  let value = '';
  for (const item of items) {
    const longer = value ? `${value},${item}` : item;
    if (Buffer.byteLength(longer) > MOST) break;
    value = longer;
  }
  return literal(value);
}

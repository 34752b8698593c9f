import { ellipsis } from './text';

/** A text as one line, as a tag has it. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const sizeOf = (text: string): number => Buffer.byteLength(text);

/** A text of at most so many bytes, cut at a word where it is longer. */
export function fitText(text: string, bytes: number): string {
  let value = text;
  for (let max = bytes; sizeOf(value) > bytes; max--) value = ellipsis(text, max);
  return value;
}

/** The first items that fit into so many bytes, parted by commas. */
export function fitItems(items: readonly string[], bytes: number): readonly string[] {
  let length = items.length;
  while (sizeOf(items.slice(0, length).join(',')) > bytes) length--;
  return items.slice(0, length);
}

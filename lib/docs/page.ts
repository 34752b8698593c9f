import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../files/root';

/** A file of the documentation that the code writes, in whole or in part. */
export interface Page {
  /** Relative to the kit's folder, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** What stands on disk now; undefined when there is no such file. Line endings are those of Unix. */
export function readPage(path: string, root = kitRoot): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8').replace(/\r\n/g, '\n') : undefined;
}

/**
 * Puts generated text between the marks of a page that a person wrote.
 * @throws when the page has no such marks: the page and the generator belong together
 */
export function fillSection(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page has no section '${name}': it should hold ${start} and ${end}.`);
  return `${page.slice(0, from + start.length)}\n\n${text.trim()}\n\n${page.slice(to)}`;
}

import { withoutSecrets } from '../catalog/secrets';
import { visibleLines } from '../values/visible';

/** Text that is markup already. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | undefined | false | readonly Part[];

/** Markup in which every value is escaped, unless it is `Markup` itself; lists are joined, undefined and false left out. */
const language = (escaping: (text: string) => string) => {
  const textOf = (part: Part): string => {
    if (part === undefined || part === false) return '';
    if (part instanceof Markup) return part.text;
    return Array.isArray(part) ? part.map(textOf).join('') : escaping(String(part));
  };
  return (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
    new Markup(strings.map((text, i) => (i === 0 ? text : textOf(parts[i - 1]) + text)).join(''));
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => visibleLines(withoutSecrets(text)).replace(/[&<>"]/g, (c) => ENTITIES[c]!);

export const html = language((text) =>
  escaped(text)
    .replaceAll("'", '&#39;')
    // At the begin of a line of a log GitHub takes it for a command.
    .replace(/^(\s*):(?=:)/gm, '$1&#58;'),
);

/** Line breaks and tabs survive in attributes only so; with `##[` a log of Azure Pipelines takes commands. */
export const xml = language((text) => escaped(text).replace(/[\n\t#]/g, (c) => `&#${c.charCodeAt(0)};`));

/** An id for a fragment: letters, digits and dashes. */
export const anchor = (...parts: readonly string[]): string => parts.join('-').replace(/[^A-Za-z0-9_-]+/g, '-');

import { withoutSecrets } from '../catalog/secrets';

/** JSON to read, without secrets and in which no character acts on a terminal and no text is a command for the log of a pipeline. */
export const json = (value: unknown): string => {
  const text = JSON.stringify(value, (_key, item) => (typeof item === 'string' ? withoutSecrets(item) : item), 2);
  return text.replace(ACTING, (sign) =>
    [...Array(sign.length).keys()].map((i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
};

/** A list whose items are made when they are written, one after the other. */
export class Lazily {
  constructor(readonly items: () => Iterable<unknown>) {}
}

/** What is made of each of some things, in a list. */
export const lazily = <From>(from: readonly From[], make: (one: From) => Iterable<unknown>): Lazily =>
  new Lazily(function* () {
    for (const one of from) yield* make(one);
  });

/** The text of `json` in pieces, so that of long lists only one item is there at a time. */
export function* jsonPieces(value: unknown, indent = ''): Generator<string> {
  if (value instanceof Lazily) yield* listed(asListed(value.items()), '[', ']', indent);
  else if (!holdsLazy(value)) yield json(value).replaceAll('\n', `\n${indent}`);
  else if (Array.isArray(value)) yield* listed(asListed(value), '[', ']', indent);
  else {
    const members = Object.entries(value as object).filter(([, item]) => item !== undefined);
    yield* listed(
      members.map(([key, item]) => ({ before: `${json(key)}: `, item })),
      '{',
      '}',
      indent,
    );
  }
}

interface Listed {
  readonly before?: string;
  readonly item: unknown;
}

function* listed(items: Iterable<Listed>, open: string, close: string, indent: string): Generator<string> {
  let isFirst = true;
  for (const { before = '', item } of items) {
    yield `${isFirst ? open : ','}\n${indent}  ${before}`;
    yield* jsonPieces(item, `${indent}  `);
    isFirst = false;
  }
  yield isFirst ? open + close : `\n${indent}${close}`;
}

function* asListed(items: Iterable<unknown>): Generator<Listed> {
  for (const item of items) yield { item };
}

/** Only lists and maps around a lazy list are written piece by piece. */
function holdsLazy(value: unknown): boolean {
  if (value instanceof Lazily) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsLazy);
}

/** All of them stand within quotes, where JSON takes them escaped as well. */
const ACTING =
  /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e007f}]|#(?=#(?:vso|teamcity)?\[)/gu;

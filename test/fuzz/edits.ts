import fc from 'fast-check';
import { parse } from 'yaml';
import { hostileValues } from '../hostile';

/** One way in which a file is changed; numbers are places, taken modulo what is there. */
type Edit =
  | { readonly at: number; readonly value: unknown }
  | { readonly at: number; readonly copyOf: number }
  | { readonly at: number; readonly key: string }
  | { readonly at: number; readonly put: string }
  | { readonly at: number; readonly cut: number }
  | { readonly at: number; readonly size: number; readonly times: number };

/** A file of a stranger: a good one, changed. */
export interface Written {
  readonly base: number;
  readonly edits: readonly Edit[];
  readonly encoding: 'utf8' | 'utf16le' | 'latin1';
}

/** What file formats and languages give a meaning, and what takes long when much of it comes. */
const FRAGMENTS: readonly string[] = [
  ...[
    '&a ',
    '*a',
    '<<: *a\n',
    '!!binary ',
    '!!js/function ',
    '---\n',
    '...\n',
    '? ',
    '- ',
    ': ',
    '|+9\n',
    '>-\n',
    '# ',
  ],
  ...['\t', '"', "'", '\\', '\0', '\u001b[31m', '\uFEFF', '\u2028', '\u0085', '\ud800', '\r', '\n', ',', ';', '`'],
  ...['[', '{', '(', ']', '}', ')', '['.repeat(3000), '{"a":'.repeat(3000), '('.repeat(400), 'a'.repeat(5000)],
  ...['${', '%{', '{{', '}}', '${var.', '[concat(', '::error ', '<script>', '=1+1', '../../../etc/passwd', '/dev/zero'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'NaN', '1e999', '-0', '0x1F', '.inf', '~'],
  ...['9999-12-31T23:59:59Z', '-1d', 'P999999999D', '99999999999999999999', '00000000-0000-0000-0000-000000000000'],
  ...[
    ' | union a, a',
    ' | join (',
    'let a = ',
    '; ',
    ' | summarize by ',
    '| extend x = ',
    'union isfuzzy=true ',
    ' in (',
    '//',
  ],
  ...[
    "matches regex '(a+)+$'",
    "'(?:'",
    'h@"',
    'dynamic([',
    'datatable(',
    ' | evaluate ',
    '.drop table T',
    'materialize(',
  ],
];

const at = fc.nat(1 << 24);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at, value: fc.constantFrom(...hostileValues, null, 0, '', 1.5, ' ') }) },
  { weight: 2, arbitrary: fc.record({ at, copyOf: at }) },
  {
    weight: 2,
    arbitrary: fc.record({ at, key: fc.constantFrom('toString', '__proto__', 'constructor', 'x', '', 'kind') }),
  },
  { weight: 4, arbitrary: fc.record({ at, put: fc.constantFrom(...FRAGMENTS) }) },
  { weight: 2, arbitrary: fc.record({ at, cut: fc.integer({ min: 1, max: 60 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ at, size: fc.integer({ min: 1, max: 200 }), times: fc.integer({ min: 1, max: 300 }) }),
  },
);

/** Any of so many files, changed in up to six ways. */
export const written = (bases: number): fc.Arbitrary<Written> =>
  fc.record({
    base: fc.nat(bases - 1),
    edits: fc.array(edit, { maxLength: 6 }),
    encoding: fc.oneof(
      { weight: 30, arbitrary: fc.constant<'utf8'>('utf8') },
      { weight: 1, arbitrary: fc.constantFrom<'utf16le' | 'latin1'>('utf16le', 'latin1') },
    ),
  });

/** The file as it lies on disk. */
export function bytesOf({ base, edits, encoding }: Written, bases: readonly string[]): Buffer {
  let text = bases[base]!;
  const inside = edits.filter((one) => 'value' in one || 'copyOf' in one || 'key' in one);
  if (inside.length > 0) text = changedInside(text, inside);
  for (const one of edits) text = changedText(text, one);
  return Buffer.from(encoding === 'utf16le' ? `\uFEFF${text}` : text, encoding);
}

/** Lists, maps and values put where others stood; of a text that is neither YAML nor JSON nothing. */
function changedInside(text: string, edits: readonly Edit[]): string {
  const root = { file: parse(text, { merge: true }) as unknown };
  if (typeof root.file !== 'object') return text;
  for (const one of edits) {
    const places = placesIn(root);
    const { holder, key } = places[one.at % places.length]!;
    if ('value' in one) holder[key] = structuredClone(one.value);
    else if ('copyOf' in one) {
      const from = places[one.copyOf % places.length]!;
      holder[key] = structuredClone(from.holder[from.key]);
    } else if ('key' in one) {
      const value = holder[key];
      delete holder[key];
      Object.defineProperty(holder, one.key, { value, enumerable: true, configurable: true, writable: true });
    }
    if (JSON.stringify(root).length > LONGEST) break;
  }
  return JSON.stringify(root.file, null, 1) ?? '';
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(holder: object): Place[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder: holder as Record<string, unknown>, key },
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ]);
}

const LONGEST = 300_000;

function changedText(text: string, one: Edit): string {
  const place = one.at % (text.length + 1);
  const [before, after] = [text.slice(0, place), text.slice(place)];
  if ('put' in one) return before + one.put + after;
  if ('cut' in one) return before + after.slice(one.cut);
  if (!('times' in one)) return text;
  const repeated = after.slice(0, one.size);
  return (
    before + repeated.repeat(Math.min(one.times, Math.ceil(LONGEST / (repeated.length || 1)))) + after.slice(one.size)
  );
}

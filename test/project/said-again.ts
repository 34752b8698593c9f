import { parseSync } from '@swc/core';
import { DAY, HOUR, MINUTE, parseDuration } from '../../lib/values/duration';
import { allForms, allLists, allRanges } from '../catalog/bounds/all-bounds';

/**
 * Finds bounds of the catalog that stand again as literals in TypeScript: numbers beside the name or the unit of a
 * bound, patterns that take the same texts as one, lists and unions of the same words, and sentences with its form.
 */
export const saidAgain = (code: string): string[] => [
  ...new Set(walk(parseSync(code, { syntax: 'typescript' }).body, [])),
];

type Node = Readonly<Record<string, unknown>>;
type Findings = Iterable<string>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Words of a name or a text, in the singular and without case. */
const wordsOf = (text: string): string[] =>
  (text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase().replace(/s$/, ''));

// ---- numbers

interface Fact {
  readonly name: string;
  readonly values: readonly number[];
  readonly key: readonly string[];
  /** Its name, its subject and what is counted. */
  readonly about: ReadonlySet<string>;
}

/** Numbers that code has for many reasons: they need the name of a bound beside them. */
const COMMON = new Set([100, 128, 200, 255, 256, 300, 365, 400, 404, 500, 512, 1000, 1024, 2000, 3000, 5000, 10_000]);
const LEAST_DISTINCTIVE = 100;
/** Below this a number stands for a bound only beside its other end. */
const LEAST_TELLING = 20;

const factOf = (name: string, values: readonly unknown[], unit = ''): Fact => {
  const parts = name.split('.');
  const key = wordsOf(parts.at(-1)!);
  const about = new Set([...key, ...wordsOf(parts[0]!), ...wordsOf(unit)]);
  return { name, values: values.filter((value) => typeof value === 'number'), key, about };
};
const facts: readonly Fact[] = [
  ...allRanges.map(({ name, value: { min, max, unit } }) => factOf(name, [min, max], unit)),
  // "3 to 64 letters": the numbers of a form are bounds of a length.
  ...allForms.map(({ name, value: { form } }) => factOf(name, (form.match(/\d+/g) ?? []).map(Number), 'length')),
  // A list as such is found as a list; its greater numbers also one by one.
  ...allLists.map(({ name, value }) =>
    factOf(
      name,
      value.filter((item) => Number(item) > LEAST_DISTINCTIVE),
    ),
  ),
];

function* numberFindings(value: number, beside: Beside): Findings {
  const found = new Set(beside.filter((item) => typeof item === 'string').flatMap(wordsOf));
  for (const { name, values, key, about } of facts) {
    if (!values.includes(value)) continue;
    const isDistinctive = value >= LEAST_DISTINCTIVE && !COMMON.has(value) && value % MINUTE !== 0;
    const isRange = values.length > 1;
    const isAbout = isRange && [...about].filter((word) => found.has(word)).length > 1;
    const isNamed = key.every((word) => found.has(word)) || isAbout;
    const isTelling = value >= LEAST_TELLING || (isRange && values.every((end) => beside.includes(end)));
    if (isDistinctive || (isNamed && isTelling)) yield `${value} is ${name}`;
  }
}

// ---- patterns

/** Texts at and around the ends of a form, some with an odd character at the start, in the middle and at the end. */
const probes: readonly string[] = (() => {
  const ends = allForms.flatMap(({ value }) => value.form.match(/\d+/g) ?? []).map(Number);
  const lengths = [...new Set([1, ...ends].flatMap((n) => [n - 1, n, n + 1]))].filter((n) => n >= 0 && n <= 520);
  const plain = lengths.flatMap((n) => ['a'.repeat(n), 'A1'.repeat(n).slice(0, n)]);
  const odd = [...' -_./\\:<>%&?#+*(),;@\'"\n0Z'].flatMap((c) => [`${c}bcdefgh`, `bcd${c}efgh`, `bcdefgh${c}`]);
  const guid = '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11';
  const instants = ['2026-01-01', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00+01:00'];
  return [
    ...plain,
    ...odd,
    ...instants,
    guid,
    `{${guid}}`,
    'T1528',
    'T0800',
    'T1528.001',
    'a--b',
    'rootmanagesharedaccesskey',
  ];
})();
const answers = (pattern: RegExp): string => probes.map((probe) => (pattern.test(probe) ? '1' : '0')).join('');
const forms = allForms.map(({ name, value: { pattern } }) => ({
  name,
  source: pattern.source,
  takes: answers(pattern),
}));

function* patternFindings(source: string, flags: string): Findings {
  if (!source.startsWith('^') || !source.endsWith('$')) return;
  const takes = answers(new RegExp(source, flags.replace(/[gy]/g, '')));
  const twin = forms.find((form) => form.source === source || (form.takes === takes && takes.includes('1')));
  if (twin) yield `/${source}/ is ${twin.name}`;
}

// ---- words

const listKey = (items: readonly unknown[]): string => JSON.stringify(items.map(String).sort());
const lists = new Map(allLists.map(({ name, value }) => [listKey(value), name]));

function* listFindings(items: readonly unknown[]): Findings {
  const twin = lists.get(listKey(items));
  if (twin && items.length > 1) yield `${items.join(', ')} is ${twin}`;
}

function* textFindings(text: string): Findings {
  for (const { name, value } of allForms) {
    if (/\d/.test(value.form) && text.includes(value.form)) yield `"${value.form}" is ${name}`;
  }
}

// ---- the tree

/** What stands beside a literal: names that hold it, calls and lists that it is in, the other side of a comparison. */
type Beside = readonly (string | number)[];

function* walk(node: unknown, beside: Beside): Findings {
  if (Array.isArray(node)) {
    for (const item of node) yield* walk(item, beside);
    return;
  }
  if (!isNode(node)) return;
  const duration = durationOf(node);
  if (duration !== undefined) {
    yield* numberFindings(duration, beside);
    return;
  }
  switch (node.type) {
    case 'ImportDeclaration':
      return;
    case 'NumericLiteral':
      yield* numberFindings(Number(node.value), beside);
      return;
    case 'RegExpLiteral':
      yield* patternFindings(String(node.pattern), String(node.flags));
      return;
    case 'StringLiteral':
      yield* textFindings(String(node.value));
      return;
    case 'TemplateElement':
      yield* textFindings(String(node.cooked ?? ''));
      return;
    case 'ArrayExpression':
      yield* listFindings((node.elements as Node[]).map((element) => literal(element?.expression)));
      break;
    case 'TsUnionType':
      yield* listFindings((node.types as Node[]).map((type) => literal(type.literal)));
      break;
  }
  // A new statement stands beside nothing.
  const around = node.type === 'BlockStatement' ? [] : [...beside, ...told(node)];
  for (const child of Object.values(node)) yield* walk(child, around);
}

/** What a node tells of the literals in it. */
function told(node: Node): Beside {
  switch (node.type) {
    case 'ArrayExpression':
      return literals(node.elements);
    case 'ObjectExpression':
      return literals(node.properties);
    case 'CallExpression':
    case 'NewExpression':
      return [...names(node.callee), ...literals(node.arguments)];
    case 'BinaryExpression':
    case 'AssignmentPattern':
    case 'AssignmentExpression':
      return names(node);
    case 'VariableDeclarator':
      return names(node.id);
    case 'KeyValueProperty':
    case 'ClassProperty':
      return names(node.key);
    default:
      return [];
  }
}

const literal = (node: unknown): unknown =>
  isNode(node) && (node.type === 'StringLiteral' || node.type === 'NumericLiteral') ? node.value : node;

/** The texts and numbers straight in a list of arguments, elements or properties. */
const literals = (items: unknown): Beside =>
  (items as Node[]).flatMap((item) => {
    const value = item?.type === 'KeyValueProperty' ? item.value : item?.expression;
    const found = durationOf(value) ?? literal(value);
    return typeof found === 'number' || isName(found) ? [found] : [];
  });

/** All names in an expression, with the texts that are no sentences. */
function names(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(names);
  if (!isNode(node)) return [];
  if (node.type === 'Identifier' || node.type === 'StringLiteral') return isName(node.value) ? [node.value] : [];
  // What calls are given tells of themselves only.
  return Object.entries(node).flatMap(([key, child]) => (key === 'arguments' ? [] : names(child)));
}

const isName = (text: unknown): text is string => typeof text === 'string' && !/\s\S+\s/.test(text);

const UNITS: Readonly<Record<string, number>> = { MINUTE, HOUR, DAY };

/** `5 * MINUTE`, `DAY`, 'PT5M', '14d': seconds. */
function durationOf(node: unknown): number | undefined {
  if (!isNode(node)) return undefined;
  const text = String(node.value);
  if (node.type === 'Identifier') return UNITS[text];
  if (node.type === 'StringLiteral') return /^(P\w+|\d+[mhd])$/.test(text) ? parseDuration(text) : undefined;
  if (node.type !== 'BinaryExpression' || node.operator !== '*') return undefined;
  const [left, right] = [node.left, node.right].map((side) => durationOf(side) ?? Number(literal(side)));
  return names(node).some((name) => name in UNITS) && left && right ? left * right : undefined;
}

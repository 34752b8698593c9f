import { parseSync } from '@swc/core';

/** One small change of a file that a test should notice. */
export interface Mutant {
  /** Relative to the kit, with forward slashes. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** The line as it stands, which outlives the adding of lines above it. */
  readonly of: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** What stands there, and what is put in its place. */
  readonly text: string;
  readonly becomes: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}
/** A node of the syntax tree, as far as it is looked at here. */
type Tree = { readonly [key: string]: unknown };

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
};
const LOGICAL = ['&&', '||', '??'];
/** Calls that give what they were called on, less or in another order. */
const DROPPED = new Set(['filter', 'sort', 'toSorted', 'reverse', 'slice', 'trim', 'toLowerCase', 'toUpperCase']);
const SWAPPED: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};
/** What a type says is not run, except where it wraps what is. */
const WRAPPERS = /^Ts(?:As|NonNull|Satisfies)Expression$|^TsConstAssertion$|^TsParameterProperty$/;

/** Every mutant of a file, in the order of its text. */
export function mutantsOf(file: string, text: string): Mutant[] {
  // The semicolon gives the tree a node at its very start: the parser counts bytes, and not always from the same number.
  const bytes = Buffer.from(`;${text}`);
  const program = tree(parseSync(bytes.toString(), { syntax: 'typescript', target: 'es2022' }));
  const base = span(program).start;
  const slice = (start: number, end: number) => bytes.toString('utf8', start - base, end - base);
  const source = (node: Tree) => slice(span(node).start, span(node).end);
  const lines = text.split('\n');
  const found = new Map<string, Mutant>();

  function change({ start, end }: Span, becomes: string, shown = start): void {
    const before = slice(base, start).slice(1);
    const line = slice(base, shown).split('\n').length;
    const changed = slice(start, end);
    const mutant = { file, line, of: lines[line - 1]!.trim(), start: before.length, text: changed, becomes };
    const key = `${mutant.start} ${changed} ${becomes}`;
    if (changed !== becomes) found.set(key, { ...mutant, end: before.length + changed.length });
  }

  /** Each of a list's parts is left out once, with the comma that parts it from the next. */
  function dropEach(parts: readonly Span[]): void {
    for (const [i, part] of parts.entries()) {
      const next = parts[i + 1];
      const last = parts[i - 1];
      const gone = next ? { start: part.start, end: next.start } : { start: last?.end ?? part.start, end: part.end };
      change(gone, '', part.start);
    }
  }

  function changeNode(node: Tree): void {
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        change(span(tree(node.test)), 'true');
        change(span(tree(node.test)), 'false');
        break;
      case 'WhileStatement':
        change(span(tree(node.test)), 'false');
        break;
      case 'BinaryExpression': {
        const [left, right, operator] = [source(tree(node.left)), source(tree(node.right)), String(node.operator)];
        if (LOGICAL.includes(operator)) {
          change(span(node), `(${left})`);
          change(span(node), `(${right})`);
        } else if (OPERATORS[operator] && !(operator === '+' && /['"`]/.test(left + right))) {
          const between = { start: span(tree(node.left)).end, end: span(tree(node.right)).start };
          change(between, slice(between.start, between.end).replace(operator, OPERATORS[operator]));
        }
        break;
      }
      case 'UnaryExpression':
        if (node.operator === '!') change(span(node), source(tree(node.argument)));
        break;
      case 'BooleanLiteral':
        change(span(node), String(!node.value));
        break;
      case 'NumericLiteral':
        change(span(node), String(Number(node.value) + 1));
        break;
      case 'StringLiteral':
        change(span(node), node.value === '' ? "'mutated'" : "''");
        break;
      case 'TemplateLiteral':
        change(span(node), '``');
        break;
      case 'ArrayExpression':
        dropEach(list(node.elements).map((element) => reach(element.spread ?? element.expression, element.expression)));
        break;
      case 'ObjectExpression':
        dropEach(
          list(node.properties).map((property) =>
            property.type === 'SpreadElement'
              ? reach(property.spread, property.arguments)
              : property.type === 'KeyValueProperty'
                ? reach(property.key, property.value)
                : span(property),
          ),
        );
        break;
      case 'CallExpression': {
        const callee = tree(node.callee);
        const method = callee.type === 'MemberExpression' ? tree(callee.property) : {};
        const name = String(method.value);
        if (DROPPED.has(name)) change({ start: span(tree(callee.object)).end, end: span(node).end }, '');
        if (Object.hasOwn(SWAPPED, name)) change(span(method), SWAPPED[name]!);
        break;
      }
      case 'ExpressionStatement':
        if (!/^super\(|^['"]/.test(source(node))) change(span(node), ';');
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ClassMethod':
      case 'ArrowFunctionExpression': {
        const { body } = (node.function ?? node) as Tree;
        if (body && list(tree(body).stmts).length > 0) change(span(tree(body)), '{}');
        break;
      }
    }
  }

  function walk(node: Tree): void {
    const type = String(node.type ?? '');
    if (type === 'ImportDeclaration' || (type.startsWith('Export') && node.source)) return;
    if (type.startsWith('Ts') && !WRAPPERS.test(type)) return;
    // Another module is no mutant: its name is checked when it is loaded.
    if (type === 'CallExpression' && /^(?:require|import)\(/.test(source(node))) return;
    changeNode(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'key' && tree(value).type !== 'Computed') continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child && typeof child === 'object') walk(tree(child));
      }
    }
  }
  walk(program);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The text with the mutant in it. */
export const apply = (text: string, { start, end, becomes }: Mutant): string =>
  text.slice(0, start) + becomes + text.slice(end);

/** What a mutant is called on the list of explained survivors, wherever its line stands now. */
export const nameOf = ({ file, of, text, becomes }: Mutant): string =>
  `${file}: ${of} | ${brief(text)} -> ${brief(becomes)}`;

const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? '(nothing)' : line.length > 80 ? `${line.slice(0, 77)}...` : line;
};

const tree = (value: unknown): Tree => (value ?? {}) as Tree;
const list = (value: unknown): Tree[] => (Array.isArray(value) ? value.filter(Boolean) : []);
/** Of a node, or of a token that is only a place. */
const span = (node: Tree): Span => (node.span ?? node) as Span;
const reach = (from: unknown, to: unknown): Span => ({ start: span(tree(from)).start, end: span(tree(to)).end });

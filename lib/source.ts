import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
  visit,
} from 'yaml';
import { type Location, type Problem, problemKind } from './problem';

export type Path = readonly (string | number)[];

export const invalidYaml = problemKind<{ reason: string }>({
  code: 'file/invalid-yaml',
  severity: 'error',
  cause: 'The file is not well-formed YAML.',
  cure: 'Correct the YAML at this place: indentation, quotes, a missing colon, or a key that stands twice.',
  message: ({ reason }) => `this is not valid YAML: ${reason}`,
});

export const unreadableFile = problemKind<{ reason: string }>({
  code: 'file/unreadable',
  severity: 'error',
  cause: 'The file or folder cannot be read.',
  cure: 'Check the path and its permissions.',
  message: ({ reason }) => `cannot read it: ${reason}`,
});

/** A YAML file with the place of everything in it. Never throws on bad content: see `problems`. */
export class YamlSource {
  /** What makes the text unreadable; when there is any, `value` is undefined. */
  readonly problems: readonly Problem[];
  /** The content as plain data. */
  readonly value: unknown;
  private readonly document: Document.Parsed | undefined;
  private readonly lines = new LineCounter();

  private constructor(
    /** As a person would type it. */
    readonly file: string,
    /** The text without a byte-order mark. */
    readonly text: string,
  ) {
    let documents: Document.Parsed[] = [];
    const problems: Problem[] = [];
    try {
      documents = asList(
        parseAllDocuments(text, { lineCounter: this.lines, merge: true, prettyErrors: false, logLevel: 'error' }),
      ).filter((d) => d.contents !== null || d.errors.length > 0);
      for (const error of documents.flatMap((d) => d.errors)) {
        problems.push(invalidYaml(this.range(error.pos[0], error.pos[1]), { reason: error.message }));
      }
      if (documents.length > 1 && problems.length === 0) {
        const second = documents[1]!.range[0];
        problems.push(invalidYaml(this.range(second, second), { reason: 'it holds more than one document (---)' }));
      }
      this.document = documents[0];
      if (this.document && problems.length === 0) {
        visit(this.document, {
          Alias: (_key, alias, parents) => {
            const target = alias.resolve(this.document!);
            if (!target || !parents.includes(target)) return;
            const [start, end] = alias.range ?? [0, 0];
            problems.push(
              invalidYaml(this.range(start, end), { reason: 'an alias stands inside of what it refers to' }),
            );
          },
        });
      }
      if (problems.length === 0) this.value = this.document?.toJS({ maxAliasCount: 1000 }) ?? null;
    } catch (error) {
      problems.push(invalidYaml({ file }, { reason: (error as Error).message }));
    }
    this.problems = problems;
  }

  static parse(file: string, text: string): YamlSource {
    return new YamlSource(file, text.replace(/^\uFEFF/, ''));
  }

  /** Reads a file; one that cannot be read gives a source with a problem. */
  static read(path: string): YamlSource {
    const file = displayPath(path);
    try {
      return YamlSource.parse(file, readFileSync(path, 'utf8'));
    } catch (error) {
      return new UnreadableSource(
        file,
        (error as NodeJS.ErrnoException).code ?? String(error),
      ) as unknown as YamlSource;
    }
  }

  /** Where a value (or its key) stands; the nearest existing ancestor when it is not there. */
  at(path: Path, part: 'key' | 'value' = 'value'): Location {
    let node: Node | null | undefined = this.document?.contents;
    let pair: Pair | undefined;
    for (const step of path) {
      const [nextPair, next] = this.child(node, step);
      if (nextPair === undefined && next === undefined)
        return this.rangeOf(pair?.key as Node | undefined) ?? this.rangeOf(node) ?? { file: this.file };
      pair = nextPair;
      node = next;
    }
    if (part === 'key' && pair) return this.rangeOf(pair.key as Node) ?? { file: this.file };
    return this.rangeOf(node) ?? this.rangeOf(pair?.key as Node | undefined) ?? { file: this.file };
  }

  /** Where characters `start` to `end` of a string value stand in the file, whatever style it is written in. */
  inString(path: Path, start: number, end: number): Location {
    let node: Node | null | undefined = this.document?.contents;
    for (const step of path) node = this.child(node, step)[1];
    if (isAlias(node)) node = node.resolve(this.document!);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return this.at(path);
    const offsets = scalarOffsets(this.text, node as Scalar<string>);
    const at = (i: number) => offsets[Math.min(Math.max(i, 0), offsets.length - 1)]!;
    return this.range(at(start), Math.max(at(start), end > start ? at(end - 1) + 1 : at(end)));
  }

  private child(node: Node | null | undefined, step: string | number): [Pair | undefined, Node | null | undefined] {
    const here = isAlias(node) ? node.resolve(this.document!) : node;
    if (isMap(here)) {
      const pair = here.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      return [pair as Pair | undefined, pair?.value as Node | null | undefined];
    }
    if (isCollection(here)) return [undefined, here.items[Number(step)] as Node | undefined];
    return [undefined, undefined];
  }

  private rangeOf(node: Node | null | undefined): Location | undefined {
    return node?.range ? this.range(node.range[0], node.range[1]) : undefined;
  }

  private range(start: number, end: number): Location {
    const from = this.lines.linePos(start);
    const to = this.lines.linePos(end);
    return {
      file: this.file,
      line: Math.max(from.line, 1),
      column: Math.max(from.col, 1),
      endLine: Math.max(to.line, 1),
      endColumn: Math.max(to.col, 1),
    };
  }
}

/** Stands in for a file that could not be read. */
class UnreadableSource {
  readonly text = '';
  readonly value = undefined;
  readonly problems: readonly Problem[];
  constructor(
    readonly file: string,
    reason: string,
  ) {
    this.problems = [unreadableFile({ file }, { reason })];
  }
  at(): Location {
    return { file: this.file };
  }
  inString(): Location {
    return { file: this.file };
  }
}

const asList = (parsed: ReturnType<typeof parseAllDocuments>): Document.Parsed[] => [...parsed] as Document.Parsed[];

/** Relative to the working directory when below it, with forward slashes. */
export function displayPath(path: string): string {
  const near = relative(process.cwd(), path);
  return (near === '' || near.startsWith('..') ? path : near).split(sep).join('/');
}

/**
 * For each character of a scalar's value (and the place just behind the last) its offset in the file.
 * Walks value and source side by side: what YAML drops (indentation, folds, escapes) is skipped in the source.
 */
function scalarOffsets(text: string, node: Scalar<string>): number[] {
  const value = node.value;
  const end = node.range![1];
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  let at = node.range![0];
  if (quoted) at += 1;
  if (block) at = text.indexOf('\n', at) + 1;
  const indent = block ? blockIndent(text, at, end) : 0;
  const offsets: number[] = [];
  let lineStart = block;
  for (let i = 0; i < value.length; i++) {
    const wanted = value[i]!;
    if (lineStart) {
      at += leadingSpaces(text, at, indent);
      lineStart = false;
    }
    if (node.type === 'QUOTE_DOUBLE' && text[at] === '\\') {
      const escaped = ESCAPE.exec(text.slice(at, at + 10));
      if (escaped?.[0].startsWith('\\\n') || escaped?.[0].startsWith('\\\r\n')) {
        at += escaped[0].length;
        i -= 1;
        continue;
      }
      offsets.push(at);
      at += escaped?.[0].length ?? 2;
      continue;
    }
    if (text[at] === '\r' && wanted !== '\r') at += 1;
    if (node.type === 'QUOTE_SINGLE' && wanted === "'" && text.startsWith("''", at)) {
      offsets.push(at);
      at += 2;
      continue;
    }
    if (wanted === '\n' || (wanted === ' ' && text[at] !== ' ')) {
      // A line break of the value, or a fold (one break became a space, n+1 breaks became n).
      offsets.push(Math.min(at, end));
      if (text[at] === '\n') {
        at += 1;
        if (block) lineStart = true;
        if (!block && wanted === ' ') at += leadingSpaces(text, at, Number.POSITIVE_INFINITY);
        if (!block && wanted === '\n') at = skipFold(text, at, value[i + 1]);
      }
      continue;
    }
    if (!block && text[at] !== wanted && /\s/.test(text[at] ?? '')) {
      while (at < end && /\s/.test(text[at]!) && text[at] !== wanted) at += 1;
    } else if (node.type === 'BLOCK_FOLDED' && text[at] !== wanted) {
      while (at < end && /\s/.test(text[at]!) && text[at] !== wanted) at += 1;
    }
    offsets.push(Math.min(at, end));
    at += 1;
  }
  offsets.push(Math.min(at, end));
  return offsets;
}

const ESCAPE = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|[\s\S])/;

const leadingSpaces = (text: string, from: number, max: number): number => {
  let n = 0;
  while (n < max && (text[from + n] === ' ' || text[from + n] === '\t')) n += 1;
  return n;
};

const skipFold = (text: string, from: number, next: string | undefined): number => {
  let at = from;
  while (/\s/.test(text[at] ?? '') && text[at] !== next) at += 1;
  return at;
};

/** The indentation of a block scalar's content: that of its first line that is not blank. */
function blockIndent(text: string, from: number, end: number): number {
  for (let at = from; at < end; ) {
    const spaces = leadingSpaces(text, at, Number.POSITIVE_INFINITY);
    const next = text.indexOf('\n', at);
    if (text[at + spaces] !== '\n' && text[at + spaces] !== '\r') return spaces;
    if (next < 0) break;
    at = next + 1;
  }
  return 0;
}

import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
} from 'yaml';
import { displayPath, invalidYaml, unreadableFile } from './file-problems';
import { fileLimits, mebibytes } from './limits';
import { excessOf, placeOf } from './nesting';
import { scalarOffsets } from './offsets';
import type { Location, Problem } from './problem';
import { readText, type TextFile, textOf } from './text-file';
import { lookThrough, mostReferences, NestsTooDeep, wrongReferences } from './yaml-guard';

export type Path = readonly (string | number)[];

/** A YAML file with the place of everything in it. Never throws on bad content: see `problems`. */
export class YamlSource {
  /** What makes the text unreadable; when there is any, `value` is undefined. */
  readonly problems: readonly Problem[];
  /** The content as plain data. */
  readonly value: unknown;

  private constructor(
    /** As a person would type it. */
    readonly file: string,
    /** The text without a byte-order mark; empty when the file cannot be read. */
    readonly text: string,
    private readonly tree: Tree,
    unreadable: readonly Problem[] = [],
  ) {
    this.problems = unreadable.length > 0 ? unreadable : this.mistakes();
    if (this.problems.length > 0) return;
    try {
      const value: unknown = tree.document?.toJS({ maxAliasCount: mostReferences }) ?? null;
      const excess = tree.hasReferences ? excessOf(value) : undefined;
      if (excess) this.problems = [invalidYaml({ file }, { reason: excess })];
      else this.value = value;
    } catch (error) {
      this.problems = [invalidYaml({ file }, { reason: (error as Error).message })];
    }
  }

  /** What makes the text no YAML of one document, each mistake at its place. */
  private mistakes(): Problem[] {
    const { documents, document, hasReferences } = this.tree;
    const errors = documents.flatMap((d) => d.errors);
    if (errors.length > 0)
      return errors
        .slice(0, MOST_MISTAKES)
        .map(({ pos, message }) => invalidYaml(this.range(pos[0], pos[1]), { reason: message }));
    const second = documents[1]?.range[0];
    if (second !== undefined)
      return [invalidYaml(this.range(second, second), { reason: 'it holds more than one document (---)' })];
    if (!document || !hasReferences) return [];
    return wrongReferences(document).map(({ node, reason }) => {
      const [start, end] = node.range ?? [0, 0];
      return invalidYaml(this.range(start, end), { reason });
    });
  }

  static parse(file: string, written: string): YamlSource {
    const text = written.replace(/^\uFEFF/, '');
    if (text.length > fileLimits.written) {
      const reason = `it is larger than ${mebibytes(fileLimits.written)}`;
      return new YamlSource(file, '', NO_TREE, [unreadableFile({ file }, { reason })]);
    }
    try {
      return new YamlSource(file, text, parseTree(text));
    } catch (error) {
      const at = error instanceof NestsTooDeep ? placeOf(text, error.offset) : {};
      return new YamlSource(file, text, NO_TREE, [invalidYaml({ file, ...at }, { reason: (error as Error).message })]);
    }
  }

  /** Reads a file; one that cannot be read gives a source with a problem. */
  static read(path: string): YamlSource {
    return YamlSource.of(displayPath(path), readText(path));
  }

  /** The same of bytes that were read before. */
  static decode(file: string, bytes: Buffer): YamlSource {
    return YamlSource.of(file, textOf(file, bytes));
  }

  private static of(file: string, read: TextFile): YamlSource {
    return 'text' in read ? YamlSource.parse(file, read.text) : new YamlSource(file, '', NO_TREE, [read.problem]);
  }

  /** Where a value (or its key) stands; the nearest existing ancestor when it is not there. */
  at(path: Path, part: 'key' | 'value' = 'value'): Location {
    let node: Node | null | undefined = this.tree.document?.contents;
    let pair: Pair | undefined;
    for (const step of path) {
      const [nextPair, next] = this.child(node, step);
      if (next === undefined)
        return this.rangeOf(pair?.key as Node | undefined) ?? this.rangeOf(node) ?? { file: this.file };
      pair = nextPair;
      node = next;
    }
    if (part === 'key' && pair) return this.rangeOf(pair.key as Node) ?? { file: this.file };
    return this.rangeOf(node) ?? this.rangeOf(pair?.key as Node | undefined) ?? { file: this.file };
  }

  /** Where characters `start` to `end` of a string value stand in the file, whatever style it is written in. */
  inString(path: Path, start: number, end: number): Location {
    let node: Node | null | undefined = this.tree.document?.contents;
    for (const step of path) node = this.child(node, step)[1];
    if (isAlias(node)) node = node.resolve(this.tree.document!);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return this.at(path);
    const offsets = scalarOffsets(this.text, node as Scalar<string>);
    const at = (i: number) => offsets[Math.min(Math.max(i, 0), offsets.length - 1)]!;
    return this.range(at(start), Math.max(at(start), end > start ? at(end - 1) + 1 : at(end)));
  }

  /** How a plain scalar is spelled: `1.10` stays `1.10`. Undefined when there is no such text (an alias). */
  spelled(path: Path, value: unknown): string | undefined {
    const { line, column, endLine, endColumn } = this.at(path);
    if (line === undefined || column === undefined || endColumn === undefined || line !== endLine) return undefined;
    const text = this.text.split('\n', line)[line - 1]?.slice(column - 1, endColumn - 1) ?? '';
    const same =
      typeof value === 'boolean' ? text.toLowerCase() === String(value) : text !== '' && Number(text) === value;
    return same ? text : undefined;
  }

  private child(node: Node | null | undefined, step: string | number): [Pair | undefined, Node | null | undefined] {
    const here = isAlias(node) ? node.resolve(this.tree.document!) : node;
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
    const { lines } = this.tree;
    const from = lines.linePos(start);
    const to = lines.linePos(end);
    return {
      file: this.file,
      line: Math.max(from.line, 1),
      column: Math.max(from.col, 1),
      endLine: Math.max(to.line, 1),
      endColumn: Math.max(to.col, 1),
    };
  }
}

/** Of YAML told of one file: what follows the first ones mostly comes of them. */
const MOST_MISTAKES = 50;

/** A text taken apart by the YAML library. */
interface Tree {
  readonly lines: LineCounter;
  /** Without the empty ones. */
  readonly documents: readonly Document.Parsed[];
  /** The first, which is the only one of a good file. */
  readonly document: Document.Parsed | undefined;
  /** It has an alias or a merge key. */
  readonly hasReferences: boolean;
}

const NO_TREE: Tree = { lines: new LineCounter(), documents: [], document: undefined, hasReferences: false };

/** @throws NestsTooDeep */
function parseTree(text: string): Tree {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const hasReferences = lookThrough(tokens);
  const composer = new Composer({ merge: true, prettyErrors: false, logLevel: 'error' });
  const documents = [...composer.compose(tokens)].filter((d) => !isBlank(d) || d.errors.length > 0);
  return { lines, documents, document: documents[0], hasReferences };
}

/** Nothing but comments, as after a `---` at the end of a file. */
const isBlank = ({ contents }: Document.Parsed): boolean =>
  contents === null || (isScalar(contents) && contents.value === null && !contents.source);

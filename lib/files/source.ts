import { readFileSync } from 'node:fs';
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
import { displayPath, invalidYaml, unreadableFile } from './file-problems';
import { scalarOffsets } from './offsets';
import type { Location, Problem } from './problem';

export type Path = readonly (string | number)[];

/** A YAML file with the place of everything in it. Never throws on bad content: see `problems`. */
export class YamlSource {
  /** What makes the text unreadable; when there is any, `value` is undefined. */
  readonly problems: readonly Problem[];
  /** The content as plain data. */
  readonly value: unknown;
  private readonly tree: Tree;

  private constructor(
    /** As a person would type it. */
    readonly file: string,
    /** The text without a byte-order mark. */
    readonly text: string,
  ) {
    const problems: Problem[] = [];
    try {
      this.tree = parseTree(text);
      const { documents, document } = this.tree;
      for (const error of documents.flatMap((d) => d.errors)) {
        problems.push(invalidYaml(this.range(error.pos[0], error.pos[1]), { reason: error.message }));
      }
      if (documents.length > 1 && problems.length === 0) {
        const second = documents[1]!.range[0];
        problems.push(invalidYaml(this.range(second, second), { reason: 'it holds more than one document (---)' }));
      }
      if (document && problems.length === 0) {
        visit(document, {
          Alias: (_key, alias, parents) => {
            const target = alias.resolve(document);
            if (!target || !parents.includes(target)) return;
            const [start, end] = alias.range ?? [0, 0];
            problems.push(
              invalidYaml(this.range(start, end), { reason: 'an alias stands inside of what it refers to' }),
            );
          },
        });
      }
      if (problems.length === 0) this.value = document?.toJS({ maxAliasCount: 1000 }) ?? null;
    } catch (error) {
      problems.push(invalidYaml({ file }, { reason: (error as Error).message }));
      this.tree ??= { lines: new LineCounter(), documents: [], document: undefined };
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
    let node: Node | null | undefined = this.tree.document?.contents;
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
    let node: Node | null | undefined = this.tree.document?.contents;
    for (const step of path) node = this.child(node, step)[1];
    if (isAlias(node)) node = node.resolve(this.tree.document!);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return this.at(path);
    const offsets = scalarOffsets(this.text, node as Scalar<string>);
    const at = (i: number) => offsets[Math.min(Math.max(i, 0), offsets.length - 1)]!;
    return this.range(at(start), Math.max(at(start), end > start ? at(end - 1) + 1 : at(end)));
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

/** A text taken apart by the YAML library. */
interface Tree {
  readonly lines: LineCounter;
  /** Without the empty ones. */
  readonly documents: readonly Document.Parsed[];
  /** The first, which is the only one of a good file. */
  readonly document: Document.Parsed | undefined;
}

function parseTree(text: string): Tree {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, merge: true, prettyErrors: false, logLevel: 'error' });
  const documents = asList(parsed).filter((d) => d.contents !== null || d.errors.length > 0);
  return { lines, documents, document: documents[0] };
}

const asList = (parsed: ReturnType<typeof parseAllDocuments>): Document.Parsed[] => [...parsed] as Document.Parsed[];

import type { QueryInput } from '../../model/facts';
import { type FunctionParameter, isTabular } from '../../model/model';
import type { Range } from '../../model/query-problem';
import type { Code, Kusto, KustoSymbol, SyntaxNode } from './kusto';
import { parameterList, type Symbols } from './symbols';
import { Kinds, nodes } from './tree';

/** One query, parsed and bound to the workspace's symbols. */
export class Query {
  /** What the service was given: the query's text, behind the declaration of its parameters when it has any. */
  readonly source: string;
  readonly code: Code;
  readonly kinds: Kinds;
  /** Every node (not the tokens), in order of the text, parents first. */
  readonly nodes: readonly SyntaxNode[];
  private readonly byKind = new Map<string, SyntaxNode[]>();
  private readonly shift: number;
  private spans: readonly (readonly [start: number, end: number])[] | undefined;
  private readonly members: ReadonlySet<KustoSymbol>;

  constructor(
    readonly kusto: Kusto,
    readonly symbols: Symbols,
    readonly input: QueryInput,
  ) {
    const scalar = (input.parameters ?? []).filter((p) => !isTabular(p));
    const tabular = (input.parameters ?? []).filter(isTabular);
    const prefix = declaration(scalar);
    this.shift = prefix.length;
    this.source = prefix + input.text;
    this.kinds = kindsOf(kusto);
    const { members, globals } = symbols.forText(input.text, tabular);
    this.members = members;
    this.code = kusto.KustoCode.ParseAndAnalyze(this.source, globals);
    this.nodes = [...nodes(this.code.Syntax)].filter((node) => !node.IsToken);
    for (const node of this.nodes) {
      const kind = this.kinds.nameOf(node);
      const same = this.byKind.get(kind);
      if (same) same.push(node);
      else this.byKind.set(kind, [node]);
    }
  }

  /** The nodes of some kinds, in order of kind and then of the text. */
  all(...kinds: readonly string[]): SyntaxNode[] {
    return kinds.flatMap((kind) => this.byKind.get(kind) ?? []);
  }

  /** The innermost node that spans a place of the service's. */
  nodeAt({ Start, End }: { readonly Start: number; readonly End: number }): SyntaxNode | undefined {
    // The service goes down the tree for each of these places: once is enough, however many ask.
    this.spans ??= this.nodes.map((node) => [node.TextStart, node.End]);
    const at = this.spans.findLastIndex(([start, end]) => start <= Start && end >= End);
    return this.nodes[at];
  }

  /** Offsets of the service as offsets in the query's own text. */
  range(start: number, end: number): Range {
    const at = Math.min(Math.max(start - this.shift, 0), this.input.text.length);
    return { start: at, end: Math.min(Math.max(end - this.shift, at), this.input.text.length) };
  }

  /** Is there nothing but white space and comments? */
  isEmpty(): boolean {
    return this.input.text.replace(/\/\/.*$/gm, '').trim() === '';
  }

  /** The expression whose rows are the result: the last statement. */
  resultNode(): SyntaxNode | undefined {
    return this.all('ExpressionStatement').at(-1)?.GetChild(0) ?? undefined;
  }

  /** Is this symbol one of the workspace's own, not of KQL or of the query? */
  isMember(symbol: KustoSymbol): boolean {
    return this.members.has(symbol);
  }

  /** Is this symbol a table (not a function) of the workspace? */
  isTableSymbol(symbol: KustoSymbol): boolean {
    return this.members.has(symbol) && this.symbols.isTable(symbol.Name);
  }

  /** Names that `let` gives, and parameters. */
  variables(): string[] {
    const names = (this.input.parameters ?? []).map((p) => p.name);
    for (const node of this.all('LetStatement')) {
      const name = node.GetChild(1);
      if (name) names.push(this.text(name));
    }
    return names;
  }

  /** A place as offsets in the query's own text. */
  at(node: SyntaxNode): Range {
    return this.range(node.TextStart, node.End);
  }

  /** The text of a node as the writer wrote it. */
  text(node: { readonly TextStart: number; readonly End: number }): string {
    return this.source.slice(node.TextStart, node.End);
  }
}

const declaration = (parameters: readonly FunctionParameter[]): string =>
  parameters.length === 0 ? '' : `declare query_parameters${parameterList(parameters)};\n`;

let kinds: { kusto: Kusto; kinds: Kinds } | undefined;
const kindsOf = (kusto: Kusto): Kinds => {
  if (kinds?.kusto !== kusto) kinds = { kusto, kinds: new Kinds(kusto) };
  return kinds.kinds;
};

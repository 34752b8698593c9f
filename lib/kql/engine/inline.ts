import type { Declarations, DeclaredFunction } from '../model/declarations';
import { type FunctionParameter, isTabular } from '../model/model';
import { argumentsOf } from './checks/time';
import { type Kusto, type KustoSymbol, loadKusto, type SyntaxNode } from './language/kusto';
import { Query } from './language/query';
import { parameterList, Symbols } from './language/symbols';
import { ancestor, children } from './language/tree';

/** A query with the functions that it calls written out. */
export interface Inlined {
  readonly text: string;
  /** Aliases of the functions whose text is in it. */
  readonly functions: readonly string[];
}

/** A call that cannot be written out. */
export class CannotInline extends Error {}

/**
 * Writes the declared functions that a query calls into it. A function that gives rows becomes a `let` before the statement that calls it,
 * its own statements under names of their own before that, its parameters bound; calls with the same arguments share one. A function that gives
 * a value becomes a `let` with parameters. What comes in has neither comments nor indentation.
 */
export const inlineQuery = (text: string, declarations: Declarations): Inlined =>
  new Inliner(declarations).inline(text);

/** New names by the symbols that the text means. */
type Names = ReadonlyMap<KustoSymbol, string>;

/** Where a text is rendered. */
interface Place {
  readonly query: Query;
  readonly names: Names;
  /** Blanks as they stand there, and comments. */
  readonly verbatim: boolean;
  /** Within a function that gives a value nothing can be put before a statement. */
  readonly inFunction?: string;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

class Inliner {
  private readonly kusto: Kusto = loadKusto();
  private readonly symbols: Symbols;
  private readonly foldable: ReadonlyMap<string, DeclaredFunction & { readonly body: string }>;
  private readonly taken = new Set<string>();
  /** What calls became, by function and arguments. */
  private readonly made = new Map<string, string>();
  private readonly folded = new Set<string>();
  /** Statements that go before the one that is being written. */
  private before: string[] = [];

  constructor(declarations: Declarations) {
    this.symbols = new Symbols(this.kusto, declarations);
    this.foldable = new Map(
      declarations.functions.flatMap((saved) =>
        saved.body === undefined ? [] : [[saved.name, { ...saved, body: saved.body }] as const],
      ),
    );
  }

  inline(text: string): Inlined {
    this.take(text);
    const place: Place = { query: this.parse(text), names: new Map(), verbatim: true };
    let out = '';
    let end = 0;
    for (const statement of statementsOf(place.query)) {
      this.before = [];
      const written = this.render(statement, place);
      out += place.query.source.slice(end, statement.TextStart);
      out += [...this.before, written].join('\n');
      end = statement.End;
    }
    return { text: out + place.query.source.slice(end), functions: [...this.folded].sort() };
  }

  private parse(text: string, parameters: readonly FunctionParameter[] = []): Query {
    return new Query(this.kusto, this.symbols, { text, parameters });
  }

  /** Nothing new takes a name that stands in the text, or in that of functions which it may call. */
  private take(text: string): void {
    for (const [name] of text.matchAll(/[A-Za-z_]\w*/g)) {
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      const saved = this.foldable.get(name);
      if (saved) this.take(saved.body);
    }
  }

  private nameLike(wanted: string): string {
    let name = wanted;
    for (let n = 1; this.taken.has(name) || this.symbols.isTable(name); n++) name = `${wanted}${n}`;
    this.taken.add(name);
    return name;
  }

  private render(node: SyntaxNode, place: Place): string {
    let out = '';
    let end = node.TextStart;
    for (const piece of this.pieces(node, place)) {
      const between = place.query.source.slice(end, piece.start);
      out += (place.verbatim ? between : squeezed(between)) + piece.text;
      end = piece.end;
    }
    return out;
  }

  private *pieces(node: SyntaxNode, place: Place): Iterable<Piece> {
    const { query, names } = place;
    const symbol = node.ReferencedSymbol ?? undefined;
    const isName = query.kinds.is(node, 'NameReference', 'NameDeclaration');
    const [name] = query.kinds.is(node, 'FunctionCallExpression') ? children(node) : [node];
    const saved = this.savedFunction(name!, query);
    const replaced = saved ? this.call(saved, node, place) : isName && symbol ? names.get(symbol) : undefined;
    if (replaced !== undefined) yield { start: node.TextStart, end: node.End, text: replaced };
    else if (node.IsToken) {
      if (node.End > node.TextStart) yield { start: node.TextStart, end: node.End, text: query.text(node) };
    } else for (const child of children(node)) yield* this.pieces(child, place);
  }

  private savedFunction(name: SyntaxNode, query: Query) {
    const symbol = query.kinds.is(name, 'NameReference') ? name.ReferencedSymbol : undefined;
    return symbol && query.isMember(symbol) ? this.foldable.get(symbol.Name) : undefined;
  }

  /** What stands in place of a call. */
  private call(saved: DeclaredFunction & { readonly body: string }, node: SyntaxNode, place: Place): string {
    const given = this.givenArguments(saved, node, place);
    this.folded.add(saved.name);
    const body = this.parse(saved.body, saved.parameters);
    const givesRows = Boolean(body.code.ResultType?.Columns);
    if (!givesRows) return `${this.lambda(saved, body)}(${given.map(({ text }) => text).join(', ')})`;
    const within = place.inFunction ?? (ancestor(node, place.query.kinds, 'FunctionBody') && 'a function of the query');
    if (within !== undefined)
      throw new CannotInline(`${saved.name} is called within ${within}: rows cannot be put before it`);
    if (saved.parameters.some(isTabular)) throw new CannotInline(`${saved.name} takes rows as a parameter`);
    const key = JSON.stringify([saved.name, given.map(({ text }) => text)]);
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const names = new Map<KustoSymbol, string>();
    for (const { parameter, text } of given) this.bind(parameter, text, body, names);
    const statements = statementsOf(body).filter((one) => !body.kinds.is(one, 'QueryParametersStatement'));
    for (const statement of statements) {
      const declared = children(statement)[1];
      if (body.kinds.is(statement, 'LetStatement') && declared?.ReferencedSymbol)
        names.set(declared.ReferencedSymbol, this.nameLike(body.text(declared)));
    }
    const name = this.nameLike(saved.name.replace(/^[^_]+_(?=[A-Za-z])/, ''));
    const inside: Place = { query: body, names, verbatim: false };
    for (const statement of statements) {
      const text = this.render(statement, inside);
      this.before.push(body.kinds.is(statement, 'LetStatement') ? `${text};` : `let ${name} = ${text};`);
    }
    this.made.set(key, name);
    return name;
  }

  /** A parameter that the body names: another name stands for itself, all else is bound to one. */
  private bind(parameter: FunctionParameter, text: string, body: Query, names: Map<KustoSymbol, string>): void {
    const symbol = body
      .all('NameDeclaration')
      .find(
        (node) => body.text(node) === parameter.name && ancestor(node, body.kinds, 'QueryParametersStatement'),
      )?.ReferencedSymbol;
    if (!symbol || !body.all('NameReference').some((node) => node.ReferencedSymbol === symbol)) return;
    if (/^[A-Za-z_]\w*$/.test(text) && !/^(?:true|false)$/.test(text)) {
      names.set(symbol, text);
      return;
    }
    const name = this.nameLike(parameter.name);
    this.before.push(`let ${name} = ${text};`);
    names.set(symbol, name);
  }

  /** A `let` with parameters for a function that gives a value. */
  private lambda(saved: DeclaredFunction & { readonly body: string }, body: Query): string {
    const known = this.made.get(saved.name);
    if (known !== undefined) return known;
    const name = this.nameLike(saved.name.replace(/^[^_]+_(?=[A-Za-z])/, ''));
    this.made.set(saved.name, name);
    const inside: Place = { query: body, names: new Map(), verbatim: false, inFunction: saved.name };
    const statements = statementsOf(body).filter((one) => !body.kinds.is(one, 'QueryParametersStatement'));
    const text = statements.map((statement) => this.render(statement, inside)).join('; ');
    this.before.push(`let ${name} = ${parameterList(saved.parameters)} { ${text} };`);
    return name;
  }

  /** The arguments of a call in the order of the parameters, as texts. */
  private givenArguments(saved: DeclaredFunction, node: SyntaxNode, place: Place) {
    const { query } = place;
    const [, list] = query.kinds.is(node, 'FunctionCallExpression') ? children(node) : [];
    const byName = new Map<string, SyntaxNode>();
    for (const [i, argument] of argumentsOf(list, query).entries()) {
      const named = query.kinds.is(argument, 'SimpleNamedExpression') ? children(argument) : undefined;
      const name = named ? query.text(named[0]!) : saved.parameters[i]?.name;
      if (name !== undefined) byName.set(name, named ? named.at(-1)! : argument);
    }
    return saved.parameters.map((parameter) => {
      const value = byName.get(parameter.name);
      if (value)
        return { parameter, text: converted(this.render(value, { ...place, verbatim: false }), value, parameter) };
      if (parameter.default === undefined)
        throw new CannotInline(`${saved.name} is called without '${parameter.name}'`);
      return { parameter, text: parameter.default };
    });
  }
}

const statementsOf = ({ code, kinds }: Query): SyntaxNode[] =>
  children(code.Syntax)
    .filter((part) => kinds.is(part, 'List'))
    .flatMap((list) => children(list))
    .flatMap((part) => (kinds.is(part, 'SeparatedElement') ? children(part).filter((one) => !one.IsToken) : [part]))
    .filter((statement) => statement.End > statement.TextStart);

/** Between two tokens of a function's body: no comment, at most one blank or line break. */
const squeezed = (between: string): string => {
  const plain = between.replace(/\/\/[^\n]*/g, '');
  return plain.includes('\n') ? '\n' : plain && ' ';
};

/** A function converts what it is given to the type of its parameter, a `let` does not. */
function converted(text: string, { ResultType: type }: SyntaxNode, parameter: FunctionParameter): string {
  const given = type?.Name.replace(/^dynamic.*/, 'dynamic');
  if (!given || type?.Columns || given === parameter.type || isTabular(parameter)) return text;
  return /^(?:unknown|error)$/.test(given) ? text : `${CONVERSIONS[parameter.type] ?? ''}(${text})`;
}

const CONVERSIONS: Readonly<Record<string, string>> = {
  string: 'tostring',
  datetime: 'todatetime',
  timespan: 'totimespan',
  dynamic: 'todynamic',
  bool: 'tobool',
  int: 'toint',
  long: 'tolong',
  real: 'todouble',
  decimal: 'todecimal',
  guid: 'toguid',
};

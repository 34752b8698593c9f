import type { QueryProblem } from '../../model/facts';
import { badRegex } from '../../model/problems';
import type { SyntaxNode } from '../language/kusto';
import { joined, type PlacedText, readLiteral, standing } from '../language/literal';
import type { Query } from '../language/query';
import { regexMistake } from '../language/rust-regex';
import { children, nodes } from '../language/tree';
import { argumentsOf, Clock } from './time';

/** Functions of KQL that take a regular expression, and as which argument. */
const TAKES: Readonly<Record<string, number>> = {
  extract: 0,
  extract_all: 0,
  extractall: 0,
  replace_regex: 1,
  replace: 0,
  trim: 0,
  trim_start: 0,
  trim_end: 0,
  indexof_regex: 1,
};

/** Regular expressions that are known when the query is written and that the engine does not take. */
export function checkRegexes(query: Query): QueryProblem[] {
  const texts = new Texts(query);
  const patterns = [
    ...query.all('MatchesRegexExpression').map((node) => texts.of(children(node).at(-1))),
    ...query.all('FunctionCallExpression').map((call) => texts.of(patternOf(call, query))),
    ...query.all('ParseOperator', 'ParseWhereOperator').map((operator) => parsePattern(operator, query, texts)),
  ];
  const problems = patterns.flatMap((pattern) => {
    const mistake = pattern && regexMistake(pattern.value);
    if (!mistake) return [];
    const last = pattern.places.length - 1;
    const [start] = pattern.places[Math.min(mistake.start, last)] ?? [0];
    const [, end] = pattern.places[Math.min(mistake.end - 1, last)] ?? [0, 0];
    return [badRegex(query.range(start, end), { reason: mistake.reason })];
  });
  // One that a `let` gives may be used often.
  return [...new Map(problems.map((problem) => [`${problem.start} ${problem.end}`, problem])).values()];
}

function patternOf(call: SyntaxNode, query: Query): SyntaxNode | undefined {
  const [name, list] = children(call);
  const called = name ? query.text(name) : '';
  const given = argumentsOf(list, query);
  if (called === 'countof') return given[2]?.ConstantValue === 'regex' ? given[1] : undefined;
  return Object.hasOwn(TAKES, called) ? given[TAKES[called]!] : undefined;
}

/** `parse kind=regex T with * "a(b)" x "c"`: the texts and what stands for the columns between them are one expression. */
function parsePattern(operator: SyntaxNode, query: Query, texts: Texts): PlacedText | undefined {
  const settings = children(operator).find((part) => query.kinds.is(part, 'List'));
  if (!settings || !/\bkind\s*=\s*regex\b/.test(query.text(settings))) return undefined;
  const pattern = children(operator).findLast((part) => query.kinds.is(part, 'List'));
  const parts = pattern ? children(pattern) : [];
  const pieces = parts.map((part) => {
    if (query.kinds.is(part, 'StringLiteralExpression', 'CompoundStringLiteralExpression')) return texts.of(part);
    return standing(query.kinds.is(part, 'StarExpression') ? '.*?' : '(.*?)', part.TextStart, part.End);
  });
  return pieces.every((piece) => piece !== undefined) ? joined(pieces) : undefined;
}

/** Characters; longer ones are made by repeating, and no rule may be so long. */
const LONGEST = 10_000;

/** Texts that are known when the query is written. */
class Texts {
  private readonly lets: Clock['lets'];
  /** Each is read once: names that are joined with themselves at every step would double the work at every step. */
  private readonly known = new Map<SyntaxNode, PlacedText | undefined>();

  constructor(private readonly query: Query) {
    this.lets = new Clock(query, false).lets;
  }

  of(node: SyntaxNode | undefined): PlacedText | undefined {
    if (!node) return undefined;
    if (!this.known.has(node)) {
      // A name that means itself means nothing.
      this.known.set(node, undefined);
      this.known.set(node, this.read(node));
    }
    return this.known.get(node);
  }

  private read(node: SyntaxNode): PlacedText | undefined {
    const { kinds } = this.query;
    const parts = children(node);
    switch (kinds.nameOf(node)) {
      case 'StringLiteralExpression':
      case 'CompoundStringLiteralExpression':
        return this.literal(node);
      case 'ParenthesizedExpression':
        return this.of(parts[1]);
      case 'NameReference':
        return node.ReferencedSymbol ? this.of(this.lets.get(node.ReferencedSymbol)) : undefined;
      case 'FunctionCallExpression': {
        if (!parts[0] || this.query.text(parts[0]) !== 'strcat') return undefined;
        const given = argumentsOf(parts[1], this.query).map((part) => this.of(part));
        if (!given.every((part) => part !== undefined)) return undefined;
        const length = given.reduce((sum, part) => sum + part.value.length, 0);
        return length <= LONGEST ? joined(given) : undefined;
      }
      default:
        return undefined;
    }
  }

  private literal(node: SyntaxNode): PlacedText | undefined {
    const tokens = [...nodes(node)].filter((part) => part.IsToken && (part.Text ?? '') !== '');
    const found = joined(tokens.map((token) => readLiteral(token.Text!, token.TextStart)));
    const value = node.LiteralValue ?? node.ConstantValue;
    if (typeof value !== 'string' || value === found.value) return found;
    // Read in another way than the service does: then the literal as a whole is the place.
    return standing(value, node.TextStart, node.End);
  }
}

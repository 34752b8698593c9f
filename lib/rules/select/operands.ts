import type { FuzzyUnion, Operand } from '../../kql/model/model';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A query without some operands of its fuzzy unions, of each of which one stays; commas and `let` statements go with them. */
export function withoutOperands(query: string, unions: readonly FuzzyUnion[], without: ReadonlySet<Operand>): string {
  const cuts = cutsOf(query, unions, without).sort((a, b) => b.start - a.start);
  return cuts.reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), query);
}

function cutsOf(query: string, unions: readonly FuzzyUnion[], without: ReadonlySet<Operand>): Span[] {
  return unions.flatMap(({ operands }) => {
    const last = operands.findLastIndex((operand) => !without.has(operand));
    const cuts: Span[] = [];
    for (const [i, operand] of operands.entries()) {
      if (!without.has(operand)) cuts.push(...cutsOf(query, operand.reads.unions, without));
      else {
        if (operand.statement) cuts.push(statementIn(query, operand.statement));
        // Up to the next one; what follows the last that stays goes at once.
        if (i < last) cuts.push({ start: operand.start, end: operands[i + 1]!.start });
      }
    }
    const tail = { start: operands[last]?.end ?? 0, end: operands.at(-1)?.end ?? 0 };
    return tail.end > tail.start ? [...cuts, tail] : cuts;
  });
}

/** With its semicolon and the rest of its line. */
const statementIn = (query: string, { start, end }: Span): Span => ({
  start,
  end: end + (/^\s*;[ \t]*\n?/.exec(query.slice(end))?.[0].length ?? 0),
});

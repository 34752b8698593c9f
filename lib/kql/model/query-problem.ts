import { type ProblemDefinition, type ProblemFactory, problemKind } from '../../files/problem';
import type { QueryProblem } from './facts';

/** A place in a query: offsets in its text. */
export interface Range {
  readonly start: number;
  /** Just behind the last character. */
  readonly end: number;
}

/** Makes a problem of one kind at a place in a query; carries the kind's definition, as `problemKind` does. */
export interface QueryProblemFactory<Facts> {
  (at: Range, facts: Facts): QueryProblem;
  readonly definition: ProblemFactory<Facts>['definition'];
}

/** Declares a kind of mistake that is found inside a query. */
export function queryProblemKind<Facts extends object = Record<string, never>>(
  declared: ProblemDefinition<Facts>,
): QueryProblemFactory<Facts> {
  const make: ProblemFactory<Facts> = problemKind(declared);
  const factory = ({ start, end }: Range, facts: Facts): QueryProblem => {
    const { code, severity, message, help } = make({ file: '' }, facts);
    return { code, severity, start, end, message, help };
  };
  return Object.assign(factory, { definition: make.definition });
}

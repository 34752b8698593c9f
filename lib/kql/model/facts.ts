import type { ProblemSeverity } from '../../files/problem';
import type { Analysis, FunctionParameter } from './model';

/** A query to analyse. */
export interface QueryInput {
  /** Offsets of problems count in this text, whatever its line endings. */
  readonly text: string;
  /** For the body of a function: what it may refer to. */
  readonly parameters?: readonly FunctionParameter[];
  /** Of a rule: seconds of data that each run looks at. @default - all that is kept */
  readonly period?: number;
}

/** A mistake (or a doubt) in a query. */
export interface QueryProblem {
  /** `kql/...`; see docs for each. */
  readonly code: string;
  readonly severity: ProblemSeverity;
  /** Offset in the query's text. */
  readonly start: number;
  /** Offset just behind the last character. */
  readonly end: number;
  readonly message: string;
  readonly help?: string;
}

/** What the Kusto language service and the kit's own checks found out about one query. */
export interface QueryFacts {
  /** In order of place. */
  readonly problems: readonly QueryProblem[];
  readonly analysis: Analysis;
  /** Seconds: the farthest look-back that bounds a time column; absent when the query does not say. */
  readonly lookback?: number;
  /** Where `lookback` stands in the text. */
  readonly lookbackAt?: { readonly start: number; readonly end: number };
  /** The columns may be more than `analysis.columns` says (an unknown table or function, `bag_unpack`, ...). */
  readonly openColumns: boolean;
}

export interface FunctionParameter {
  readonly name: string;
  /** A KQL scalar type (string, datetime, timespan, ...), `table` for any rows, or the columns of rows: `(UserId:string)`. */
  readonly type: string;
  readonly description?: string;
  /** A KQL literal, e.g. `14d`; parameters with a default come last. */
  readonly default?: string;
}

/** Does a parameter take rows? */
export const isTabular = ({ type }: FunctionParameter): boolean => type === 'table' || type.startsWith('(');

/** What the Kusto language service found out about a rule's query. */
export interface Analysis {
  /** Workspace tables the query reads, the ones behind functions included. */
  readonly tables: readonly string[];
  /** Declared functions it calls. */
  readonly functions: readonly string[];
  /** Aliases it passes to `_GetWatchlist`. */
  readonly watchlists: readonly string[];
  /** What a row of the result has; empty when it cannot be known. */
  readonly columns: readonly Column[];
  /** The result may have more columns than `columns` says, so that a name that is not among them is no mistake. */
  readonly openColumns?: boolean;
  /** Seconds: the farthest look-back that the query writes; absent when it does not say. */
  readonly lookback?: number;
  /** Where it stands, in characters of the query. */
  readonly lookbackAt?: { readonly start: number; readonly end: number };
  /** Services beside Log Analytics that it asks (`adx`, `arg`); absent when there are none. A function that it calls has no place here. */
  readonly crossService?: readonly CrossService[];
  /** What its own text reads, operands of fuzzy unions apart; absent when it could not be analysed. */
  readonly own?: OwnReads;
}

/** What a query reads by itself, as it is written: not what the functions read that it calls. */
export interface OwnReads {
  /** Every call of a declared function, in order of the text. */
  readonly calls: readonly Call[];
  readonly must: Reads;
}

/** A call of a declared function, at its name. */
interface Call extends Span {
  readonly name: string;
}

/** Characters of a query. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Tables and functions without which a text cannot run, and the unions in which some of them may be missing. */
export interface Reads {
  readonly tables: readonly string[];
  readonly functions: readonly string[];
  readonly unions: readonly FuzzyUnion[];
}

/** `union isfuzzy=true`: it runs as long as one operand is left. */
export interface FuzzyUnion {
  /** All of them, in order of the text. */
  readonly operands: readonly Operand[];
}

export interface Operand extends Span {
  /** What goes with it when it is left out. */
  readonly reads: Reads;
  /** The statement of the `let` of which it is the only use; it goes with it too. */
  readonly statement?: Span;
}

export interface CrossService {
  readonly name: string;
  readonly at?: { readonly start: number; readonly end: number };
}

export interface Column {
  readonly name: string;
  /** KQL type name. */
  readonly type: string;
}

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

/** A value on its way to or from an engine: text, number, truth, nothing, or JSON for a dynamic column. */
export type Cell = unknown;

export interface ColumnSpec {
  readonly name: string;
  /** KQL type name. */
  readonly type: string;
}

/** A table as a query sees it in one case. */
export interface TableData {
  readonly name: string;
  readonly columns: readonly ColumnSpec[];
  /**
   * Only the columns that have a value. Cells by type: datetime is ISO 8601 in UTC, timespan a number of seconds,
   * dynamic any JSON value, the rest plain text, numbers and booleans.
   */
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** A saved function that a query may call. */
export interface FunctionSource {
  readonly name: string;
  /** As in a KQL declaration: `ip:string, lookback:timespan=14d`. */
  readonly parameters: string;
  readonly body: string;
}

/** One query to run over the tables of one case. */
export interface EngineRequest {
  readonly query: string;
  /** In an order in which each calls only those before it. */
  readonly functions: readonly FunctionSource[];
  readonly tables: readonly TableData[];
  /** What `now()` answers: ISO 8601 in UTC. */
  readonly now: string;
}

/** What an engine answers to a request. */
export type EngineAnswer =
  | { readonly kind: 'rows'; readonly columns: readonly ColumnSpec[]; readonly rows: readonly (readonly Cell[])[] }
  /** The engine does not support something in the query; `construct` names it. */
  | { readonly kind: 'refused'; readonly construct: string }
  /** The engine tried and failed; the query or the engine is wrong. */
  | { readonly kind: 'error'; readonly message: string };

/** Something that runs KQL. One object serves all cases of a run. */
export interface Engine {
  /** For people: `duckdb-kql 1.1.2`. */
  readonly name: string;
  /** Two engines with the same key give the same answer to the same request; the key of the answers kept on disk. Absent: keep none. */
  readonly cacheKey?: string;
  /** How many requests it can work on at once. */
  readonly parallel: number;
  /** Gets ready (installs, starts, connects). Throws `EngineUnavailable` when this machine cannot have it. */
  prepare(report: (what: string) => void): Promise<void>;
  run(request: EngineRequest): Promise<EngineAnswer>;
  close(): Promise<void>;
}

/** Why no query at all can run here. */
export class EngineUnavailable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'EngineUnavailable';
  }
}

import type { YamlSource } from '../../../files/source';

/** What a cell of a watchlist may hold. */
export const columnTypes = ['text', 'upn', 'guid', 'cidr', 'ip', 'domain', 'datetime'] as const;
export type ColumnType = (typeof columnTypes)[number];

export interface WatchlistColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Every row has a value in it; always true of the search key. */
  readonly required: boolean;
  /** The only values it may have; absent: any of its type. */
  readonly values?: readonly string[];
  readonly description?: string;
}

/** What a file of `kind: Watchlist` says: the form of a list whose rows each environment brings. */
export interface WatchlistDefinition {
  /** As a person would type it. */
  readonly file: string;
  readonly source: YamlSource;
  /** Lower-case GUID. */
  readonly id: string;
  /** What `_GetWatchlist` takes. */
  readonly alias: string;
  readonly displayName: string;
  readonly description: string;
  /** Name of the column that rows are looked up by. */
  readonly searchKey: string;
  readonly columns: readonly WatchlistColumn[];
  /** Playbook items among its tags. */
  readonly playbook: readonly string[];
}

/** One row: every column of the watchlist, empty where nothing was given. */
export type WatchlistRow = Readonly<Record<string, string>>;

/** A watchlist with the rows of one environment. */
export interface Watchlist extends WatchlistDefinition {
  readonly rows: readonly WatchlistRow[];
}

/**
 * Rows of one watchlist. The provider has no bulk upload: each row is a Terraform resource, read one by one at every
 * plan. Some hundreds are fine; longer lists belong into the portal or the API, and the alias still finds them.
 */
export const WATCHLIST_ROWS_MAX = 500;

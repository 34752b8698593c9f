import { problemKind } from '../../files/problem';
import type { Column, FunctionParameter } from './model';

/** What a workspace holds beyond the documented Log Analytics tables and Sentinel's own functions. */
export interface Declarations {
  readonly tables: readonly DeclaredTable[];
  readonly functions: readonly DeclaredFunction[];
  readonly watchlists: readonly DeclaredWatchlist[];
}

/** A custom table, or columns that this workspace adds to a documented one. */
export interface DeclaredTable {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** A saved function. With a body what it gives is derived; with columns or a type that is taken as said; with none any column is accepted. */
export interface DeclaredFunction {
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly columns?: readonly Column[];
  /** The type of the value that it gives, when it gives no rows. */
  readonly returns?: string;
  /** KQL. */
  readonly body?: string;
}

/** A watchlist; its columns arrive as strings. */
export interface DeclaredWatchlist {
  readonly alias: string;
  readonly columns: readonly Column[];
}

export const noDeclarations: Declarations = { tables: [], functions: [], watchlists: [] };

export const duplicateDeclaration = problemKind<{ what: string; name: string }>({
  code: 'schema/duplicate-declaration',
  cause: 'A table or function is declared twice in one file.',
  cure: 'Keep one of the two.',
  message: ({ what, name }) => `the ${what} '${name}' is declared twice`,
});

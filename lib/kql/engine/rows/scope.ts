import type { Clock } from '../checks/time';
import type { SyntaxNode } from '../language/kusto';
import type { Query } from '../language/query';

/** What is known of a value before the query runs; numbers, spans and instants may be known within bounds only. */
export type Scalar =
  | { readonly is: 'bool'; readonly value: boolean }
  | { readonly is: 'text'; readonly value: string }
  /** Instants count in seconds before now, so that the older is the greater. */
  | { readonly is: 'number' | 'span' | 'age'; readonly low: number; readonly high: number }
  | { readonly is: 'list'; readonly items: readonly string[] };

/** Where an expression stands. */
export interface Scope {
  readonly query: Query;
  readonly clock: Clock;
  /** When what is read was logged. */
  readonly events: Scalar;
  /** What `let` gives, as far as it was looked at. */
  readonly values: Map<SyntaxNode, Scalar | undefined>;
  /** Columns that operators before made, by name; undefined: nothing is known of it. */
  readonly columns: ReadonlyMap<string, Scalar | undefined>;
  /** Whether a subquery gives no rows. */
  readonly isEmpty: (subquery: SyntaxNode) => boolean;
}

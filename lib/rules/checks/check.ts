import type { Location, Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import type { Column } from '../../kql/model/model';
import type { AlertRule, CompiledRule } from '../read/model';

/** What a check of an analytic rule may look at. */
export interface AlertContext<Alert = AlertRule> {
  readonly alert: Alert;
  /** The file of the rule; undefined for a rule that is made in code. */
  readonly rule?: CompiledRule;
  /** The columns of a result by name; undefined when the query does not let them be known for sure. */
  readonly columns: ReadonlyMap<string, Column> | undefined;
  /** Where a setting stands: in the file, below `promotion:` where that has it, or in an override. */
  readonly at: (path: Path, part?: 'key' | 'value') => Location;
  /** The name of that setting as the author of the rule knows it: a key of a file, or a property. */
  readonly nameOf: (path: Path) => string;
}

/** One idea about analytic rules: yields what is wrong with one. */
export type AlertCheck<Alert = AlertRule> = (context: AlertContext<Alert>) => Iterable<Problem>;

/** What of an alert a hunting query has as well. */
export type Mapped = Pick<
  AlertRule,
  'kind' | 'entityMappings' | 'sentinelEntityMappings' | 'customDetails' | 'alertDetails'
>;

/** The columns for sure, or undefined. */
export function knownColumns({ analysis }: CompiledRule): ReadonlyMap<string, Column> | undefined {
  if (analysis.openColumns || analysis.columns.length === 0) return undefined;
  return new Map(analysis.columns.map((column) => [column.name, column]));
}

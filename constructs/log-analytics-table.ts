import { LogAnalyticsWorkspaceTable } from '@cdktf/provider-azurerm/lib/log-analytics-workspace-table';
import { Construct } from './cdktf';
import { checkOneOf, checkPattern, checkRange, isKnown } from './checks';
import { clash, missing, notOneOf } from './errors';
import { identifier, readable } from './logical-id';
import { patientTimeouts } from './timeouts';

/** Total retentions above 730 days: whole years (azurerm 4.55.0). */
export const longRetentions = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383] as const;

export interface LogAnalyticsTableProps {
  readonly workspaceId: string;
  /** The table, e.g. `SigninLogs`. It has to exist: built-in tables always do, custom ones end in `_CL`. */
  readonly table: string;
  /**
   * Basic tables cost less, keep 30 interactive days and cannot feed analytic rules.
   * @default Analytics
   */
  readonly plan?: 'Analytics' | 'Basic';
  /**
   * Interactive retention in days, 4 to 730; not for Basic.
   * @default - that of the workspace
   */
  readonly retentionDays?: number;
  /**
   * Interactive plus long-term retention in days: 4 to 730, or one of `longRetentions`; never below `retentionDays`.
   * @default - the interactive retention
   */
  readonly totalRetentionDays?: number;
}

/**
 * Plan and retention of one table. Removing the construct takes the retention back to that of the workspace; the
 * table and its data stay.
 */
export class LogAnalyticsTable extends Construct {
  readonly table: string;

  constructor(scope: Construct, id: string, props: LogAnalyticsTableProps) {
    super(scope, id);
    const { plan, retentionDays: days, totalRetentionDays: total } = props;
    checkPattern(this, 'table', props.table, /^[A-Za-z][A-Za-z0-9_]{0,127}$/, 'the name of a table');
    checkOneOf(this, 'plan', plan, ['Analytics', 'Basic']);
    checkRange(this, 'retentionDays', days, 4, 730, 'days');
    if (plan === 'Basic' && days !== undefined)
      throw clash(
        this,
        'retentionDays',
        'a Basic table has a fixed interactive retention',
        "Remove it ('totalRetentionDays' still works), or set 'plan' to Analytics.",
      );
    if (isKnown(total)) {
      if (total > 730 && !(longRetentions as readonly number[]).includes(total))
        throw notOneOf(this, 'totalRetentionDays', ['4 to 730', ...longRetentions.map(String)], total);
      checkRange(this, 'totalRetentionDays', total, 4, 4383, 'days');
      if (isKnown(days) && total < days)
        throw clash(
          this,
          'totalRetentionDays',
          `it is ${total} days, and the interactive retention in it is ${days}`,
          "Raise it, or lower 'retentionDays'.",
        );
    }
    if (plan === undefined && days === undefined && total === undefined)
      throw missing(this, 'plan', 'without a plan or a retention there is nothing to set', 'Set one of them.');
    this.table = props.table;
    // The provider updates the old table when only the name changes: the address has to change with it.
    const named = identifier(id).toLowerCase().includes(props.table.toLowerCase());
    readable(
      new LogAnalyticsWorkspaceTable(this, 'resource', {
        workspaceId: props.workspaceId,
        name: props.table,
        plan: plan ?? 'Analytics',
        retentionInDays: days,
        totalRetentionInDays: total,
        timeouts: patientTimeouts,
      }),
      this,
      named ? undefined : props.table,
    );
  }
}

import { LogAnalyticsWorkspaceTable } from '@cdktf/provider-azurerm/lib/log-analytics-workspace-table';
import { TABLE_TOTAL_RETENTION_STEPS_DAYS } from '../../lib/catalog/limits';
import { Construct } from '../core/cdktf';
import { checkOneOf, checkPattern, checkRange } from '../core/checks';
import { claim } from '../core/claims';
import { clash, notOneOf } from '../core/errors';
import { identifier, readable } from '../core/logical-id';
import { patientTimeouts } from '../core/timeouts';

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
   * @default - `workspaceRetentionDays`
   */
  readonly retentionDays?: number;
  /**
   * Interactive plus long-term retention in days: 4 to 730, or one of `TABLE_TOTAL_RETENTION_STEPS_DAYS`; never below the interactive
   * retention.
   * @default - the interactive retention
   */
  readonly totalRetentionDays?: number;
  /**
   * Retention of the workspace in days, 30 to 730. The provider reads back what the table inherits, so it is said
   * here explicitly, or every plan would want to take it away.
   * @default 90
   */
  readonly workspaceRetentionDays?: number;
}

/** Interactive days of every Basic table. */
const BASIC_DAYS = 30;

/**
 * Plan and retention of one table. Removing the construct takes the retention back to that of the workspace; the
 * table and its data stay.
 */
export class LogAnalyticsTable extends Construct {
  readonly table: string;

  constructor(scope: Construct, id: string, props: LogAnalyticsTableProps) {
    super(scope, id);
    const { plan = 'Analytics', retentionDays } = props;
    checkPattern(this, 'table', props.table, /^[A-Za-z][A-Za-z0-9_]{0,127}$/, 'the name of a table');
    claim(this, 'table', props.workspaceId, 'table', props.table);
    checkOneOf(this, 'plan', plan, ['Analytics', 'Basic']);
    checkRange(this, 'retentionDays', retentionDays, 4, 730, 'days');
    checkRange(this, 'workspaceRetentionDays', props.workspaceRetentionDays, 30, 730, 'days');
    if (plan === 'Basic' && retentionDays !== undefined)
      throw clash(
        this,
        'retentionDays',
        'a Basic table has a fixed interactive retention',
        "Remove it ('totalRetentionDays' still works), or set 'plan' to Analytics.",
      );
    const days = plan === 'Basic' ? BASIC_DAYS : (retentionDays ?? props.workspaceRetentionDays ?? 90);
    const total = props.totalRetentionDays ?? days;
    this.checkTotal(total, days);
    this.table = props.table;
    // The provider updates the old table when only the name changes: the address has to change with it.
    const named = identifier(id).toLowerCase().includes(props.table.toLowerCase());
    readable(
      new LogAnalyticsWorkspaceTable(this, 'resource', {
        workspaceId: props.workspaceId,
        name: props.table,
        plan,
        retentionInDays: plan === 'Basic' ? undefined : days,
        totalRetentionInDays: total,
        timeouts: patientTimeouts,
      }),
      this,
      named ? undefined : props.table,
    );
  }
  private checkTotal(total: number, days: number): void {
    if (total > 730 && !(TABLE_TOTAL_RETENTION_STEPS_DAYS as readonly number[]).includes(total))
      throw notOneOf(this, 'totalRetentionDays', ['4 to 730', ...TABLE_TOTAL_RETENTION_STEPS_DAYS.map(String)], total);
    checkRange(this, 'totalRetentionDays', total, 4, 4383, 'days');
    if (total < days)
      throw clash(
        this,
        'totalRetentionDays',
        `it is ${total} days, and the interactive retention in it is ${days}`,
        "Raise it, or lower 'retentionDays'.",
      );
  }
}

import { LogAnalyticsWorkspaceTable } from '@cdktf/provider-azurerm/lib/log-analytics-workspace-table';
import { words } from '../../lib/catalog/bounds/bound';
import {
  BASIC_TABLE_DAYS,
  isTotalRetention,
  type TablePlan,
  tablePlans,
  totalRetentionSteps,
  workspaceBounds,
  workspaceForms,
} from '../../lib/catalog/bounds/workspace';
import { Construct } from '../core/cdktf';
import { checkForm, checkOneOf, checkRange, validate } from '../core/checks';
import { claim } from '../core/claims';
import { clash, notOneOf } from '../core/errors';
import { identifier, readable } from '../core/logical-id';
import { longTimeouts } from '../core/timeouts';

export interface LogAnalyticsTableProps {
  readonly workspaceId: string;
  /** The table, e.g. `SigninLogs`. It has to exist: built-in tables always do, custom ones end in `_CL`. */
  readonly table: string;
  /**
   * Basic tables cost less, keep 30 interactive days and cannot feed analytic rules.
   * @default Analytics
   */
  readonly plan?: TablePlan;
  /**
   * Interactive retention in days, 4 to 730; not for Basic.
   * @default - `workspaceRetentionDays`
   */
  readonly retentionDays?: number;
  /**
   * Interactive plus long-term retention in days: 4 to 730, or one of `totalRetentionSteps`; never below the interactive
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

/**
 * Plan and retention of one table. Removing the construct takes the retention back to that of the workspace; the
 * table and its data stay.
 */
export class LogAnalyticsTable extends Construct {
  constructor(scope: Construct, id: string, props: LogAnalyticsTableProps) {
    super(scope, id);
    const { plan = 'Analytics', retentionDays } = props;
    const days = plan === 'Basic' ? BASIC_TABLE_DAYS : (retentionDays ?? props.workspaceRetentionDays ?? 90);
    const total = props.totalRetentionDays ?? days;
    validate(this, [
      checkForm('table', props.table, workspaceForms.table),
      claim(this, 'table', props.workspaceId, 'table', props.table),
      checkOneOf('plan', plan, tablePlans),
      checkRange('retentionDays', retentionDays, workspaceBounds.tableRetentionDays),
      checkRange('workspaceRetentionDays', props.workspaceRetentionDays, workspaceBounds.retentionDays),
      plan === 'Basic' &&
        retentionDays !== undefined &&
        clash(
          'retentionDays',
          'a Basic table has a fixed interactive retention',
          "Remove it ('totalRetentionDays' still works), or set 'plan' to Analytics.",
        ),
      checkRange('totalRetentionDays', props.totalRetentionDays, workspaceBounds.totalRetentionDays),
      !isTotalRetention(total) &&
        notOneOf('totalRetentionDays', [words(workspaceBounds.tableRetentionDays), ...totalRetentionSteps], total),
      total < days &&
        clash(
          'totalRetentionDays',
          `it is ${total} days, and the interactive retention in it is ${days}`,
          "Raise it, or lower 'retentionDays'.",
        ),
    ]);
    // The provider updates the old table when only the name changes: the address has to change with it.
    const named = identifier(id).toLowerCase().includes(props.table.toLowerCase());
    readable(
      new LogAnalyticsWorkspaceTable(this, 'resource', {
        workspaceId: props.workspaceId,
        name: props.table,
        plan,
        retentionInDays: plan === 'Basic' ? undefined : days,
        totalRetentionInDays: total,
        timeouts: longTimeouts,
      }),
      this,
      named ? undefined : props.table,
    );
  }
}

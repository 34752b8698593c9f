import { DEFAULT_RETENTION_DAYS } from '../../catalog/bounds/workspace';
import { asText } from '../../values/text';
import { type Control, inEnvironment, inEnvironmentFor, judge } from '../control/control';
import { eachWorkspace } from '../control/workspace';
import type { Configuration, Resource } from '../input/configuration';
import { get, textOf } from '../input/configuration';
import type { Value } from '../input/value';

const WISHED = 90;

const enough = (value: Value) => typeof value === 'number' && (value >= WISHED || value === -1);

/** Tables with a retention of their own; a table without one follows the workspace. */
function ownRetention(configuration: Configuration): readonly Resource[] {
  return configuration
    .all('azurerm_log_analytics_workspace_table')
    .filter((table) => get(table, 'retention_in_days') !== undefined && get(table, 'retention_in_days') !== null);
}

/** The tables that an investigation begins with. */
const READ_FIRST = ['SigninLogs', 'AADNonInteractiveUserSignInLogs', 'AuditLogs'];

const tablesWithOwn = (configuration: Configuration) =>
  ownRetention(configuration).map((table) => textOf(table, 'name') ?? '');

export const control: Control = {
  id: 'interactive-retention-sufficient',
  title: `Logs can be queried for ${WISHED} days at least`,
  severity: 'high',
  info: 'The interactive retention of the workspace, and of each table that has its own.',
  why: 'Token theft is often noticed weeks later; the first sign-in of the attacker is gone by then. Sentinel pays for 90 days.',
  fix: `Set \`workspace.retentionDays\`, or \`workspace.tables.<name>.retentionDays\`, to ${WISHED} or more.`,
  playbook: ['PRE-1', 'REC-1'],
  frameworks: {
    nistCsf: ['PR.PS-04', 'RS.AN-07'],
    nist80053: ['AU-11'],
    cisV8: ['8.10'],
    iso27001: ['A.8.15', 'A.5.33'],
    mcsb: ['LT-6'],
  },
  needs: ['foundation'],
  judges: {
    azurerm_log_analytics_workspace: ['retention_in_days'],
    azurerm_log_analytics_workspace_table: ['retention_in_days'],
  },
  check: (configuration) => [
    // Of a workspace of others, the tables that an investigation begins with are enough.
    ...(configuration.kit?.adopted && READ_FIRST.every((name) => tablesWithOwn(configuration).includes(name))
      ? []
      : eachWorkspace(configuration, 'its retention', (workspace) => {
          const days = get(workspace, 'retention_in_days') ?? DEFAULT_RETENTION_DAYS;
          const message = `The workspace forgets logs after ${asText(days)} days.`;
          const cure = inEnvironment(`workspace:\n  retentionDays: ${WISHED}`);
          return judge(workspace, days, enough, 'workspace', message, cure);
        })),
    ...ownRetention(configuration).map((table) => {
      const name = textOf(table, 'name') ?? table.name;
      const days = get(table, 'retention_in_days');
      const cure = inEnvironmentFor(
        name,
        (known) => `workspace:\n  tables:\n    ${known}:\n      retentionDays: ${WISHED}`,
      );
      return judge(table, days, enough, name, `${name} can be queried for ${asText(days)} days only.`, cure);
    }),
  ],
};

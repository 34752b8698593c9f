import { LogAnalyticsTable } from '../../../constructs/workspace/log-analytics-table';
import { only, refusal, synth, WORKSPACE } from '../synth';

const table = { workspaceId: WORKSPACE, table: 'SigninLogs' };

test('sets plan and retention', () => {
  const resources = synth((stack) => {
    new LogAnalyticsTable(stack, 'table_SigninLogs', { ...table, retentionDays: 180, totalRetentionDays: 1095 });
  });
  expect(only(resources, 'azurerm_log_analytics_workspace_table')).toEqual({
    timeouts: { create: '30m', delete: '30m', read: '10m', update: '30m' },
    name: 'SigninLogs',
    plan: 'Analytics',
    retention_in_days: 180,
    total_retention_in_days: 1095,
    workspace_id: WORKSPACE,
  });
});

test('says what the table inherits, because the provider reads it back', () => {
  const resources = synth((stack) => {
    new LogAnalyticsTable(stack, 'SigninLogs', { ...table, workspaceRetentionDays: 180 });
    new LogAnalyticsTable(stack, 'AuditLogs', { ...table, table: 'AuditLogs', plan: 'Basic' });
  });
  const { SigninLogs, AuditLogs } = resources.azurerm_log_analytics_workspace_table!;
  expect(SigninLogs).toMatchObject({ retention_in_days: 180, total_retention_in_days: 180 });
  expect(AuditLogs).toMatchObject({ plan: 'Basic', total_retention_in_days: 30 });
  expect(AuditLogs).not.toHaveProperty('retention_in_days');
});

test('the address names the table, so that another table is another resource', () => {
  const resources = synth((stack) => {
    new LogAnalyticsTable(stack, 'table', { ...table, plan: 'Basic' });
    new LogAnalyticsTable(stack, 'table_auditlogs', { ...table, table: 'AuditLogs', plan: 'Basic' });
  });
  expect(Object.keys(resources.azurerm_log_analytics_workspace_table!)).toEqual([
    'table_SigninLogs',
    'table_auditlogs',
  ]);
});

test.each([
  [{ plan: 'Basic' as const, retentionDays: 30 }, "'retentionDays' is wrong here: a Basic table has a fixed"],
  [{ plan: 'Basic' as const, retentionDays: 30 }, "Remove it ('totalRetentionDays' still works), or set 'plan'"],
  [{ workspaceRetentionDays: 3 }, "'workspaceRetentionDays' should be between 30 and 730 days, got 3"],
  [{ retentionDays: 3 }, "'retentionDays' should be between 4 and 730 days, got 3"],
  [{ totalRetentionDays: 1000 }, "'totalRetentionDays' should be between 4 and 730 days, 1095"],
  [{ totalRetentionDays: 3 }, "'totalRetentionDays' should be between 4 and"],
  [
    { retentionDays: 365, totalRetentionDays: 180 },
    "'totalRetentionDays' is wrong here: it is 180 days, and the interactive retention in it is 365",
  ],
  [{ plan: 'Auxiliary' as never }, "'plan' should be Analytics or Basic, got 'Auxiliary'"],
  [{ plan: 'Basic' as const, totalRetentionDays: 14 }, 'it is 14 days, and the interactive retention in it is 30'],
  [{ workspaceRetentionDays: 365, totalRetentionDays: 180 }, 'the interactive retention in it is 365'],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new LogAnalyticsTable(stack, 'table', { ...table, ...props }))).toContain(message);
});

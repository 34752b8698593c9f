import { LogAnalyticsWorkspace } from '../../../constructs/workspace/log-analytics-workspace';
import { ManagementLock, workspaceAnchor } from '../../../constructs/workspace/management-lock';
import { SentinelOnboarding } from '../../../constructs/workspace/sentinel-onboarding';
import { only, refusal, synth, WORKSPACE } from '../synth';

test('comes last and goes first', () => {
  const resources = synth((stack) => {
    const workspace = new LogAnalyticsWorkspace(stack, 'workspace', {
      name: 'log-soc',
      resourceGroupName: 'rg',
      location: 'westeurope',
    });
    const sentinel = new SentinelOnboarding(stack, 'sentinel', { workspaceId: workspace.id });
    new ManagementLock(stack, 'lock', { lockedId: workspaceAnchor(workspace.id), after: [workspace, sentinel] });
  });
  expect(only(resources, 'azurerm_management_lock')).toEqual({
    notes: 'Managed by Terraform: destroy it there before deleting anything below.',
    scope: '${azurerm_log_analytics_workspace.workspace.id}/tables/AuditLogs',
    lock_level: 'CanNotDelete',
    name: 'do-not-delete',
    depends_on: [
      'azurerm_log_analytics_workspace.workspace',
      'azurerm_sentinel_log_analytics_workspace_onboarding.sentinel',
    ],
  });
});

test('its notes are those that are given, and no template of Terraform', () => {
  const resources = synth((stack) => new ManagementLock(stack, 'lock', { lockedId: WORKSPACE, notes: 'Ask ${soc}' }));
  expect(only(resources, 'azurerm_management_lock')).toMatchObject({ notes: 'Ask $${soc}', scope: WORKSPACE });
});

test.each([
  [{ lockedId: 'log-soc' }, "'lockedId' should be an Azure resource id, got 'log-soc'"],
  [{ lockedId: WORKSPACE, notes: 'x'.repeat(513) }, "'notes' should have at most 512 characters, got 513"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new ManagementLock(stack, 'lock', props))).toContain(message);
});

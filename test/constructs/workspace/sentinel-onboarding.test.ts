import { FusionRule } from '../../../constructs/detections/fusion-rule';
import { LogAnalyticsWorkspace } from '../../../constructs/workspace/log-analytics-workspace';
import { SentinelOnboarding } from '../../../constructs/workspace/sentinel-onboarding';
import { only, refusal, synth, WORKSPACE } from '../synth';

test('what takes its workspace id waits for Sentinel', () => {
  const resources = synth((stack) => {
    const workspace = new LogAnalyticsWorkspace(stack, 'workspace', {
      name: 'log-soc',
      resourceGroupName: 'rg',
      location: 'westeurope',
    });
    const { workspaceId } = new SentinelOnboarding(stack, 'sentinel', { workspaceId: workspace.id });
    new FusionRule(stack, 'fusion', { workspaceId, portal: 'azure' });
  });
  expect(only(resources, 'azurerm_sentinel_log_analytics_workspace_onboarding')).toEqual({
    workspace_id: '${azurerm_log_analytics_workspace.workspace.id}',
    customer_managed_key_enabled: false,
  });
  expect(only(resources, 'azurerm_sentinel_alert_rule_fusion').log_analytics_workspace_id).toBe(
    '${azurerm_sentinel_log_analytics_workspace_onboarding.sentinel.workspace_id}',
  );
});

test('where Sentinel is on already, nothing is created', () => {
  expect(
    synth((stack) => {
      const { workspaceId } = new SentinelOnboarding(stack, 'sentinel', { workspaceId: WORKSPACE, existing: true });
      expect(workspaceId).toBe(WORKSPACE);
    }),
  ).toEqual({});
});

test.each([
  [{ workspaceId: WORKSPACE.replace('resourceGroups', 'resourcegroups') }, "'workspaceId' should be a workspace id"],
  [{ workspaceId: WORKSPACE, existing: true, customerManagedKey: true }, "'customerManagedKey' is wrong here"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new SentinelOnboarding(stack, 'sentinel', props))).toContain(message);
});

import type { ControlCases } from '../cases';
import type { World } from '../world';

export const cases: ControlCases = {
  compliant: [
    {
      when: 'the plan deletes a rule and updates the workspace',
      change: (world) => {
        world.changes = [
          { type: 'azurerm_sentinel_alert_rule_nrt', address: 'azurerm_sentinel_alert_rule_nrt.x', action: 'delete' },
          { type: 'azurerm_log_analytics_workspace', address: 'azurerm_log_analytics_workspace.x', action: 'update' },
        ];
      },
    },
  ],
  nonCompliant: [
    {
      when: 'the plan replaces the workspace',
      change: (world) => {
        world.changes = [
          {
            type: 'azurerm_log_analytics_workspace',
            address: 'azurerm_log_analytics_workspace.workspace',
            action: 'replace',
            because: ['location'],
          },
        ];
      },
      finding: 'replace',
      address: 'azurerm_log_analytics_workspace.workspace',
    },
    ...['azurerm_sentinel_log_analytics_workspace_onboarding', 'azurerm_monitor_aad_diagnostic_setting'].map(
      (type) => ({
        when: `the plan deletes ${type}`,
        change: (world: World) => {
          world.changes = [{ type, address: `${type}.x`, action: 'delete' }];
        },
        finding: 'delete',
      }),
    ),
  ],
  notApplicable: [{ when: 'the input is no plan' }],
};

import type { ControlCases } from '../cases';
import { type World, workspace } from '../world';

const ELSEWHERE = '/subscriptions/00000000-0000-4000-8000-000000000099';
const THEIRS = `${ELSEWHERE}/resourceGroups/rg-soc/providers/Microsoft.OperationalInsights/workspaces/log-soc`;

const both = ({ foundation, detections }: World) => [foundation, detections];

export const cases: ControlCases = {
  compliant: [
    { when: 'everything refers to what is deployed' },
    {
      when: 'the workspace is adopted, and everything names it',
      change: ({ f }) => {
        delete f.azurerm_log_analytics_workspace;
        const own =
          '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-soc/providers/Microsoft.OperationalInsights/workspaces/log-soc';
        const text = JSON.stringify(f).replaceAll(workspace, own.toUpperCase());
        Object.assign(f, JSON.parse(text));
      },
    },
    {
      when: 'a role is given on something in the resource group',
      change: ({ f }) => {
        f.azurerm_pim_eligible_role_assignment.responder.scope = '${azurerm_storage_account.archive.id}';
      },
    },
  ],
  nonCompliant: [
    {
      when: 'the logs of Entra ID go to another workspace',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.workspace.log_analytics_workspace_id = THEIRS;
      },
      finding: 'log_analytics_workspace_id',
      address: 'azurerm_monitor_aad_diagnostic_setting.workspace',
    },
    {
      when: 'a rule goes to a second workspace of the configuration',
      change: ({ f, d }) => {
        f.azurerm_log_analytics_workspace.other = { name: 'log-other', resource_group_name: 'rg-soc' };
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.log_analytics_workspace_id = THEIRS.replace('099', '001').replace(
          'log-soc',
          'log-other',
        );
      },
      address: 'azurerm_sentinel_alert_rule_nrt.rule_nrt',
    },
    // All that detects, and what feeds it.
    ...(
      [
        ['a scheduled rule', 'azurerm_sentinel_alert_rule_scheduled', 'log_analytics_workspace_id', THEIRS],
        ['a near-real-time rule', 'azurerm_sentinel_alert_rule_nrt', 'log_analytics_workspace_id', THEIRS],
        ['a function', 'azurerm_log_analytics_saved_search', 'log_analytics_workspace_id', THEIRS],
        ['a watchlist', 'azurerm_sentinel_watchlist', 'log_analytics_workspace_id', THEIRS],
        [
          'a row',
          'azurerm_sentinel_watchlist_item',
          'watchlist_id',
          `${THEIRS}/providers/Microsoft.SecurityInsights/watchlists/a`,
        ],
        ['an automation rule', 'azurerm_sentinel_automation_rule', 'log_analytics_workspace_id', THEIRS],
        ['the built-in rules', 'azurerm_sentinel_alert_rule_fusion', 'log_analytics_workspace_id', THEIRS],
        ['a connector', 'azurerm_sentinel_data_connector_office_365', 'log_analytics_workspace_id', THEIRS],
        ['the onboarding', 'azurerm_sentinel_log_analytics_workspace_onboarding', 'workspace_id', THEIRS],
        ['a table', 'azurerm_log_analytics_workspace_table', 'workspace_id', THEIRS],
      ] as const
    ).map(([what, type, argument, value]) => ({
      when: `${what} belongs to another workspace`,
      change: ({ f, d }: World) => {
        const of = type in d || /watchlist/.test(type) ? d : f;
        of[type] = { ...of[type], stray: { ...Object.values<object>(of[type] ?? {})[0], [argument]: value } };
      },
      finding: argument,
      address: `${type}.stray`,
    })),
    {
      when: 'the archive is an account of somebody else',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.archive.storage_account_id = `${ELSEWHERE}/resourceGroups/rg-soc/providers/Microsoft.Storage/storageAccounts/starchive`;
      },
      finding: 'storage_account_id',
    },
    {
      when: 'the archive lies in another resource group',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.resource_group_name = 'rg-else';
      },
      finding: 'resource_group_name',
    },
    {
      when: 'a reference leads to something of another type',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.stream.eventhub_authorization_rule_id =
          '${azurerm_eventhub_namespace.stream.namespace_key}';
      },
    },
    {
      when: 'the lock is of another resource group',
      change: ({ f }) => {
        f.azurerm_management_lock = {
          lock: { scope: '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-else' },
        };
      },
      finding: 'scope',
    },
    {
      when: 'a role is one of another subscription',
      change: ({ f }) => {
        const { responder } = f.azurerm_pim_eligible_role_assignment;
        responder.role_definition_id = responder.role_definition_id.replace('-000000000001', '-000000000099');
      },
      finding: 'role_definition_id',
    },
    {
      when: 'a connector brings the logs of another tenant',
      change: ({ f }) => {
        f.azurerm_sentinel_data_connector_office_365.office.tenant_id = '00000000-0000-4000-8000-00000000000b';
      },
      finding: 'tenant_id',
    },
    {
      when: 'one provider signs in to another tenant',
      change: ({ foundation }) => {
        foundation.provider.azuread[0].tenant_id = '00000000-0000-4000-8000-00000000000b';
      },
      finding: 'azuread.tenant_id',
    },
    {
      when: 'one stack deploys to another subscription',
      change: ({ detections }) => {
        detections.provider.azurerm[0].subscription_id = '00000000-0000-4000-8000-000000000099';
      },
      finding: 'azurerm.subscription_id',
    },
    {
      when: 'the state of one stack lies elsewhere',
      change: ({ detections }) => {
        detections.terraform.backend.azurerm.storage_account_name = 'st2';
        detections.terraform.backend.azurerm.key = 'k2';
      },
      finding: 'backend.storage_account_name',
    },
    {
      when: 'both stacks write one state',
      change: (given) => {
        for (const stack of both(given)) stack.terraform.backend.azurerm.key = 'one';
      },
      finding: 'backend.key',
    },
    {
      when: 'the state lies in storage of another tenant',
      change: (given) => {
        for (const stack of both(given))
          stack.terraform.backend.azurerm.tenant_id = '00000000-0000-4000-8000-00000000000b';
      },
      finding: 'backend.tenant_id',
    },
  ],
  unknown: [
    {
      when: 'a workspace is known after apply only',
      change: ({ f }) => {
        f.azurerm_sentinel_data_connector_office_365.office.log_analytics_workspace_id =
          '${data.azurerm_log_analytics_workspace.theirs.id}';
      },
    },
  ],
};

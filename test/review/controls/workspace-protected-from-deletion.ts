import type { ControlCases } from '../cases';
import { workspace } from '../world';

export const cases: ControlCases = {
  setup: ({ f }) => {
    f.azurerm_management_lock = {
      lock: { name: 'lock', lock_level: 'CanNotDelete', scope: `${workspace}/tables/AuditLogs` },
    };
  },
  compliant: [
    { when: 'something in the workspace is locked' },
    {
      when: 'the resource group is',
      change: ({ f }) => {
        f.azurerm_management_lock.lock.scope = '${azurerm_resource_group.group.id}';
      },
    },
  ],
  nonCompliant: [
    {
      when: 'there is no lock',
      change: ({ f }) => {
        delete f.azurerm_management_lock;
      },
      finding: 'lock',
      address: 'azurerm_log_analytics_workspace.workspace',
    },
    {
      when: 'the lock is of something else',
      change: ({ f }) => {
        f.azurerm_management_lock.lock.scope = '${azurerm_storage_account.archive.id}';
      },
    },
    {
      when: 'the lock has another level',
      change: ({ f }) => {
        f.azurerm_management_lock.lock.lock_level = 'None';
      },
      finding: 'level',
    },
  ],
  unknown: [
    {
      when: 'the workspace is adopted, and no lock is here',
      change: ({ f }) => {
        delete f.azurerm_management_lock;
        delete f.azurerm_log_analytics_workspace;
        f.azurerm_sentinel_log_analytics_workspace_onboarding.sentinel.workspace_id =
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/theirs';
      },
    },
  ],
};

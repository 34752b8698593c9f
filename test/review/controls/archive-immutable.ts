import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'it has a policy' }],
  nonCompliant: [
    {
      when: 'logs are immutable for a month',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.immutability_policy.period_since_creation_in_days = 30;
      },
      finding: 'days',
    },
    {
      when: 'the policy stops the log writer too',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.immutability_policy.allow_protected_append_writes = false;
      },
      finding: 'append',
    },
    {
      when: 'it has none',
      change: ({ f }) => {
        delete f.azurerm_storage_account.archive.immutability_policy;
      },
      finding: 'policy',
      address: 'azurerm_storage_account.archive',
    },
    {
      when: 'the policy is disabled',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.immutability_policy.state = 'Disabled';
      },
    },
  ],
  unknown: [
    {
      when: 'the days are known after apply only',
      change: ({ f }) => {
        f.azurerm_storage_account.archive.immutability_policy.period_since_creation_in_days = '${var.days}';
      },
    },
  ],
  notApplicable: [
    {
      when: 'nothing is archived',
      change: ({ f }) => {
        delete f.azurerm_monitor_aad_diagnostic_setting.archive;
      },
    },
  ],
};

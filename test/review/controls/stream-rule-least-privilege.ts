import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'the only rule is that of the diagnostic setting' },
    {
      when: 'a reader may only listen',
      change: ({ f }) => {
        f.azurerm_eventhub_authorization_rule = { siem: { name: 'siem', listen: true, send: false, manage: false } };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'a reader may send',
      change: ({ f }) => {
        f.azurerm_eventhub_authorization_rule = { siem: { name: 'siem', listen: true, send: true } };
      },
      finding: 'send',
      address: 'azurerm_eventhub_authorization_rule.siem',
    },
    {
      when: 'a reader may manage',
      change: ({ f }) => {
        f.azurerm_eventhub_authorization_rule = { siem: { name: 'siem', listen: true, send: false, manage: true } };
      },
      finding: 'manage',
    },
    {
      when: 'a second rule of the namespace may send and manage',
      change: ({ f }) => {
        f.azurerm_eventhub_namespace_authorization_rule.more = { name: 'more', send: true, manage: true };
      },
      address: 'azurerm_eventhub_namespace_authorization_rule.more',
    },
    {
      when: 'the root key is used',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.stream.eventhub_authorization_rule_id =
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.EventHub/namespaces/n/authorizationRules/RootManageSharedAccessKey';
      },
      finding: 'root',
    },
  ],
};

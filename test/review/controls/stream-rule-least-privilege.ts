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
      when: 'the root key is used',
      change: ({ f }) => {
        f.azurerm_monitor_aad_diagnostic_setting.stream.eventhub_authorization_rule_id =
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.EventHub/namespaces/n/authorizationRules/RootManageSharedAccessKey';
      },
      finding: 'root',
    },
  ],
};

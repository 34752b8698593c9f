import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'the object id is mapped' }],
  nonCompliant: [
    {
      when: 'a name stands alone',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.entity_mapping[0].field_mapping = [
          { identifier: 'Name', column_name: 'User' },
        ];
      },
      finding: 'weak',
      address: 'azurerm_sentinel_alert_rule_scheduled.rule_token',
    },
    {
      when: 'the identifier does not exist',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.entity_mapping[0].field_mapping[0].identifier = 'Upn';
      },
      finding: 'identifier',
    },
    {
      when: 'the entity type does not exist',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.entity_mapping[0].entity_type = 'Person';
      },
      finding: 'type',
    },
  ],
};

import type { ControlCases } from '../cases';
import { WORKSPACE_ID, type World } from '../world';

const edited = (edit: (world: World) => void) => (world: World) => {
  world.edit = edit;
};

export const cases: ControlCases = {
  compliant: [
    { when: 'all is as synth noted it' },
    {
      when: 'something else was edited',
      change: edited(({ f }) => {
        f.azurerm_resource_group.group.tags = { a: 'b' };
      }),
    },
  ],
  nonCompliant: [
    {
      when: 'a query was changed, however harmless it looks',
      change: edited(({ d }) => {
        d.azurerm_sentinel_alert_rule_scheduled.rule_token.query += ' | where UserPrincipalName !startswith "svc"';
      }),
      finding: 'changed',
      address: 'azurerm_sentinel_alert_rule_scheduled.rule_token',
    },
    {
      when: 'a function was changed',
      change: edited(({ d }) => {
        d.azurerm_log_analytics_saved_search.function_signins.query = 'SigninLogs | where UserId == "u1"';
      }),
      finding: 'changed',
    },
    {
      when: 'a rule was removed',
      change: edited(({ d }) => {
        delete d.azurerm_sentinel_alert_rule_nrt.rule_nrt;
      }),
      finding: 'removed',
      address: 'azurerm_sentinel_alert_rule_nrt.rule_nrt',
    },
    {
      when: 'an automation rule was added',
      change: edited(({ d }) => {
        d.azurerm_sentinel_automation_rule.more = { name: 'y', log_analytics_workspace_id: WORKSPACE_ID };
      }),
      finding: 'added',
    },
    {
      when: 'a row of a watchlist was added',
      change: edited(({ d }) => {
        d.azurerm_sentinel_watchlist_item = { more: { watchlist_id: 'w', properties: { Network: '192.0.2.0/24' } } };
      }),
      finding: 'added',
    },
  ],
};

import { because, GUID, type Kinds, LABEL, NAMED, PLACED, TAGS } from './kind';

const COMPILED = 'Only the rule file says what it is to be, and only its compiler proves it.';

/** Arguments of both kinds of analytic rule. */
const OF_RULES = [
  'name',
  'display_name',
  'description',
  'severity',
  'query',
  'tactics',
  'techniques',
  'entity_mapping',
  'sentinel_entity_mapping',
  'custom_details',
  'alert_details_override',
  'event_grouping',
  'incident',
  'suppression_enabled',
  'suppression_duration',
];

/** Rules, saved queries, watchlists, automation and workbooks. */
export const detectionKinds: Kinds = {
  azurerm_sentinel_alert_rule_scheduled: {
    vouched: because(COMPILED, ...OF_RULES, 'query_frequency', 'query_period', 'trigger_operator', 'trigger_threshold'),
  },
  azurerm_sentinel_alert_rule_nrt: { vouched: because(COMPILED, ...OF_RULES) },
  azurerm_sentinel_alert_rule_fusion: {
    vouched: because('Only the kit knows which rule Fusion is.', 'alert_rule_template_guid'),
  },
  azurerm_sentinel_alert_rule_ms_security_incident: {
    harmless: { name: GUID, display_name: LABEL, description: LABEL },
    vouched: because(
      'Only the environment file says of which product the alerts become incidents.',
      'product_filter',
      'severity_filter',
      'display_name_filter',
      'display_name_exclude_filter',
      'alert_rule_template_guid',
    ),
  },
  azurerm_log_analytics_saved_search: {
    vouched: because(
      COMPILED,
      'name',
      'display_name',
      'category',
      'function_alias',
      'function_parameters',
      'query',
      'tags',
    ),
  },
  azurerm_sentinel_watchlist: {
    harmless: { display_name: LABEL, description: LABEL },
    vouched: {
      name: NAMED,
      item_search_key: 'Only the file of the watchlist says which column rules look rows up by.',
    },
  },
  azurerm_sentinel_watchlist_item: {
    harmless: { name: GUID },
    vouched: { properties: 'Only the environment file and the file of the watchlist have the rows.' },
  },
  azurerm_sentinel_automation_rule: {
    harmless: { name: GUID },
    vouched: because(
      COMPILED,
      'display_name',
      'order',
      'triggers_on',
      'triggers_when',
      'condition_json',
      'action_incident',
      'action_incident_task',
      'action_playbook',
    ),
  },
  azurerm_application_insights_workbook: {
    harmless: { ...TAGS, name: GUID, display_name: LABEL, description: LABEL },
    vouched: {
      location: PLACED,
      source_id: 'Only the kit knows in which list the workbook stands.',
      ...because('Only the file of the workbook says what it shows.', 'category', 'data_json'),
    },
  },
};

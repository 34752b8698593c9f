import { replications } from '../../catalog/bounds/diagnostics';
import { severities } from '../../catalog/bounds/rules';
import { asText } from '../../values/text';
import { type Block, blocksOf, type Value } from '../input/value';
import { accessIdeas, GIVES_RIGHTS } from './access';
import {
  appears,
  becomes,
  blocksBy,
  changes,
  falls,
  gains,
  type Idea,
  limits,
  longer,
  loses,
  lowers,
  query,
  rises,
  shorter,
  vanishes,
} from './ideas';
import { rowWidens } from './watchlist-row';

const TLS = ['TLS1_0', 'TLS1_1', 'TLS1_2', 'TLS1_3'];
const KEYS = 'whoever holds a key gets in, and nothing tells who';
const PUBLIC = 'it is reached from the internet';
const READABLE = 'what is sent can be read on the way';
const BLIND = 'it raises no alert where it did';
const OLDER = 'older logs are deleted';

/** What weakens any resource that has such an argument. */
const anywhere: readonly Idea[] = [
  becomes('enabled', false, 'it is switched off'),
  becomes('public_network_access_enabled', true, PUBLIC),
  falls('retention_in_days', OLDER),
  falls('total_retention_in_days', OLDER),
];

const alertRule: readonly Idea[] = [
  query('query'),
  lowers('severity', severities.toReversed(), 'its alerts are looked at later, or by nobody'),
  becomes('suppression_enabled', true, 'it is quiet for a while after each alert'),
  longer('suppression_duration', 'it is quiet for longer after each alert'),
  becomes('incident.create_incident_enabled', false, 'its alerts become no incident'),
  loses('entity_mapping', 'its alerts name fewer entities', blocksBy('entity_type'), 'notable'),
  changes('alert_details_override', 'its alerts are called otherwise', 'notable'),
];

const eventHubRule: readonly Idea[] = [
  becomes('manage', true, 'whoever holds its key can take the stream away'),
  becomes('send', true, 'whoever holds its key can put false events into the other SIEM'),
  becomes('manage', false, 'the diagnostic setting, which asks for Manage, may write no longer'),
  becomes('send', false, 'whoever writes with it writes no longer'),
  becomes('listen', false, 'whoever reads with it reads no longer'),
];

const networkRules = (prefix: string): readonly Idea[] => [
  becomes(`${prefix}default_action`, 'Allow', PUBLIC, 'Allow'),
  gains(`${prefix}ip_rules`, 'more addresses reach it'),
  gains(`${prefix}virtual_network_subnet_ids`, 'more networks reach it'),
];

/** Days after which a lifecycle rule deletes, the shortest first; without any it never does. */
const shortest = (rules: Value): number | null => {
  const days = blocksOf(rules)
    .filter(({ enabled }) => enabled !== false)
    .flatMap(({ actions }) => blocksOf(actions).flatMap(({ base_blob }) => blocksOf(base_blob)))
    .flatMap((blob) => Object.entries(blob).filter(([key]) => key.startsWith('delete_after_days')))
    .flatMap(([, value]) => (typeof value === 'number' && value >= 0 ? [value] : []));
  return days.length > 0 ? Math.min(...days) : null;
};

const lifecycle: Idea = ({ before, after }) => {
  const turn = { before: { days: shortest(before.rule) }, after: { days: shortest(after.rule) } };
  return limits('days', 'archived logs are deleted earlier')(turn);
};

/** Switches of a connector that go off carry nothing any more. */
const partsOff: Idea = ({ before, after }) => {
  const off = Object.keys(before).filter((key) => before[key] === true && after[key] === false);
  return off.length > 0
    ? { danger: 'dangerous', reason: `${off.join(', ')}: off, that part arrives no longer` }
    : undefined;
};

/** What an automation rule does to incidents, as one text: closing and downgrading hide them. */
const incidentActions = (block: Block) =>
  blocksOf(block.action_incident).map(({ status, severity, classification }) =>
    JSON.stringify({ status, severity, classification }),
  );

export const hides: Idea = ({ before, after }) => {
  const had = incidentActions(before);
  const hiding = blocksOf(after.action_incident).find(
    ({ status, severity, classification }) =>
      !had.includes(JSON.stringify({ status, severity, classification })) &&
      (status === 'Closed' || severity === 'Informational' || severity === 'Low'),
  );
  if (!hiding) return undefined;
  return {
    danger: 'dangerous',
    reason: hiding.status === 'Closed' ? 'it closes incidents' : `it makes incidents ${asText(hiding.severity)}`,
  };
};

/** The values of conditions of a conditional access policy, e.g. `users.excluded_groups`. */
const condition = (path: string) => `conditions.${path}`;

/** By type: every idea says what one argument must not do. What is not here is routine. */
const byType: Readonly<Record<string, readonly Idea[]>> = {
  azurerm_log_analytics_workspace: [
    limits('daily_quota_gb', 'no log arrives and no rule fires once it is reached'),
    becomes('local_authentication_enabled', true, KEYS, true),
    becomes('local_authentication_disabled', false, KEYS, false),
    becomes('internet_ingestion_enabled', true, 'logs can be written from the internet', true),
    becomes('internet_query_enabled', true, 'logs can be queried from the internet', true),
    becomes('immediate_data_purge_on_30_days_enabled', true, 'logs are purged on the day they expire'),
    becomes('cmk_for_query_forced', false, 'queries are kept without the key of the customer'),
    becomes('allow_resource_only_permissions', true, 'who may read a resource may read its logs', true),
    changes('sku', 'the pricing tier decides what is kept and what it costs', 'notable'),
  ],
  azurerm_log_analytics_workspace_table: [
    lowers('plan', ['Auxiliary', 'Basic', 'Analytics'], 'no analytic rule reads it any more', 'Analytics'),
  ],
  azurerm_monitor_aad_diagnostic_setting: [
    loses('enabled_log', 'log categories are no longer exported', blocksBy('category')),
    ...['log_analytics_workspace_id', 'storage_account_id', 'eventhub_authorization_rule_id', 'eventhub_name'].map(
      (destination) => changes(destination, 'the logs go elsewhere'),
    ),
  ],
  azurerm_sentinel_log_analytics_workspace_onboarding: [changes('workspace_id', 'another workspace gets Sentinel')],
  azurerm_storage_account: [
    becomes('allow_nested_items_to_be_public', true, 'containers may be made public', true),
    becomes('https_traffic_only_enabled', false, READABLE, true),
    lowers('min_tls_version', TLS, READABLE, 'TLS1_2'),
    becomes('shared_access_key_enabled', true, KEYS, true),
    becomes('cross_tenant_replication_enabled', true, 'other tenants can copy it'),
    becomes('local_user_enabled', true, KEYS, true),
    becomes('sftp_enabled', true, 'it is reached over SFTP'),
    falls('immutability_policy.period_since_creation_in_days', 'archived logs can be changed and deleted earlier'),
    lowers('immutability_policy.state', ['Disabled', 'Unlocked', 'Locked'], 'the immutability can be taken away'),
    vanishes('immutability_policy', 'archived logs can be changed and deleted'),
    lowers('account_replication_type', replications, 'fewer copies survive an outage'),
    falls('blob_properties.delete_retention_policy.days', 'a deleted blob is gone earlier'),
    vanishes('blob_properties.delete_retention_policy', 'a deleted blob is gone at once'),
    becomes('blob_properties.versioning_enabled', false, 'an overwritten blob is gone at once'),
    ...networkRules('network_rules.'),
    vanishes('network_rules', PUBLIC),
  ],
  azurerm_storage_account_network_rules: networkRules(''),
  azurerm_storage_container: [
    becomes('container_access_type', 'blob', 'everybody can read its blobs'),
    becomes('container_access_type', 'container', 'everybody can list and read its blobs'),
  ],
  azurerm_storage_container_immutability_policy: [
    falls('immutability_period_in_days', 'archived logs can be changed and deleted earlier'),
    becomes('locked', false, 'the immutability can be taken away'),
    becomes('protected_append_writes_enabled', true, 'archived logs can be appended to'),
  ],
  azurerm_storage_management_policy: [lifecycle],
  azurerm_eventhub_namespace: [
    lowers('minimum_tls_version', ['1.0', '1.1', '1.2', '1.3'], READABLE, '1.2'),
    becomes('local_authentication_enabled', true, KEYS, true),
    becomes('network_rulesets.default_action', 'Allow', PUBLIC),
    becomes('network_rulesets.public_network_access_enabled', true, PUBLIC),
  ],
  azurerm_eventhub: [falls('message_retention', 'a reader that is away for longer misses events')],
  azurerm_eventhub_namespace_authorization_rule: eventHubRule,
  azurerm_eventhub_authorization_rule: eventHubRule,
  azurerm_management_lock: [
    lowers('lock_level', ['CanNotDelete', 'ReadOnly'], 'what it protects can be changed'),
    changes('scope', 'it protects something else'),
  ],
  azurerm_sentinel_alert_rule_scheduled: [
    ...alertRule,
    rises('trigger_threshold', BLIND),
    changes('trigger_operator', 'it fires in other cases than before'),
    longer('query_frequency', 'an attacker has more time before it runs'),
    shorter('query_period', 'it looks back less far'),
  ],
  azurerm_sentinel_alert_rule_nrt: alertRule,
  azurerm_sentinel_alert_rule_ms_security_incident: [
    loses('severity_filter', 'alerts of these severities become no incident'),
    gains('display_name_filter', 'only alerts with these names become incidents'),
    gains('display_name_exclude_filter', 'alerts with these names become no incident'),
  ],
  azurerm_log_analytics_saved_search: [
    query('query'),
    changes('function_alias', 'rules and investigators call it by its old name'),
    changes('function_parameters', 'who calls it calls it otherwise', 'notable'),
  ],
  azurerm_sentinel_automation_rule: [
    hides,
    appears('expiration', 'it ends by itself'),
    vanishes('action_playbook', 'the response no longer runs'),
    changes('condition_json', 'it acts on other incidents than before', 'notable'),
    changes('order', 'it runs before or after other rules than it did', 'notable'),
  ],
  azurerm_sentinel_watchlist_item: [rowWidens],
  azurerm_sentinel_watchlist: [changes('name', 'queries look for it under its old alias')],
  azuread_conditional_access_policy: [
    lowers(
      'state',
      ['disabled', 'enabledForReportingButNotEnforced', 'enabled'],
      'it no longer decides who can sign in',
    ),
    ...['users', 'groups', 'roles'].flatMap((who) => [
      gains(condition(`users.excluded_${who}`), 'it spares more accounts'),
      loses(condition(`users.included_${who}`), 'it reaches fewer accounts'),
    ]),
    gains(condition('applications.excluded_applications'), 'it spares more applications'),
    loses(condition('applications.included_applications'), 'it reaches fewer applications'),
    gains(condition('locations.excluded_locations'), 'it spares more places'),
    gains(condition('platforms.excluded_platforms'), 'it spares more platforms'),
    loses(condition('client_app_types'), 'it reaches fewer kinds of applications'),
    loses(condition('user_risk_levels'), 'it no longer answers these risks'),
    loses(condition('sign_in_risk_levels'), 'it no longer answers these risks'),
    loses('grant_controls.built_in_controls', 'it asks for less'),
    becomes('grant_controls.operator', 'OR', 'one of its conditions is enough'),
    vanishes('grant_controls', 'it asks for nothing'),
    vanishes('session_controls', 'sessions are no longer limited'),
    rises('session_controls.sign_in_frequency', 'a stolen session lives longer'),
    vanishes('session_controls.sign_in_frequency', 'a stolen session lives for as long as it can'),
  ],
  azuread_named_location: [
    becomes('ip.trusted', true, 'policies trust this place'),
    gains('ip.ip_ranges', 'more networks count as this place'),
    loses('country.countries_and_regions', 'fewer countries count as this place'),
    gains('country.countries_and_regions', 'more countries count as this place'),
  ],
  azuread_group: [
    becomes('assignable_to_role', false, 'whoever manages groups decides who is in it'),
    appears('dynamic_membership', 'a rule decides who is in it'),
    gains('owners', 'more people decide who is in it', undefined, 'notable'),
    gains('members', 'more people are in it', undefined, 'notable'),
  ],
};

/** By the beginning of a type. */
const byKind: readonly (readonly [type: RegExp, ideas: readonly Idea[]])[] = [
  [/^azurerm_sentinel_data_connector_/, [partsOff]],
  [GIVES_RIGHTS, accessIdeas],
];

/** By type, for those who want to see all of it. */
export const weakenings: ReadonlyMap<string, readonly Idea[]> = new Map(Object.entries(byType));

/** Everything that would weaken a resource of this type. */
export function ideasFor(type: string): readonly Idea[] {
  return [
    ...anywhere,
    ...(weakenings.get(type) ?? []),
    ...byKind.flatMap(([pattern, ideas]) => (pattern.test(type) ? ideas : [])),
  ];
}

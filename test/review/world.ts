import { KIT_VERSION, type KitRecord, queryFingerprint, RECORD_FORMAT } from '../../lib/record/record';
import { fingerprintsOf } from '../../lib/record/terraform';
import { type Change, Configuration } from '../../lib/review/input/configuration';
import { readKitFacts } from '../../lib/review/input/kit-facts';
import { readStack } from '../../lib/review/input/read-synthesized';
import type { Block } from '../../lib/review/input/value';

// biome-ignore lint/suspicious/noExplicitAny: tests edit Terraform JSON as a person would, at any place
export type Json = any;

/** Both stacks of an environment as Terraform JSON, for a test to edit before they are read. */
export interface World {
  foundation: Json;
  detections: Json;
  /** Resources of the foundation, by type and name. */
  f: Json;
  /** Resources of the detections. */
  d: Json;
  /** The facts that the kit writes beside the resources. */
  kit: Json;
  /** What somebody does to it after synthesis. */
  edit?: (world: World) => void;
  /** True: the record does not prove the queries, so the review has to. */
  unproven?: boolean;
  /** Makes the input a plan with these changes. */
  changes?: Partial<Change>[];
}

export const WORKSPACE_ID =
  '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-soc/providers/Microsoft.OperationalInsights/workspaces/log-soc';

const CATEGORIES = (
  'AuditLogs SignInLogs NonInteractiveUserSignInLogs ' +
  'ServicePrincipalSignInLogs ManagedIdentitySignInLogs ProvisioningLogs ' +
  'ADFSSignInLogs RiskyUsers UserRiskEvents RiskyServicePrincipals ' +
  'ServicePrincipalRiskEvents MicrosoftGraphActivityLogs'
).split(' ');

const logs = (categories = CATEGORIES) => categories.map((category) => ({ category }));
export const workspace = '${azurerm_log_analytics_workspace.workspace.id}';
const onboarded = '${azurerm_sentinel_log_analytics_workspace_onboarding.sentinel.workspace_id}';
const role = (guid: string) =>
  `/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions/${guid}`;

/** What most controls need to judge. What only one needs is in the `setup` of its cases, so that this need not change. */
export function world(): World {
  const head = {
    terraform: {
      backend: { azurerm: { storage_account_name: 'st', container_name: 'c', key: 'k', use_azuread_auth: true } },
      required_providers: {
        azurerm: { source: 'azurerm', version: '4.55.0' },
        azuread: { source: 'hashicorp/azuread', version: '3.7.0' },
      },
    },
    provider: {
      azurerm: [
        {
          features: [{ log_analytics_workspace: [{ permanently_delete_on_destroy: false }] }],
          tenant_id: '00000000-0000-4000-8000-00000000000a',
          subscription_id: '00000000-0000-4000-8000-000000000001',
        },
      ],
      azuread: [{ tenant_id: '00000000-0000-4000-8000-00000000000a' }],
    },
  };
  const foundation = structuredClone({
    ...head,
    output: { workspace_id: { value: workspace } },
    resource: {
      azurerm_resource_group: { group: { name: 'rg-soc', location: 'westeurope' } },
      azurerm_log_analytics_workspace: {
        workspace: {
          name: 'log-soc',
          resource_group_name: '${azurerm_resource_group.group.name}',
          location: 'westeurope',
          sku: 'PerGB2018',
          retention_in_days: 90,
          local_authentication_enabled: false,
        },
      },
      azurerm_log_analytics_workspace_table: Object.fromEntries(
        ['SigninLogs', 'AADNonInteractiveUserSignInLogs', 'AuditLogs'].map((name) => [
          name,
          { name, workspace_id: workspace, plan: 'Analytics', retention_in_days: 180, total_retention_in_days: 730 },
        ]),
      ),
      azurerm_sentinel_log_analytics_workspace_onboarding: { sentinel: { workspace_id: workspace } },
      azurerm_monitor_aad_diagnostic_setting: {
        workspace: { name: 'to-workspace', log_analytics_workspace_id: workspace, enabled_log: logs() },
        archive: {
          name: 'to-archive',
          storage_account_id: '${azurerm_storage_account.archive.id}',
          enabled_log: logs(),
        },
        stream: {
          name: 'to-stream',
          eventhub_authorization_rule_id: '${azurerm_eventhub_namespace_authorization_rule.stream.id}',
          enabled_log: logs(['RiskyUsers', 'UserRiskEvents']),
        },
      },
      azurerm_storage_account: {
        archive: {
          name: 'starchive',
          resource_group_name: 'rg-soc',
          account_replication_type: 'ZRS',
          min_tls_version: 'TLS1_2',
          https_traffic_only_enabled: true,
          allow_nested_items_to_be_public: false,
          shared_access_key_enabled: false,
          immutability_policy: {
            state: 'Locked',
            period_since_creation_in_days: 365,
            allow_protected_append_writes: true,
          },
        },
      },
      azurerm_eventhub_namespace: {
        stream: { name: 'evhns-soc', resource_group_name: 'rg-soc', minimum_tls_version: '1.2' },
      },
      azurerm_eventhub_namespace_authorization_rule: {
        stream: {
          name: 'entra-diagnostics',
          namespace_name: '${azurerm_eventhub_namespace.stream.name}',
          listen: true,
          send: true,
          manage: true,
        },
      },
      azurerm_sentinel_data_connector_office_365: {
        office: {
          name: 'office365',
          log_analytics_workspace_id: onboarded,
          exchange_enabled: true,
          sharepoint_enabled: true,
        },
      },
      azurerm_sentinel_data_connector_microsoft_threat_protection: {
        xdr: { name: 'defenderXdr', log_analytics_workspace_id: onboarded },
      },
      azuread_group: {
        analysts: { display_name: 'Analysts', assignable_to_role: true, security_enabled: true },
      },
      azurerm_pim_eligible_role_assignment: {
        responder: {
          scope: workspace,
          role_definition_id: role('3e150937-b8fe-4cfb-8069-0eaf05ecd056'),
          principal_id: '${azuread_group.analysts.object_id}',
          schedule: { expiration: { duration_days: 180 } },
        },
      },
      azuread_directory_role_eligibility_schedule_request: {
        operator: {
          role_definition_id: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
          principal_id: '${azuread_group.analysts.object_id}',
          directory_scope_id: '/',
        },
      },
    },
  }) as Json;
  const detections = structuredClone({
    ...head,
    resource: {
      azurerm_sentinel_alert_rule_scheduled: {
        rule_token: {
          name: '11111111-0000-4000-8000-000000000001',
          display_name: 'Anomalous token',
          description: `Finds it.\n\nPlaybook: ${range('TRG', 10)}.`,
          log_analytics_workspace_id: WORKSPACE_ID,
          enabled: true,
          severity: 'High',
          query: 'SigninLogs\n| where UserId != ""',
          query_frequency: 'PT1H',
          query_period: 'PT3H',
          tactics: ['CredentialAccess'],
          techniques: ['T1528'],
          entity_mapping: [
            { entity_type: 'Account', field_mapping: [{ identifier: 'AadUserId', column_name: 'UserId' }] },
          ],
          incident: { create_incident_enabled: true, grouping: { enabled: false, reopen_closed_incidents: false } },
        },
      },
      azurerm_sentinel_alert_rule_nrt: {
        rule_nrt: {
          name: '11111111-0000-4000-8000-000000000002',
          display_name: 'Validity changed',
          description: 'Finds it at once.\n\nPlaybook: TRG-11.',
          log_analytics_workspace_id: WORKSPACE_ID,
          enabled: true,
          severity: 'High',
          query: 'AuditLogs | where true',
          tactics: ['DefenseEvasion'],
          techniques: ['T1550'],
          entity_mapping: [{ entity_type: 'IP', field_mapping: [{ identifier: 'Address', column_name: 'Ip' }] }],
        },
      },
      azurerm_log_analytics_saved_search: {
        function_signins: {
          name: '11111111-0000-4000-8000-000000000003',
          display_name: 'TokenTheft_Signins',
          category: 'Token theft',
          function_alias: 'TokenTheft_Signins',
          log_analytics_workspace_id: WORKSPACE_ID,
          query: 'SigninLogs',
          tags: { playbook: range('INV', 14).replaceAll(' ', '') },
        },
      },
      azurerm_sentinel_automation_rule: {
        tag: { name: 'x', display_name: 'Tag', enabled: true, log_analytics_workspace_id: WORKSPACE_ID },
      },
    },
    locals: {
      kit: {
        environment: 'prod',
        tenant: 'Contoso',
        cloud: 'public',
        portal: 'defender',
        licences: ['M365E5', 'WorkloadIdPremium'],
        capabilities: ['xdrEventStreaming', 'unifiedAuditLog'],
        rules: [
          rule(1, 'Scheduled', ['SigninLogs'], 'token'),
          rule(2, 'NRT', ['AuditLogs'], 'nrt'),
          rule(3, 'Function', ['SigninLogs'], 'signins'),
        ],
        costs: { pricePerGb: 4, currency: 'EUR', expectedGbPerDay: 10 },
      },
    },
  }) as Json;
  detections.terraform.backend.azurerm.key = 'd';
  return {
    foundation,
    detections,
    f: foundation.resource,
    d: detections.resource,
    get kit() {
      return detections.locals.kit;
    },
    set kit(value: Json) {
      detections.locals = value === undefined ? {} : { kit: value };
    },
  };
}

function range(prefix: string, n: number): string {
  return Array.from({ length: n }, (_, i) => `${prefix}-${i + 1}`).join(', ');
}

function rule(n: number, kind: string, tables: string[], file: string) {
  return {
    file: `rules/${file}.yaml`,
    id: `11111111-0000-4000-8000-00000000000${n}`,
    name: `Rule ${n}`,
    kind,
    severity: 'High',
    playbook: [],
    tables,
    status: 'deployed',
    reasons: [],
    tests: 2,
  };
}

/** What synth would have noted of a stack. */
export const recordOf = (stack: string, configuration: Json): KitRecord => ({
  format: RECORD_FORMAT,
  kit: KIT_VERSION,
  environment: stack.replace(/-[a-z]+$/, ''),
  stack,
  inputs: { files: {}, folders: [] },
  provenQueries: queriesIn(configuration),
  places: { keys: {}, files: {}, resources: {} },
  ...fingerprintsOf(configuration),
});

/** As if each query had been proven, as it is written. */
const queriesIn = ({ resource = {} }: Json): string[] =>
  Object.values(resource)
    .flatMap((named) => Object.values(named ?? {}))
    .flatMap(({ query, function_parameters = [] }: Json) =>
      typeof query === 'string' ? [queryFingerprint(query, function_parameters)] : [],
    );

/**
 * Reads the world as if the kit had written it, with its record beside each stack. A half that is set to undefined is not
 * part of the input.
 */
export function configurationOf(given: World, name = 'prod'): Configuration {
  const stacks = (['foundation', 'detections'] as const)
    .filter((part) => given[part] !== undefined)
    .map((part) => {
      const stack = `${name}-${part}`;
      const record = recordOf(stack, JSON.parse(JSON.stringify(given[part])));
      const recorded = { record: given.unproven ? { ...record, provenQueries: [] } : record };
      return [part, stack, recorded] as const;
    })
    .map(([part, stack, recorded], i) => {
      // Both were synthesized before either is edited.
      if (i === 0) given.edit?.(given);
      const text = JSON.stringify(given[part], null, 2);
      const read = readStack(stack, { file: `${part}/cdk.tf.json`, text, value: JSON.parse(text) }, { recorded });
      if (!('stack' in read)) throw new Error(read.message);
      return { ...read, proven: recorded.record.provenQueries };
    });
  const kit = stacks.flatMap(({ locals }) => readKitFacts(locals.kit) ?? [])[0];
  const found = stacks.map(({ stack }) => stack);
  const queries = { proven: new Set(stacks.flatMap(({ proven }) => proven)), facts: new Map() };
  if (!given.changes) return new Configuration(name, 'synthesized', found, kit, queries);
  const changes = given.changes.map((change): Change => ({ ...NO_CHANGE, ...change }));
  return new Configuration(name, 'plan', [{ ...found[0]!, changes }, ...found.slice(1)], kit, queries);
}

const NO_CHANGE: Change = {
  address: '',
  type: '',
  stack: 'prod-foundation',
  action: 'update',
  because: [],
  before: {} as Block,
  after: {} as Block,
};

import { findConnector } from '../catalog/connectors';

/** What the foundation deploys for an item of the playbook. */
export interface DeployedFor {
  readonly item: string;
  /** Any one of these Terraform types serves it. */
  readonly types: readonly string[];
  /** The key of the environment that switches it on. */
  readonly setting: string;
}

/** Items that resources serve, in the order of the playbook. */
export const deployedFor: readonly DeployedFor[] = [
  { item: 'PRE-1', types: ['azurerm_monitor_aad_diagnostic_setting'], setting: 'diagnostics' },
  {
    item: 'PRE-2',
    types: ['azuread_directory_role_assignment', 'azuread_directory_role_eligibility_schedule_request'],
    setting: 'access.entraRoles',
  },
  { item: 'REQ-1', types: ['azurerm_monitor_aad_diagnostic_setting'], setting: 'diagnostics' },
  {
    item: 'REQ-2',
    types: [findConnector('cloudApps').type],
    setting: 'connectors.cloudApps',
  },
  { item: 'REQ-3', types: [findConnector('office365').type], setting: 'connectors.office365' },
  {
    item: 'REQ-5',
    types: [
      findConnector('defenderXdr').type,
      'azurerm_sentinel_alert_rule_fusion',
      'azurerm_sentinel_alert_rule_ms_security_incident',
    ],
    setting: 'connectors.defenderXdr, sentinel.fusion, sentinel.incidentRules',
  },
  { item: 'REQ-6', types: ['azurerm_monitor_aad_diagnostic_setting'], setting: 'diagnostics' },
  { item: 'REQ-7', types: ['azurerm_storage_account'], setting: 'diagnostics.archive' },
  { item: 'REQ-8', types: ['azurerm_eventhub_namespace'], setting: 'diagnostics.stream' },
  {
    item: 'REQ-10',
    types: [findConnector('cloudApps').type],
    setting: 'connectors.cloudApps',
  },
];

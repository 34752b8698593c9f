import type { ControlCases } from '../cases';

// Made up, and put together here so that no scanner takes them for real.
const CLIENT_SECRET = `abc${'8Q~'}${'A'.repeat(33)}`;
const ACCOUNT_KEY = `AccountKey=${'A'.repeat(86)}==`;

export const cases: ControlCases = {
  compliant: [
    { when: 'there is none' },
    {
      when: 'a query looks for the word',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.query =
          'AuditLogs | where OperationName has "password" // AccountKey=';
      },
    },
    {
      when: 'a detail of a rule is called like one',
      change: ({ d }) => {
        d.azurerm_sentinel_alert_rule_nrt.rule_nrt.custom_details = {
          TemporaryAccessPass: 'Pass',
          NewCredential: 'Key',
        };
      },
    },
    {
      when: 'an output with a key is marked as sensitive',
      change: ({ foundation }) => {
        foundation.output.key = {
          sensitive: true,
          value: '${azurerm_log_analytics_workspace.workspace.primary_shared_key}',
        };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'a provider holds a client secret',
      change: ({ foundation }) => {
        foundation.provider.azurerm[0].client_secret = 'x';
      },
      finding: 'provider.azurerm.client_secret',
    },
    {
      when: 'the backend holds an access key',
      change: ({ foundation }) => {
        foundation.terraform.backend.azurerm.access_key = 'x';
      },
      finding: 'backend.azurerm.access_key',
    },
    {
      when: 'a text of a resource is one by its form',
      change: ({ d }) => {
        d.azurerm_sentinel_automation_rule.tag.display_name = CLIENT_SECRET;
      },
      finding: 'display_name',
      address: 'azurerm_sentinel_automation_rule.tag',
    },
    {
      when: 'a variable has one as its default',
      change: ({ foundation }) => {
        foundation.variable = { connection: { default: ACCOUNT_KEY } };
      },
      finding: 'variable.connection',
    },
    {
      when: 'a local value holds one',
      change: ({ detections }) => {
        detections.locals.sp = { client_secret: 'x' };
      },
      finding: 'locals.sp.client_secret',
    },
    {
      when: 'a module is given one',
      change: ({ foundation }) => {
        foundation.module = { m: { source: './m', token: CLIENT_SECRET } };
      },
      finding: 'module.m.token',
    },
    {
      when: 'a command is',
      change: ({ f }) => {
        f.azurerm_resource_group.group.provisioner = [{ 'local-exec': { command: `login ${CLIENT_SECRET}` } }];
      },
      address: 'azurerm_resource_group.group',
    },
    {
      when: 'what encrypts the state is',
      change: ({ foundation }) => {
        foundation.terraform.encryption = { key_provider: { pbkdf2: { k: { password: 'x' } } } };
      },
      finding: 'terraform.encryption.key_provider.pbkdf2.k.password',
    },
    {
      when: 'it is put together of JSON',
      change: ({ detections }) => {
        detections.locals.settings = `\${jsonencode({key = "${ACCOUNT_KEY}"})}`;
      },
      finding: 'locals.settings',
    },
    {
      when: 'a password of an application is made',
      change: ({ f }) => {
        f.azuread_application_password = { p: { application_id: 'x' } };
      },
      finding: 'state',
      address: 'azuread_application_password.p',
    },
    {
      when: 'an output gives a key away',
      change: ({ foundation }) => {
        foundation.output.key = { value: '${azurerm_log_analytics_workspace.workspace.primary_shared_key}' };
      },
      finding: 'output.key',
    },
  ],
};

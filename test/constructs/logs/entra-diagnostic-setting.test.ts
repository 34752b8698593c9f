import type { Construct } from '../../../constructs/core/cdktf';
import { DiagnosticsWriterGrant } from '../../../constructs/logs/diagnostics-writer-grant';
import { EntraDiagnosticSetting } from '../../../constructs/logs/entra-diagnostic-setting';
import { only, PRINCIPAL, refusal, SUBSCRIPTION, synth, WORKSPACE } from '../synth';

const group = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-soc/providers`;
const storageAccountId = `${group}/Microsoft.Storage/storageAccounts/starchive`;
const eventHubRuleId = `${group}/Microsoft.EventHub/namespaces/evhns/authorizationRules/diagnostics`;
const toWorkspace = { name: 'soc', categories: ['SignInLogs', 'AuditLogs'], workspaceId: WORKSPACE };

test('exports its categories, waits long enough and says nothing about retention', () => {
  const resources = synth((stack) => {
    const setting = new EntraDiagnosticSetting(stack, 'diagnostics', toWorkspace);
    expect(setting.notes[0]).toContain('one of the 5 that a tenant has room for');
  });
  expect(only(resources, 'azurerm_monitor_aad_diagnostic_setting')).toEqual({
    name: 'soc',
    log_analytics_workspace_id: WORKSPACE,
    enabled_log: [{ category: 'AuditLogs' }, { category: 'SignInLogs' }],
    timeouts: { create: '30m', delete: '30m', read: '10m', update: '30m' },
  });
});

test('one setting for each destination, after the grant to the deploying account', () => {
  const resources = synth((stack) => {
    const grant = new DiagnosticsWriterGrant(stack, 'grant', { principalId: PRINCIPAL });
    const categories = ['AuditLogs'];
    new EntraDiagnosticSetting(stack, 'archive', { name: 'a', categories, storageAccountId, after: [grant] });
    new EntraDiagnosticSetting(stack, 'stream', { name: 's', categories, eventHubRuleId, eventHubName: 'entra' });
  });
  expect(only(resources, 'azurerm_role_assignment')).toEqual({
    name: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5/),
    scope: '/providers/Microsoft.aadiam',
    role_definition_id: '/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
    principal_id: PRINCIPAL,
    principal_type: 'ServicePrincipal',
    description: 'Writes the diagnostic settings of Entra ID.',
  });
  expect(resources.azurerm_monitor_aad_diagnostic_setting).toMatchObject({
    archive: { storage_account_id: storageAccountId, depends_on: ['azurerm_role_assignment.grant'] },
    stream: { eventhub_authorization_rule_id: eventHubRuleId, eventhub_name: 'entra' },
  });
});

test('what a person should know about a category is among the notes', () => {
  synth((stack) => {
    const { notes } = new EntraDiagnosticSetting(stack, 'd', {
      ...toWorkspace,
      categories: ['MicrosoftGraphActivityLogs'],
    });
    expect(notes.join()).toContain('High volume');
  });
});

test.each([
  [
    { categories: ['SigninLogs'] },
    "'categories' should be names of Entra log categories, got 'SigninLogs'. Did you mean 'SignInLogs'?",
  ],
  [{ categories: ['Whatever'] }, 'There are AuditLogs, SignInLogs'],
  [{ categories: ['AuditLogs', 'AuditLogs'] }, "'categories' is wrong here: AuditLogs is listed twice"],
  [{ categories: [] }, "'categories' should hold at least 1 log categories, got 0"],
  [{ workspaceId: 'log-soc' }, "'workspaceId' should be an Azure resource id"],
  [{ workspaceId: undefined, storageAccountId: 'st' }, "'storageAccountId' should be an Azure resource id"],
  [{ workspaceId: undefined, eventHubRuleId, eventHubName: 'a b' }, "'eventHubName' should be 1 to 50 letters"],
  [{ name: 'a/b' }, "'name' should be 1 to 260 characters without"],
  [{ workspaceId: undefined }, "'workspaceId' is missing: a diagnostic setting has a destination"],
  [{ storageAccountId }, "'workspaceId' is wrong here: a setting of this kit has one destination"],
  [
    { categories: ['CustomSecurityAttributeAuditLogs'] },
    "'categories' is wrong here: CustomSecurityAttributeAuditLogs does not belong here",
  ],
  [{ eventHubName: 'entra' }, "'eventHubName' is wrong here: it means nothing without 'eventHubRuleId'"],
  [
    {
      workspaceId: undefined,
      eventHubRuleId: eventHubRuleId.replace('/authorizationRules', '/eventhubs/x/authorizationRules'),
    },
    'A rule of a single hub does not work here.',
  ],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new EntraDiagnosticSetting(stack, 'd', { ...toWorkspace, ...props }))).toContain(message);
});

test('refuses a category that goes to one destination twice', () => {
  const message = refusal((stack) => {
    new EntraDiagnosticSetting(stack, 'one', toWorkspace);
    new EntraDiagnosticSetting(stack, 'two', {
      ...toWorkspace,
      name: 'again',
      workspaceId: WORKSPACE.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions'),
    });
  });
  expect(message).toContain(
    "'categories' is wrong here: the setting 'soc' sends SignInLogs to the same destination already",
  );
});

test('a category may go to several destinations, and several categories to one', () => {
  const hub = { ...toWorkspace, workspaceId: undefined, eventHubRuleId };
  const resources = synth((stack) => {
    new EntraDiagnosticSetting(stack, 'one', toWorkspace);
    new EntraDiagnosticSetting(stack, 'other', { ...toWorkspace, name: 'other', workspaceId: `${WORKSPACE}2` });
    new EntraDiagnosticSetting(stack, 'more', { ...toWorkspace, name: 'more', categories: ['RiskyUsers'] });
    new EntraDiagnosticSetting(stack, 'hub', { ...hub, name: 'hub', eventHubName: 'a' });
    new EntraDiagnosticSetting(stack, 'hub2', { ...hub, name: 'hub2', eventHubName: 'b' });
  });
  expect(Object.keys(resources.azurerm_monitor_aad_diagnostic_setting!)).toHaveLength(5);
});

test('refuses a second setting of one name, and an account that is no GUID', () => {
  const twice = (stack: Construct) => {
    for (const id of ['one', 'two'])
      new EntraDiagnosticSetting(stack, id, { ...toWorkspace, workspaceId: `${WORKSPACE}${id}` });
  };
  expect(refusal(twice)).toMatch(/'name'.*name of an Entra diagnostic setting/);
  expect(refusal((stack) => new DiagnosticsWriterGrant(stack, 'grant', { principalId: 'me' }))).toContain(
    "'principalId' should be a GUID",
  );
});

test('refuses a sixth setting', () => {
  const message = refusal((stack) => {
    for (let i = 1; i <= 6; i++)
      new EntraDiagnosticSetting(stack, `d${i}`, { ...toWorkspace, name: `d${i}`, workspaceId: `${WORKSPACE}${i}` });
  });
  expect(message).toContain("'name' should hold at most 5 Entra diagnostic settings per tenant, got 6");
});

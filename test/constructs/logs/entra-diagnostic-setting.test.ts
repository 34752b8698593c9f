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
  [{ categories: ['AuditLogs', 'AuditLogs'] }, 'AuditLogs is listed twice'],
  [{ categories: [] }, "'categories' should hold at least 1 log categories, got 0"],
  [{ name: 'a/b' }, "'name' should be 1 to 260 characters without"],
  [{ workspaceId: undefined }, "'workspaceId' is missing: a diagnostic setting has a destination"],
  [{ storageAccountId }, 'Make one setting per destination.'],
  [{ categories: ['CustomSecurityAttributeAuditLogs'] }, 'CustomSecurityAttributeAuditLogs does not belong here'],
  [{ eventHubName: 'entra' }, "it means nothing without 'eventHubRuleId'"],
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
  expect(message).toContain("the setting 'soc' sends SignInLogs to the same destination already");
});

test('refuses a sixth setting', () => {
  const message = refusal((stack) => {
    for (let i = 1; i <= 6; i++)
      new EntraDiagnosticSetting(stack, `d${i}`, { ...toWorkspace, name: `d${i}`, workspaceId: `${WORKSPACE}${i}` });
  });
  expect(message).toContain('Entra diagnostic settings per tenant, got 6');
});

import { minimal, readFolder, readOne } from './workbench';

const reported = (more: string) => readOne(more).reported.map((t) => t.replace(/^one\.yaml:/, ''));

describe('impossible combinations are refused', () => {
  test.each([
    [
      'a reservation without its tier',
      'workspace: { reservationGbPerDay: 100 }',
      '5:35 environment/impossible-combination: a reservation exists only in the tier CapacityReservation',
    ],
    [
      'a tier without its reservation',
      'workspace: { sku: CapacityReservation }',
      '5:19 environment/impossible-combination: the tier CapacityReservation has no reservation',
    ],
    [
      'Sentinel already there on a workspace made here',
      'sentinel: { onboarding: existing }',
      '5:25 environment/impossible-combination: a workspace that is created here cannot have Sentinel already',
    ],
    [
      'an adopted workspace of another subscription',
      'workspace: { existing: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law-x }',
      'the workspace lies in subscription 33333333-3333-4333-8333-333333333333, the environment in 22222222',
    ],
    [
      'retention on a Basic table',
      'workspace: { tables: { SigninLogs: { plan: Basic, retentionDays: 30 } } }',
      'the Basic table SigninLogs has a fixed interactive retention',
    ],
    [
      'a total retention that is no whole year',
      'workspace: { tables: { SigninLogs: { totalRetentionDays: 1000 } } }',
      'a total retention above 730 days should be one of 1095, 1460',
    ],
    [
      'a total retention below the interactive one',
      'workspace: { tables: { SigninLogs: { totalRetentionDays: 30 } } }',
      'the total retention of SigninLogs (30 days) is shorter than its interactive retention (90 days)',
    ],
    [
      'a connector that Defender XDR replaces',
      'connectors: { defenderXdr: true, endpoint: true }',
      "the connector 'endpoint' carries alerts that 'defenderXdr' carries already",
    ],
    [
      'Cloud Apps alerts beside Defender XDR',
      'connectors: { defenderXdr: true, cloudApps: {} }',
      "the alerts of the connector 'cloudApps' are carried by 'defenderXdr' already",
    ],
    [
      'incident rules beside Defender XDR',
      'sentinel: { portal: azure, incidentRules: [Microsoft Cloud App Security] }\nconnectors: { defenderXdr: true }',
      "'defenderXdr' creates the incidents itself",
    ],
    [
      'a connector that carries nothing',
      'connectors: { office365: { exchange: false, sharepoint: false, teams: false } }',
      'carries neither exchange nor sharepoint nor teams',
    ],
    [
      'Fusion in the Defender portal',
      'sentinel: { fusion: true }',
      '5:21 environment/not-in-portal: Fusion does not exist in the Defender portal',
    ],
    [
      'incident rules in the Defender portal',
      'sentinel: { incidentRules: [Microsoft Cloud App Security] }',
      'environment/not-in-portal',
    ],
    [
      'a rule without incidents in the Defender portal',
      'rules: { overrides: [{ rule: x, createIncident: false }] }',
      'a rule that creates no incident does not exist in the Defender portal',
    ],
    [
      'a category twice',
      'diagnostics: { categories: [AuditLogs, AuditLogs] }',
      'the category AuditLogs is listed twice',
    ],
    [
      'a category that has a setting of its own',
      'diagnostics: { categories: [CustomSecurityAttributeAuditLogs] }',
      'the category CustomSecurityAttributeAuditLogs does not belong here',
    ],
    ['no category at all', 'diagnostics: { categories: [] }', 'an empty list of categories exports nothing'],
    [
      'a partner destination',
      'diagnostics: { partner: { id: x } }',
      '5:16 environment/partner-destination: Terraform cannot send Entra logs to a partner solution',
    ],
    [
      'an archive that must be kept longer than it lives',
      'diagnostics: { archive: { enabled: true, deleteAfterDays: 30, immutableDays: 60 } }',
      'archived logs are deleted after 30 days but cannot be deleted for 60',
    ],
    [
      'a firewall rule that the storage account refuses',
      "diagnostics: { archive: { enabled: true, allowedIps: ['203.0.113.0/24', '10.0.0.0/8'] } }",
      'a public IPv4 address, or a range of such up to /30',
    ],
    [
      'a stream that grows downwards',
      'diagnostics: { stream: { enabled: true, throughputUnits: 5, maximumThroughputUnits: 2 } }',
      'fewer throughput units than it starts with',
    ],
    [
      'a role for a group that is not declared',
      'access: { groups: { soc: { displayName: SOC } }, entraRoles: [{ group: sok, role: Security Reader }] }',
      "'access.entraRoles[0].group' should be a key of access.groups (soc), got 'sok'",
    ],
    [
      'Global Administrator',
      'access: { groups: { soc: { displayName: SOC } }, entraRoles: [{ group: soc, role: Global Administrator }] }',
      'Global Administrator is never assigned by this kit',
    ],
    [
      'a role twice',
      'access: { groups: { soc: { displayName: SOC } }, entraRoles: [{ group: soc, role: Security Reader }, { group: soc, role: Security Reader, assignment: standing }] }',
      "Security Reader is assigned to 'soc' twice",
    ],
    [
      'a group without a name or an id',
      'access: { groups: { soc: {} } }',
      "the group 'soc' has neither an objectId nor a displayName",
    ],
    [
      'an existing group with a name',
      'access: { groups: { soc: { objectId: 33333333-3333-4333-8333-333333333333, displayName: SOC } } }',
      'exists already (objectId)',
    ],
    [
      'a backend without its keys',
      'backend: { type: azurerm, container: tfstate }',
      "environment/missing-value: 'backend.resourceGroup' is missing or empty: the backend azurerm needs it",
    ],
    [
      'a backend with the keys of another',
      'backend: { container: tfstate }',
      "'backend.container' means nothing to the backend local",
    ],
    [
      'a name that the provider refuses',
      'naming: { names: { workspace: -x- } }',
      "5:31 environment/invalid-name: the workspace would be named '-x-' (as given)",
    ],
    [
      'a category that does not exist',
      'diagnostics: { categories: [NonInteractiveUserSIgnInLog] }',
      "got 'NonInteractiveUserSIgnInLog'",
    ],
    [
      'a table that Log Analytics does not have',
      'workspace: { tables: { SignInLogs: {} } }',
      "5:24 environment/unknown-table: there is no table 'SignInLogs' in Log Analytics",
    ],
    [
      'a volume of a table that Log Analytics does not have',
      'costs: { gbPerDay: { SigninLogs: 1, Mine_CL: 2, SignInLogs: 3 } }',
      "5:49 environment/unknown-table: there is no table 'SignInLogs' in Log Analytics",
    ],
    [
      'a custom table that is not declared',
      'workspace: { tables: { Proxy_CL: {} } }',
      "the custom table 'Proxy_CL' is declared neither under rules.tables nor under workspace.otherTables",
    ],
    [
      'a table by two spellings',
      'workspace: { otherTables: [Proxy_CL, PROXY_CL], tables: { Proxy_CL: {}, PROXY_CL: {} } }',
      'the table Proxy_CL stands here twice',
    ],
    [
      'a table of an adopted workspace without a retention of its own',
      'workspace: { existing: /subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law-x, tables: { SigninLogs: { totalRetentionDays: 730 } } }',
      'the table SigninLogs takes its retention from the workspace, and that of an adopted workspace is not known here',
    ],
    [
      'a resource group to create that holds the adopted workspace',
      'naming: { names: { resourceGroup: rg-soc } }\nworkspace: { existing: /subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/RG-SOC/providers/Microsoft.OperationalInsights/workspaces/law-x }',
      '6:24 environment/impossible-combination: the resource group RG-SOC of the adopted workspace is there already',
    ],
    [
      'a key of its own for Sentinel that is there',
      'workspace: { existing: /subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law-x }\nsentinel: { onboarding: existing, customerManagedKey: true }',
      '6:55 environment/impossible-combination: the customer-managed key is decided when Sentinel is switched on',
    ],
    [
      'a region of another cloud',
      'cloud: usgovernment',
      '4:11 environment/impossible-combination: the region westeurope is not one of the cloud usgovernment',
    ],
    [
      'a tag with a character that Azure refuses',
      "tags: { 'cost/center': x }",
      "5:9 environment/invalid-value: 'tags.cost/center' should be 1 to 128 characters without < > % & \\ ? /, got 'cost/center'",
    ],
    [
      'a tag twice',
      'tags: { Owner: a, owner: b }',
      "5:19 environment/impossible-combination: the tags 'Owner' and 'owner'",
    ],
    [
      'a tag that is the title of workbooks',
      'tags: { hidden-title: a }',
      "the tag 'hidden-title' is where Azure keeps",
    ],
    [
      'a tag that is too long in bytes',
      `tags: { a: ${'\u00e4'.repeat(200)} }`,
      "'tags.a' should be text of at most 256 bytes (letters outside ASCII take more than one)",
    ],
    [
      'a text of blanks',
      "lock: { enabled: true, notes: '  ' }",
      "5:31 environment/invalid-value: 'lock.notes' should be text that is not empty, got ''",
    ],
    [
      'an instant without seconds',
      'connectors: { microsoftThreatIntelligence: { since: 2026-01-01T00:00Z } }',
      'should be an instant such as 2026-01-01T00:00:00Z',
    ],
    [
      'an instant that does not exist',
      'connectors: { microsoftThreatIntelligence: { since: 2026-02-30T00:00:00Z } }',
      'should be an instant such as 2026-01-01T00:00:00Z',
    ],
    [
      'two diagnostic settings of one name',
      'naming: { names: { diagnosticSetting: logs, archiveDiagnosticSetting: LOGS } }\ndiagnostics: { archive: { enabled: true } }',
      "the Entra diagnostic settings 'diagnosticSetting' and 'archiveDiagnosticSetting' have one name, 'LOGS'",
    ],
    [
      'an archive that inherits an empty list',
      'diagnostics: { enabled: false, categories: [], archive: { enabled: true } }',
      'the archive takes its categories from an empty list',
    ],
    [
      'more partitions than a Standard hub has',
      'diagnostics: { stream: { enabled: true, partitions: 33 } }',
      'a hub of a Standard namespace has between 1 and 32 partitions, got 33',
    ],
    [
      'events kept for longer than a Standard namespace does',
      'diagnostics: { stream: { enabled: true, retentionDays: 8 } }',
      'a Standard namespace keeps events for between 1 and 7 days, got 8',
    ],
    [
      'more partitions than a Premium hub has',
      'diagnostics: { stream: { enabled: true, sku: Premium, partitions: 101 } }',
      "'diagnostics.stream.partitions' should be between 1 and 100 partitions, got 101",
    ],
    [
      'the root rule of the event hub namespace',
      'naming: { names: { streamAuthorizationRule: RootManageSharedAccessKey } }\ndiagnostics: { stream: { enabled: true } }',
      "named 'RootManageSharedAccessKey' (as given); it should be 1 to 50 letters, digits, - . _ with a letter or digit at both ends, and not RootManageSharedAccessKey",
    ],
    [
      'a group whose key cannot be part of an address',
      "access: { groups: { 'a b': { displayName: x } } }",
      "5:21 environment/invalid-value: 'access.groups.a b' should be 1 to 64 letters, digits, - and _",
    ],
    [
      'one existing group under two names',
      'access: { groups: { a: { objectId: 33333333-3333-4333-8333-333333333333 }, b: { objectId: 33333333-3333-4333-8333-333333333333 } } }',
      "the groups 'a' and 'b' are one group of the tenant",
    ],
    [
      'a state container that Azure refuses',
      'backend: { type: azurerm, resourceGroup: rg, storageAccount: state, container: TF_State }',
      "'backend.container' should be 3 to 63 lower-case letters, digits and single hyphens",
    ],
    [
      'a playbook that is no Logic App',
      'automation: { responsePlaybook: pb-respond }',
      "'automation.responsePlaybook' should be the id of a Logic App",
    ],
    [
      'a name that Terraform would read as an expression',
      "naming: { names: { resourceGroup: 'rg-%{x}' } }",
      'the resource group would be named',
    ],
  ])('%s', (_name, more, message) => {
    expect(reported(`${more}\n`)).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });
});

test('a custom table may be declared by its columns, or as one that others fill', () => {
  expect(
    reported('rules: { tables: { Proxy_CL: { User: string } } }\nworkspace: { tables: { Proxy_CL: {} } }\n'),
  ).toEqual([]);
  expect(reported('workspace: { otherTables: [Proxy_CL], tables: { Proxy_CL: { plan: Basic } } }\n')).toEqual([]);
});

describe('what the licences do not include is refused where it is switched on', () => {
  const readWith = (licences: string, more: string) =>
    readFolder({ 'one.yaml': minimal.replace('[M365E5, WorkloadIdPremium]', licences) + more });

  test.each([
    [
      'a risk category',
      'diagnostics: { categories: [UserRiskEvents] }',
      'the log category UserRiskEvents needs EntraP2, and the tenant has EntraP1',
    ],
    ['a connector', 'connectors: { identityProtection: true }', 'needs EntraP2, and the tenant has EntraP1'],
    [
      'PIM',
      'access: { groups: { soc: { displayName: SOC } }, azureRoles: [{ group: soc, role: Microsoft Sentinel Reader }] }',
      '(PIM) needs EntraP2',
    ],
  ])('%s', (_name, more, message) => {
    expect(readWith('[EntraP1]', `${more}\n`).reported).toEqual([expect.stringContaining(message)]);
    expect(readOne(`${more}\n`).reported).toEqual([]);
  });

  test('without a list, the categories are those that the licences cover', () => {
    expect(readWith('[EntraP1]', '').environments[0]!.categories.workspace).not.toContain('UserRiskEvents');
    expect(readOne('').environment!.categories.workspace).toEqual(
      expect.arrayContaining(['RiskyUsers', 'UserRiskEvents', 'RiskyServicePrincipals', 'ServicePrincipalRiskEvents']),
    );
  });
});

test('an adopted workspace keeps the case of its names and gets the fixed words as the provider needs them', () => {
  const { environment } = readOne(
    'workspace: { existing: /subscriptions/22222222-2222-4222-8222-222222222222/resourcegroups/RG-Mixed/providers/microsoft.operationalinsights/workspaces/LAW-Mixed }\n',
  );
  expect(environment!.ids.workspace).toBe(
    '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/RG-Mixed/providers/Microsoft.OperationalInsights/workspaces/LAW-Mixed',
  );
});

test('a region that no cloud has is refused, with the one that was meant', () => {
  const { reported, problems } = readFolder({ 'one.yaml': minimal.replace('westeurope', 'westeurop') });
  expect(reported).toEqual([
    "one.yaml:4:11 environment/unknown-region: there is no region 'westeurop' in the cloud public",
  ]);
  expect(problems[0]!.help).toBe("Did you mean 'westeurope'?");
});

import { minimal, readFolder, readOne } from './workbench';

const told = (more: string) => readOne(more).told.map((t) => t.replace(/^one\.yaml:/, ''));

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
      'carries neither Exchange nor SharePoint nor Teams',
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
      'backend: { type: azurerm, container: x }',
      "environment/missing-key: 'backend.resourceGroup' is missing: the backend azurerm needs it",
    ],
    [
      'a backend with the keys of another',
      'backend: { container: x }',
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
  ])('%s', (_name, more, message) => {
    expect(told(`${more}\n`)).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });
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
    expect(readWith('[EntraP1]', `${more}\n`).told).toEqual([expect.stringContaining(message)]);
    expect(readOne(`${more}\n`).told).toEqual([]);
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

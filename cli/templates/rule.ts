import type { AlertKind } from '../../lib/catalog/bounds/rules';

interface RuleTemplate {
  /** Below rules/. */
  readonly folder: string;
  readonly text: (name: string, id: string) => string;
}

const title = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
};

const QUERY = `  SigninLogs
  | where ResultType == '0' and isnotempty(SessionId)
  | summarize Networks = dcount(AutonomousSystemNumber), Address = take_any(IPAddress), Last = max(TimeGenerated)
      by UserId, UserPrincipalName, SessionId
  | where Networks > 1
  | extend Name = tostring(split(UserPrincipalName, '@')[0]), UPNSuffix = tostring(split(UserPrincipalName, '@')[1])`;

const ENTITIES = (indent: string): string =>
  `${indent}entityMappings:
${indent}  - entityType: Account
${indent}    fieldMappings:
${indent}      - { identifier: AadUserId, columnName: UserId }
${indent}      - { identifier: Name, columnName: Name }
${indent}      - { identifier: UPNSuffix, columnName: UPNSuffix }
${indent}  - entityType: IP
${indent}    fieldMappings:
${indent}      - { identifier: Address, columnName: Address }`;

const TESTS = `# Sample events, relative to now, and what must come out. \`npx ttk test <file>\` runs them.
tests:
  - name: one session from two networks
    match: true
    expect:
      - { UserPrincipalName: ann@contoso.com, Networks: 2 }
    events:
      SigninLogs:
        - &signin
          TimeGenerated: -30m
          UserId: 11111111-1111-4111-8111-111111111111
          UserPrincipalName: ann@contoso.com
          SessionId: session-1
          ResultType: '0'
          IPAddress: 203.0.113.7
          AutonomousSystemNumber: '64500'
        - { <<: *signin, TimeGenerated: -10m, IPAddress: 198.51.100.9, AutonomousSystemNumber: '64501' }
  - name: one session from one network
    match: false
    events:
      SigninLogs:
        - *signin
`;

const head = (name: string, id: string): string => `# The format: docs/rules.md
id: ${id}
name: ${title(name)}
description: |
  What it finds in one sentence, and why that matters.

  Severity: why this one. False positives: what else looks like this. Next: which function to call, what to do.
requiredDataConnectors:
  - connectorId: AzureActiveDirectory
    dataTypes: [SigninLogs]
tactics: [CredentialAccess, LateralMovement]
relevantTechniques: [T1539, T1550]`;

const analytic = (kind: AlertKind, schedule: string) => (name: string, id: string) =>
  `${head(name, id)}
kind: ${kind}
severity: Medium
${schedule}query: |
${QUERY}
${ENTITIES('')}
customDetails:
  Session: SessionId
  Networks: Networks
alertDetailsOverride:
  alertDisplayNameFormat: ${title(name)} of {{UserPrincipalName}}
incidentConfiguration:
  createIncident: true
  groupingConfiguration:
    enabled: true
    reopenClosedIncident: false
    lookbackDuration: 5h
    matchingMethod: Selected
    groupByEntities: [Account]
eventGroupingSettings:
  aggregationKind: AlertPerResult
tags:
  - 'playbook: TRG-3'
version: 1.0.0
${TESTS}`;

/** Commented, valid files to start from, by kind of rule. */
export const ruleTemplates = {
  hunting: {
    folder: 'hunting',
    text: (name, id) => `${head(name, id)}
query: |
${QUERY}
# With this block the query is also deployed as an analytic rule; remove it to hunt only.
promotion:
  severity: Medium
  queryFrequency: 1h
  queryPeriod: 1d
  triggerOperator: gt
  triggerThreshold: 0
${ENTITIES('  ')}
tags:
  - 'playbook: TRG-3'
version: 1.0.0
${TESTS}`,
  },
  scheduled: {
    folder: 'analytics',
    text: analytic('Scheduled', 'queryFrequency: 1h\nqueryPeriod: 1d\ntriggerOperator: gt\ntriggerThreshold: 0\n'),
  },
  nrt: { folder: 'analytics', text: analytic('NRT', '') },
  function: {
    folder: 'investigation',
    text: (
      name,
      id,
    ) => `# A saved function: callable by its name in every query of the workspace. The format: docs/rules.md
id: ${id}
kind: Function
name: ${name
      .split('-')
      .map((word) => word[0]!.toUpperCase() + word.slice(1))
      .join('')}
description: What it answers, for which value in hand.
# In the order of the call; those with a default come last.
parameters:
  - { name: user, type: string, description: user principal name, default: "''" }
  - { name: lookback, type: timespan, description: how far back, default: 14d }
query: |
  SigninLogs
  | where TimeGenerated > ago(lookback)
  | where isnotempty(user) and UserPrincipalName =~ user
  | project TimeGenerated, UserPrincipalName, IPAddress, AppDisplayName, ResultType
tags:
  - 'playbook: INV-5'
tests:
  - name: finds the user in any case
    arguments: { user: Ann@Contoso.com }
    match: true
    events:
      SigninLogs:
        - { TimeGenerated: -1h, UserPrincipalName: ann@contoso.com, IPAddress: 203.0.113.7 }
  - name: without a user it finds nobody
    match: false
    events:
      SigninLogs:
        - { TimeGenerated: -1h, UserPrincipalName: ann@contoso.com, IPAddress: 203.0.113.7 }
`,
  },
} satisfies Record<string, RuleTemplate>;

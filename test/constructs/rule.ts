import type { AlertRule } from '../../lib/rules/read/model';

/** A scheduled rule in good order, to be changed by each test in one place. */
export const goodRule: AlertRule = {
  kind: 'Scheduled',
  id: '9c0d1b8e-7f53-4f0e-9a34-0b1d2c3e4f50',
  displayName: 'Refresh tokens were revoked and used again',
  description: 'A session went on after its tokens were revoked.',
  query: 'SigninLogs | where ResultType == 0 | extend Name = tostring(split(UserPrincipalName, "@")[0])',
  severity: 'Medium',
  enabled: true,
  tactics: ['CredentialAccess'],
  techniques: ['T1528'],
  schedule: { frequency: 3600, period: 86400, operator: 'GreaterThan', threshold: 0 },
  incident: { create: true },
  entityMappings: [{ entityType: 'Account', fields: [{ identifier: 'FullName', column: 'UserPrincipalName' }] }],
  sentinelEntityMappings: [],
  customDetails: { Application: 'AppDisplayName' },
};

export const goodGrouping = {
  enabled: true,
  reopenClosed: false,
  lookback: 5 * 3600,
  matching: 'AllEntities',
  byEntities: [],
  byAlertDetails: [],
  byCustomDetails: [],
} as const;

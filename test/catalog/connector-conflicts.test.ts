import { connectorConflicts } from '../../lib/catalog/connector-conflicts';

test('connectors that carry different things go together', () => {
  expect(connectorConflicts(['defenderXdr', 'office365', 'microsoftThreatIntelligence'])).toEqual([]);
  expect(connectorConflicts(['identityProtection', 'endpoint', 'cloudApps'], { incidentRules: true })).toEqual([]);
});

test('Defender XDR replaces the connectors of single products', () => {
  const conflicts = connectorConflicts(['identityProtection', 'defenderXdr', 'identity']);
  expect(conflicts.map((c) => c.connector)).toEqual(['identityProtection', 'identity']);
  expect(conflicts[0]!.reason).toContain("'defenderXdr' carries already");
});

test('beside Defender XDR the discovery logs of Cloud Apps may stay, its alerts may not', () => {
  expect(connectorConflicts(['defenderXdr', 'cloudApps'], { cloudAppsAlerts: false })).toEqual([]);
  expect(connectorConflicts(['defenderXdr', 'cloudApps'])[0]!.cure).toContain('discovery logs may stay');
});

test('incident rules make no sense beside Defender XDR', () => {
  const [conflict] = connectorConflicts(['defenderXdr'], { incidentRules: true });
  expect(conflict!.connector).toBeUndefined();
  expect(conflict!.reason).toContain('creates the incidents');
});

test('two of a kind are refused once', () => {
  expect(connectorConflicts(['office365', 'office365', 'office365'])).toHaveLength(1);
});

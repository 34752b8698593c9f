import { carriesNothing, connectorConflicts, fillsTable } from '../../lib/catalog/connector-conflicts';
import type { ConnectorName } from '../../lib/catalog/connectors';

const chosen = (...names: ConnectorName[]) => names.map((name) => ({ name }));
const discoveryOnly = { name: 'cloudApps', settings: { alerts: false } } as const;

test('connectors that carry different things go together', () => {
  expect(connectorConflicts(chosen('defenderXdr', 'office365', 'microsoftThreatIntelligence'))).toEqual([]);
  expect(connectorConflicts(chosen('identityProtection', 'endpoint', 'cloudApps'), true)).toEqual([]);
});

test('Defender XDR replaces the connectors of single products', () => {
  const conflicts = connectorConflicts(chosen('identityProtection', 'defenderXdr', 'identity'));
  expect(conflicts.map((c) => c.connector)).toEqual(['identityProtection', 'identity']);
  expect(conflicts[0]!.reason).toContain("'defenderXdr' carries already");
});

test('beside Defender XDR the discovery logs of Cloud Apps may stay, its alerts may not', () => {
  expect(connectorConflicts([...chosen('defenderXdr'), discoveryOnly])).toEqual([]);
  expect(connectorConflicts(chosen('defenderXdr', 'cloudApps'))).toEqual([
    {
      connector: 'cloudApps',
      setting: 'alerts',
      reason: "the alerts of the connector 'cloudApps' are carried by 'defenderXdr' already",
      cure: 'Switch the alerts of cloudApps off; its discovery may stay, Defender XDR does not carry it.',
    },
  ]);
});

test('incident rules make no sense beside Defender XDR', () => {
  const [conflict] = connectorConflicts(chosen('defenderXdr'), true);
  expect(conflict!.connector).toBeUndefined();
  expect(conflict!.reason).toContain('creates the incidents');
});

test('two of a kind are refused once', () => {
  expect(connectorConflicts(chosen('office365', 'office365', 'office365'))).toHaveLength(1);
  expect(connectorConflicts(chosen('defenderXdr', 'endpoint', 'endpoint'))).toHaveLength(2);
});

test('a connector with every part off carries nothing; one without parts always carries something', () => {
  const off = { exchange: false, sharepoint: false, teams: false };
  expect(carriesNothing({ name: 'office365', settings: off })?.reason).toBe(
    'the connector office365 carries neither exchange nor sharepoint nor teams',
  );
  expect(carriesNothing({ name: 'office365', settings: { ...off, teams: undefined } })).toBeUndefined();
  expect(carriesNothing({ name: 'microsoftThreatIntelligence' })).toBeUndefined();
  expect(carriesNothing({ name: 'endpoint' })).toBeUndefined();
});

test('a table that only one part fills is not filled when the part is off', () => {
  expect(fillsTable(discoveryOnly, 'SecurityAlert')).toBe(false);
  expect(fillsTable(discoveryOnly, 'McasShadowItReporting')).toBe(true);
  expect(fillsTable({ name: 'cloudApps' }, 'SecurityAlert')).toBe(true);
  expect(fillsTable({ name: 'cloudApps' }, 'OfficeActivity')).toBe(false);
});

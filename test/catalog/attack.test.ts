import fc from 'fast-check';
import {
  newerThanKnown,
  normalizeTactic,
  retiredTechnique,
  tactics,
  tacticsOf,
  tacticTitle,
  techniqueName,
  techniques,
} from '../../lib/catalog/attack';

test.each([
  ['Defense evasion', 'DefenseEvasion'],
  ['defense-evasion', 'DefenseEvasion'],
  ['Defence Evasion', 'DefenseEvasion'],
  ['CredentialAccess ', 'CredentialAccess'],
  ['COMMAND_AND_CONTROL', 'CommandAndControl'],
  ['Command & Control', 'CommandAndControl'],
  ['Pre-Attack', 'PreAttack'],
  ['ta0006', 'CredentialAccess'],
])('%p is %s', (text, tactic) => {
  expect(normalizeTactic(text)).toBe(tactic);
});

test.each(['', ' ', 'Evasive', 'Initial', 'constructor', 'T1078', 'TA9999'])('%p is no tactic', (text) => {
  expect(normalizeTactic(text)).toBeUndefined();
});

test('capitals, spaces, hyphens and underscores never matter', () => {
  const separator = fc.constantFrom('', ' ', '-', '_', '  ');
  fc.assert(
    fc.property(fc.constantFrom(...tactics), separator, fc.boolean(), separator, (tactic, between, upper, around) => {
      const words = tactic.replace(/([a-z])([A-Z])/g, `$1${between}$2`);
      const text = around + (upper ? words.toUpperCase() : words.toLowerCase()) + around;
      expect(normalizeTactic(text)).toBe(tactic);
    }),
  );
});

test('whatever is taken for a tactic is one, and stays the same when asked again', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const tactic = normalizeTactic(text);
      if (tactic !== undefined) expect(normalizeTactic(tactic)).toBe(tactic);
    }),
  );
});

test('tactics have their titles and ids', () => {
  expect(tactics).toHaveLength(17);
  expect(tacticTitle('CommandAndControl')).toBe('Command and Control');
  expect(tacticTitle('PreAttack')).toBe('PRE-ATT&CK');
  expect(normalizeTactic('TA0006')).toBe('CredentialAccess');
});

test('the techniques of token theft have their names and tactics', () => {
  expect(techniqueName('T1528')).toBe('Steal Application Access Token');
  expect(techniqueName('T1539')).toBe('Steal Web Session Cookie');
  expect(tacticsOf('T1528')).toEqual(['CredentialAccess']);
  expect(tacticsOf('T1550')).toEqual(['DefenseEvasion', 'LateralMovement']);
  expect(tacticsOf('T1098')).toEqual(['Persistence', 'PrivilegeEscalation']);
  expect(tacticsOf('T1557')).toEqual(['CredentialAccess', 'Collection']);
  expect(tacticsOf('T0814')).toEqual(['InhibitResponseFunction']);
});

test('a sub-technique answers as its parent, an unknown one not at all', () => {
  expect(techniqueName(' t1078.004')).toBe('Valid Accounts');
  expect(tacticsOf('T1078.004')).toEqual(tacticsOf('T1078'));
  expect(techniqueName('T9999')).toBeUndefined();
  expect(tacticsOf('1078')).toBeUndefined();
});

test('both matrices are complete and well-formed', () => {
  const all = [...techniques().values()];
  expect(all.filter(({ id }) => id.startsWith('T1'))).toHaveLength(216);
  expect(all.filter(({ id }) => id.startsWith('T0')).length).toBeGreaterThan(75);
  for (const { id, name, tactics: served } of all) {
    expect(id).toMatch(/^T\d{4}$/);
    expect(name).toMatch(/^\S.*\S$/);
    expect(served.length).toBeGreaterThan(0);
    for (const tactic of served) expect(tactics).toContain(tactic);
  }
  // Every tactic but the one of the old PRE matrix is served by some technique.
  const served = new Set(all.flatMap((technique) => technique.tactics));
  expect(tactics.filter((tactic) => !served.has(tactic))).toEqual(['PreAttack']);
});

test('what ATT&CK retired has its successors, and they are there', () => {
  expect(retiredTechnique('T1043')).toEqual({ id: 'T1043', name: 'Commonly Used Port', successors: ['T1571'] });
  expect(retiredTechnique('T1086')?.successors).toEqual(['T1059.001']);
  // Revoked twice: T1073 became T1574.002, and that T1574.001.
  expect(retiredTechnique('T1073')?.successors).toEqual(['T1574.001']);
  expect(retiredTechnique('T1062')?.successors).toEqual([]);
  expect(retiredTechnique('T1300')).toMatchObject({ name: 'a technique of PRE-ATT&CK', successors: [] });
  const numbers = Array.from({ length: 1700 }, (_, i) => `T${String(i).padStart(4, '0')}`);
  const gone = numbers.flatMap((id) => retiredTechnique(id) ?? []);
  expect(gone.length).toBeGreaterThan(320);
  for (const { id, successors } of gone) {
    expect(techniqueName(id)).toBeUndefined();
    for (const successor of successors) {
      expect(techniqueName(successor)).toBeDefined();
      expect(retiredTechnique(successor)).toBeUndefined();
    }
  }
});

test('what came after the version that Sentinel is known to take is told from what never was', () => {
  expect(newerThanKnown('T1666')).toBeUndefined();
  expect(newerThanKnown('T1671')).toBe(16);
  expect(newerThanKnown('T1999.001')).toBe(16);
  expect(newerThanKnown('T0895')).toBeUndefined();
  expect(newerThanKnown('T0899')).toBe(16);
  expect(newerThanKnown('T9999')).toBeUndefined();
});

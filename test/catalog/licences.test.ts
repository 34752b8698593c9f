import fc from 'fast-check';
import { coversAny, effectiveLicences, licences } from '../../lib/catalog/licences';

test('E5 brings Entra ID P2 and with it P1, the Defender products and insider risk', () => {
  expect([...effectiveLicences(['M365E5'])].sort()).toEqual(
    [
      'DefenderForCloudApps',
      'DefenderForEndpoint',
      'DefenderForIdentity',
      'DefenderForOffice365',
      'DefenderXdr',
      'EntraP1',
      'EntraP2',
      'InsiderRiskManagement',
      'M365E3',
      'M365E5',
    ].sort(),
  );
});

test('E3 and P1 do not bring P2', () => {
  expect(effectiveLicences(['M365E3']).has('EntraP1')).toBe(true);
  expect(effectiveLicences(['M365E3', 'EntraP1']).has('EntraP2')).toBe(false);
});

test('any one Defender product opens Defender XDR, workload identities open nothing else', () => {
  expect(effectiveLicences(['DefenderForIdentity']).has('DefenderXdr')).toBe(true);
  expect([...effectiveLicences(['WorkloadIdPremium'])]).toEqual(['WorkloadIdPremium']);
});

test('what follows from licences is complete: to ask again adds nothing, and more licences never take one away', () => {
  const some = fc.subarray([...licences]);
  fc.assert(
    fc.property(some, some, (a, b) => {
      const held = effectiveLicences(a);
      expect(effectiveLicences(held)).toEqual(held);
      const more = effectiveLicences([...a, ...b]);
      for (const licence of held) expect(more.has(licence)).toBe(true);
    }),
  );
});

test('one of several licences is enough, and no need is always met', () => {
  expect(coversAny([], new Set())).toBe(true);
  expect(coversAny(['EntraP1', 'EntraP2'], new Set(['EntraP2']))).toBe(true);
  expect(coversAny(['EntraP2'], effectiveLicences(['EntraP1']))).toBe(false);
});

import { clouds } from '../../lib/catalog/clouds';
import { currentProductName, incidentRuleProducts } from '../../lib/catalog/microsoft-products';

const hosts = (cloud: object) =>
  Object.entries(cloud).flatMap(([key, value]) =>
    String(value).startsWith('https://') ? [[key, value] as const] : [],
  );

test('every cloud has hosts of its own, without a trailing slash', () => {
  const all = Object.values(clouds).flatMap((cloud) => hosts(cloud).map(([, host]) => host));
  expect(new Set(all).size).toBe(all.length);
  for (const host of all) expect(new URL(host).origin).toBe(host);
});

test('clouds are keyed by their names, and each provider has its own word for them', () => {
  for (const [name, cloud] of Object.entries(clouds)) expect(cloud.name).toBe(name);
  expect(clouds.public.azureadEnvironment).toBe('global');
  expect(clouds.usgovernment.azurermEnvironment).toBe('usgovernment');
  expect(clouds.usgovernment.azureadEnvironment).toBe('usgovernmentl4');
});

test('there is no Defender portal in China, where Sentinel is retired', () => {
  expect(clouds.china.defenderPortal).toBeUndefined();
  expect(clouds.china.note).toContain('retired');
});

test('every product of incident rules has a name of today', () => {
  for (const product of incidentRuleProducts) expect(currentProductName[product]).toMatch(/^Microsoft /);
});

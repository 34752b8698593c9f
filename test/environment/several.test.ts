import { minimal, readFolder } from './workbench';

const GROUP = '33333333-3333-4333-8333-333333333333';

describe('what two environments claim together is refused before Azure refuses the second', () => {
  test.each([
    [
      'an archive under the name that the other gives to its own setting',
      'naming: { names: { diagnosticSetting: entra-logs } }\n',
      'naming: { names: { archiveDiagnosticSetting: Entra-Logs } }\ndiagnostics: { archive: { enabled: true } }\n',
      "the Entra diagnostic setting '11111111-1111-4111-8111-111111111111: Entra-Logs' of two is also that of",
    ],
    [
      'one Entra role for one existing group',
      `access: { groups: { soc: { objectId: ${GROUP} } }, entraRoles: [{ group: soc, role: Security Reader }] }\n`,
      `access: { groups: { blue: { objectId: ${GROUP} } }, entraRoles: [{ group: blue, role: Security Reader, assignment: standing }] }\n`,
      `two.yaml:5:94 environment/duplicate: the role assignment 'Security Reader for ${GROUP} in 11111111-1111-4111-8111-111111111111'`,
    ],
    [
      'one Azure role for one existing group at one shared resource group',
      `naming: { names: { resourceGroup: rg-shared } }\nresourceGroup: { create: false }\naccess: { groups: { soc: { objectId: ${GROUP} } }, azureRoles: [{ group: soc, role: Microsoft Sentinel Reader, scope: resourceGroup }] }\n`,
      `naming: { names: { resourceGroup: RG-shared } }\nresourceGroup: { create: false }\naccess: { groups: { soc: { objectId: ${GROUP} } }, azureRoles: [{ group: soc, role: Microsoft Sentinel Reader, scope: resourceGroup }] }\n`,
      `the role assignment 'Microsoft Sentinel Reader for ${GROUP} at /subscriptions/`,
    ],
    [
      'the grant to write diagnostic settings, which a tenant takes once',
      `diagnostics: { writerGrant: { principalId: ${GROUP} } }\n`,
      `diagnostics: { writerGrant: { principalId: ${GROUP} } }\n`,
      `the grant to write diagnostic settings '11111111-1111-4111-8111-111111111111: ${GROUP}' of two is also that of`,
    ],
  ])('%s', (_name, one, two, message) => {
    const { reported } = readFolder({ 'one.yaml': minimal + one, 'two.yaml': minimal + two });
    expect(reported).toEqual([expect.stringContaining(message)]);
  });

  test('what both inherit is told at the file of the second, not at the base that both extend', () => {
    const base = `abstract: true\n${minimal}naming: { prefix: ttk-all }\n`;
    const { reported } = readFolder({
      'base.yaml': base,
      'one.yaml': 'extends: base.yaml\n',
      'two.yaml': 'extends: base.yaml\n',
    });
    expect(reported.length).toBeGreaterThan(1);
    for (const line of reported) expect(line).toMatch(/^two\.yaml:1:1 .* of two is also that of .*one\.yaml$/);
  });

  test('groups that each environment creates for itself are no conflict', () => {
    const access = `access: { groups: { soc: { displayName: SOC } }, entraRoles: [{ group: soc, role: Security Reader }] }\n`;
    expect(readFolder({ 'one.yaml': minimal + access, 'two.yaml': minimal + access }).reported).toEqual([]);
  });
});

test('a sixth Entra diagnostic setting of one tenant is refused, whatever the number of environments', () => {
  const three = 'diagnostics: { archive: { enabled: true }, stream: { enabled: true } }\n';
  const two = 'diagnostics: { archive: { enabled: true } }\n';
  const other = minimal.replace('11111111-1111-4111-8111-111111111111', '99999999-1111-4111-8111-111111111111');
  expect(readFolder({ 'a.yaml': minimal + three, 'b.yaml': minimal + two, 'c.yaml': other + three }).reported).toEqual(
    [],
  );
  expect(readFolder({ 'a.yaml': minimal + three, 'b.yaml': minimal + three }).reported).toEqual([
    'b.yaml:5:1 environment/impossible-combination: with this environment the tenant 11111111-1111-4111-8111-111111111111 would have 6 Entra diagnostic settings, and it takes 5',
  ]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironments } from '../../lib/environment/read';
import { environmentsFolder } from '../../lib/files/root';

test('every shipped environment is valid', () => {
  const { environments, problems } = readEnvironments(environmentsFolder);
  expect(problems).toEqual([]);
  const files = readdirSync(environmentsFolder).filter((name) => name.endsWith('.yaml'));
  const names = files
    .map((name) => name.slice(0, -'.yaml'.length))
    .filter((name) => !['base', 'suppressions'].includes(name));
  // Derived from the folder, so that adding a tenant touches one file.
  expect(environments.map((e) => e.name)).toEqual(names.sort());
  expect(names).toEqual(expect.arrayContaining(['adventureworks-gov', 'contoso-prod', 'demo', 'fabrikam-p1']));
});

test('the schema for editors requires nothing of a file that may lean on another, but all of an item of a list, and lets null take back', () => {
  const { required, properties } = JSON.parse(
    readFileSync(join(environmentsFolder, 'environment.schema.json'), 'utf8'),
  );
  const { tenant, rules, workspace, access } = properties;
  expect([required, tenant.required]).toEqual([undefined, undefined]);
  expect(rules.properties.overrides.items.required).toEqual(['rule']);
  expect(access.properties.entraRoles.items.required).toEqual(['group', 'role']);
  expect(workspace.properties.tables.type).toEqual(['object', 'null']);
  expect(workspace.properties.sku.enum).toEqual(['PerGB2018', 'CapacityReservation', null]);
  // Any case will do, which a pattern of a schema cannot say.
  expect(workspace.properties.existing.pattern).toBeUndefined();
});

test.each(['base', 'demo', 'contoso-prod', 'fabrikam-p1', 'adventureworks-gov'])(
  '%s.yaml points editors at the schema',
  (name) => {
    expect(readFileSync(join(environmentsFolder, `${name}.yaml`), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/environment\.schema\.json\n/,
    );
  },
);

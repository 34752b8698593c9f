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

test.each(['base', 'demo', 'contoso-prod', 'fabrikam-p1', 'adventureworks-gov'])(
  '%s.yaml points editors at the schema',
  (name) => {
    expect(readFileSync(join(environmentsFolder, `${name}.yaml`), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/environment\.schema\.json\n/,
    );
  },
);

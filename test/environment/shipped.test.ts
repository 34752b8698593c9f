import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentJsonSchema } from '../../lib/environment/json-schema';
import { readEnvironments } from '../../lib/environment/read';
import { environmentsFolder } from '../../lib/root';

test('every shipped environment is valid', () => {
  const { environments, problems } = readEnvironments(environmentsFolder);
  expect(problems).toEqual([]);
  expect(environments.map((e) => e.name)).toEqual(['adventureworks-gov', 'contoso-prod', 'demo', 'fabrikam-p1']);
});

test('the JSON Schema for editors is up to date (npm run docs writes it)', () => {
  expect(readFileSync(join(environmentsFolder, 'environment.schema.json'), 'utf8')).toBe(environmentJsonSchema());
});

test.each(['base', 'demo', 'contoso-prod', 'fabrikam-p1', 'adventureworks-gov'])(
  '%s.yaml points editors at the schema',
  (name) => {
    expect(readFileSync(join(environmentsFolder, `${name}.yaml`), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/environment\.schema\.json\n/,
    );
  },
);

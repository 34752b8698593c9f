import { azureRoles, broadAzureRoles } from '../../lib/catalog/azure-roles';
import { entraRoles } from '../../lib/catalog/entra-roles';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test.each([
  ['Azure', azureRoles],
  ['Entra', entraRoles],
  ['broad', broadAzureRoles],
])('%s roles have well-formed ids, each its own', (_, roles) => {
  const ids = Object.values(roles);
  for (const id of ids) expect(id).toMatch(GUID);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the ids are those that Microsoft publishes', () => {
  expect(azureRoles['Microsoft Sentinel Responder']).toBe('3e150937-b8fe-4cfb-8069-0eaf05ecd056');
  expect(azureRoles['Microsoft Sentinel Automation Contributor']).toBe('f4c81013-99ee-4d62-a7ee-b3f1f648599a');
  expect(entraRoles['Security Reader']).toBe('5d6b6bb7-de71-4623-b4af-96380a352509');
  expect(entraRoles['Global Administrator']).toBe('62e90394-69f5-4237-9190-012177145e10');
});

test('every role that the playbook names is there', () => {
  expect(Object.keys(entraRoles).sort()).toEqual([
    'Global Administrator',
    'Global Reader',
    'Security Administrator',
    'Security Operator',
    'Security Reader',
  ]);
});

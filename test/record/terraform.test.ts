import { fingerprintsOf } from '../../lib/record/terraform';

const configuration = () => ({
  '//': { metadata: { version: '1' } },
  terraform: { required_version: '>= 1.5', backend: { azurerm: { key: 'k' } } },
  provider: { azurerm: [{ features: [{}], tenant_id: 't' }] },
  locals: { kit: { rules: [1, 2] } },
  output: { id: { value: 'x' } },
  moved: [{ from: 'a', to: 'b' }],
  resource: {
    azurerm_resource_group: { group: { '//': { metadata: {} }, name: 'rg', tags: { a: '1' }, depends_on: ['x'] } },
  },
});
type Configuration = ReturnType<typeof configuration> & Record<string, unknown>;
const changed = (change: (given: Configuration) => void) => {
  const given: Configuration = configuration();
  change(given);
  return fingerprintsOf(given);
};
const group = (given: Configuration): Record<string, unknown> => given.resource.azurerm_resource_group.group;
const before = fingerprintsOf(configuration());

test('a resource has a fingerprint for each argument, meta-arguments included; every other block has one', () => {
  expect(Object.keys(before.resources['azurerm_resource_group.group']!)).toEqual(['depends_on', 'name', 'tags']);
  expect(Object.keys(before.blocks)).toEqual([
    'locals.kit',
    'moved',
    'output.id',
    'provider.azurerm',
    'terraform.backend',
    'terraform.required_version',
  ]);
});

test.each<[string, (given: Configuration) => void]>([
  ['comments of Terraform, where cdktf puts paths', (w) => Object.assign(group(w), { '//': 'x' })],
  ['the comment of the file', (w) => Object.assign(w, { '//': 'x' })],
  [
    'the order of keys',
    (w) =>
      Object.assign(w.resource.azurerm_resource_group, {
        group: Object.fromEntries(Object.entries(group(w)).reverse()),
      }),
  ],
  ['a block as a list of one', (w) => Object.assign(w, { resource: [w.resource] })],
  [
    'the body of a resource as a list of one',
    (w) => Object.assign(w.resource.azurerm_resource_group, { group: [group(w)] }),
  ],
])('%s makes no difference', (_, change) => {
  expect(changed(change)).toEqual(before);
});

test.each<[string, (given: Configuration) => void]>([
  ['a value below an argument', (w) => Object.assign(group(w), { tags: { a: '2' } })],
  ['a meta-argument', (w) => Object.assign(group(w), { lifecycle: { ignore_changes: 'all' } })],
  [
    'a second body of the same resource',
    (w) => Object.assign(w.resource.azurerm_resource_group, { group: [group(w), { name: 'other' }] }),
  ],
  ['a resource more', (w) => Object.assign(w.resource, { terraform_data: { x: {} } })],
  ['a resource without a body', (w) => Object.assign(w.resource, { terraform_data: { x: null } })],
  [
    'a type that is called like what every object has',
    (w) => Object.assign(w, { resource: { ...w.resource, ...JSON.parse('{"__proto__": {"x": {}}}') } }),
  ],
  ['a block of an unknown kind', (w) => Object.assign(w, { import: [{ to: 'a' }] })],
  ['one of several blocks of a kind', (w) => w.moved.push({ from: 'c', to: 'd' })],
  ['a local value that becomes a list', (w) => Object.assign(w.locals, { kit: [w.locals.kit] })],
  ['the backend', (w) => Object.assign(w.terraform.backend.azurerm, { key: 'other' })],
  ['a second provider', (w) => w.provider.azurerm.push({ features: [{}], tenant_id: 'other' })],
])('%s makes a difference', (_, change) => {
  expect(changed(change)).not.toEqual(before);
});

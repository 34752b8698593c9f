import { ResourceGroup } from '../../../constructs/workspace/resource-group';
import { only, refusal, SUBSCRIPTION, synth } from '../synth';

test('is created with its tags', () => {
  const resources = synth((stack) => {
    const group = new ResourceGroup(stack, 'group', {
      name: 'rg-soc',
      location: 'westeurope',
      tags: { team: '${soc}' },
    });
    expect(group.id).not.toContain('rg-soc');
  });
  expect(only(resources, 'azurerm_resource_group')).toEqual({
    name: 'rg-soc',
    location: 'westeurope',
    tags: { team: '$${soc}' },
  });
});

test('an existing one is not touched, and its id computed', () => {
  expect(
    synth((stack) => {
      const group = new ResourceGroup(stack, 'group', { name: 'RG-Soc', existing: true, subscriptionId: SUBSCRIPTION });
      expect(group.id).toBe(`/subscriptions/${SUBSCRIPTION}/resourceGroups/RG-Soc`);
    }),
  ).toEqual({});
});

test.each([
  [{ name: 'ends-in-a-dot.', location: 'westeurope' }, "stack/group: 'name' should be up to 90 letters"],
  [{ name: 'rg' }, "'location' is missing"],
  [{ name: 'rg', existing: true }, "'subscriptionId' is missing"],
  [{ name: 'rg', existing: true, subscriptionId: 'mine' }, "'subscriptionId' should be a GUID"],
  [{ name: 'rg', location: 'x', tags: { a: 'ä'.repeat(129) } }, "'tags.a' should have at most 256 bytes, got 258"],
  [
    { name: 'rg', location: 'x', tags: { 'a/b': '' } },
    "'tags.a/b' should be 1 to 512 characters without < > % & \\ ? /, got 'a/b'",
  ],
  [{ name: 'rg', location: 'x', tags: { Team: 'a', team: 'b' } }, "'tags.team' is wrong here: Azure does not tell"],
  [
    { name: 'rg', location: 'x', tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, ''])) },
    "'tags' should hold at most 50 tags, got 51",
  ],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new ResourceGroup(stack, 'group', props))).toContain(message);
});

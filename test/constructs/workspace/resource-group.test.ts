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
  [{ name: 'ends-in-a-dot.', location: 'westeurope' }, "stack/group: 'name' should be 1 to 90 letters"],
  [{ name: 'rg' }, "'location' is missing"],
  [{ name: 'rg', existing: true }, "'subscriptionId' is missing"],
  [{ name: 'rg', existing: true, subscriptionId: 'mine' }, "'subscriptionId' should be a GUID, got 'mine'"],
  [{ name: 'rg', location: 'x', tags: { a: 'ä'.repeat(129) } }, "'tags.a' should have at most 256 characters, got 258"],
  [{ name: 'rg', location: 'x', tags: { 'a/b': '' } }, "'tags.a/b' should be a tag name"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new ResourceGroup(stack, 'group', props))).toContain(message);
});

import { Construct } from '../../../constructs/core/cdktf';
import { identifier } from '../../../constructs/core/logical-id';
import { ResourceGroup } from '../../../constructs/workspace/resource-group';
import { refusal, synth } from '../synth';

const group = { name: 'rg-soc', location: 'westeurope' };

test('an address is the path of the construct, without a hash', () => {
  const resources = synth((stack) => {
    new ResourceGroup(stack, 'resource_group', group);
    new ResourceGroup(new Construct(stack, 'other place'), 'group', group);
  });
  expect(Object.keys(resources.azurerm_resource_group!)).toEqual(['other_place_group', 'resource_group']);
});

test('two constructs cannot share an address', () => {
  const message = refusal((stack) => {
    new ResourceGroup(new Construct(stack, 'a'), 'b', group);
    new ResourceGroup(stack, 'a_b', group);
  });
  expect(message).toBe(
    "stack/a_b: 'id' gives the address 'azurerm_resource_group.a_b', which 'stack/a/b' has already. Give one of them another id.",
  );
});

test('identifiers start with a letter or an underscore', () => {
  expect(identifier('1st row: ada@contoso.com')).toBe('_1st_row_ada_contoso_com');
  expect(identifier('Signin-Logs')).toBe('Signin-Logs');
});

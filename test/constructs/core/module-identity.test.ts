import { TerraformResource } from '../../../constructs/core/cdktf';
import { assertOneCdktf } from '../../../constructs/core/module-identity';

test('the installed providers are built on our cdktf', () => {
  expect(() => assertOneCdktf()).not.toThrow();
});

test('a provider on another copy of cdktf is named, in one line', () => {
  class Stranger {
    static readonly tfResourceType = 'azurerm_resource_group';
    readonly made = true;
  }
  const sample = { name: '@cdktf/provider-azurerm', load: () => ({ Stranger }), base: TerraformResource };
  expect(() => assertOneCdktf([sample])).toThrow(
    /^@cdktf\/provider-azurerm is built on another copy of cdktf than the kit: .*'npm ci'[^\n]*$/,
  );
});

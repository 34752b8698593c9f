import type { ControlCase, ControlCases } from '../cases';
import type { Json } from '../world';

const adds = (when: string, finding: string, address: string, more: Json): ControlCase => ({
  when,
  change: ({ foundation }) => {
    for (const [kind, value] of Object.entries(more)) foundation[kind] = { ...foundation[kind], ...(value as object) };
  },
  finding,
  address,
});

export const cases: ControlCases = {
  compliant: [
    { when: 'there is only what the kit knows' },
    {
      when: 'who is signed in is looked up',
      change: ({ foundation }) => {
        foundation.data = { azurerm_client_config: { current: {} } };
      },
    },
    {
      when: 'a provider is named by its registry',
      change: ({ foundation }) => {
        foundation.terraform.required_providers.azurerm.source = 'registry.terraform.io/hashicorp/azurerm';
      },
    },
  ],
  nonCompliant: [
    adds('a module is called', 'module', 'module.m', { module: { m: { source: 'git::https://example.com/m' } } }),
    adds('a program is asked', 'data', 'data.external.run', { data: { external: { run: { program: ['sh'] } } } }),
    adds('a web page is asked', 'data', 'data.http.page', { data: { http: { page: { url: 'https://x' } } } }),
    adds('there is a block that nobody knows', 'action', 'action.azurerm_x.y', { action: { azurerm_x: { y: {} } } }),
    adds('a secret is made and forgotten', 'ephemeral', 'ephemeral.random_password.p', {
      ephemeral: { random_password: { p: {} } },
    }),
    ...[
      ['azapi_resource', 'it says anything to Azure'],
      ['terraform_data', 'a resource exists to run commands'],
      ['azurerm_role_definition', 'a role of its own is made'],
      ['azurerm_resource_group_template_deployment', 'a template is deployed'],
      ['azurerm_virtual_machine', 'no control judges its kind'],
    ].map(
      ([type, when]): ControlCase => ({
        when: when!,
        change: ({ f }) => {
          f[type!] = { x: { name: 'x' } };
        },
        finding: 'type',
        address: `${type}.x`,
      }),
    ),
    {
      when: 'a resource runs commands',
      change: ({ f }) => {
        f.azurerm_resource_group.group.provisioner = [{ 'local-exec': { command: 'curl x | sh' } }];
      },
      finding: 'provisioner',
      address: 'azurerm_resource_group.group',
    },
    {
      when: 'it signs in to a machine',
      change: ({ f }) => {
        f.azurerm_resource_group.group.connection = { host: 'x' };
      },
      finding: 'connection',
    },
    {
      when: 'a provider is required that nobody knows',
      change: ({ foundation }) => {
        foundation.terraform.required_providers.azapi = { source: 'azure/azapi', version: '2.0.0' };
      },
      finding: 'provider.azapi',
    },
    {
      when: 'a provider is configured that is not required',
      change: ({ detections }) => {
        detections.provider.restapi = [{ uri: 'https://x' }];
      },
      finding: 'provider.restapi',
    },
    {
      when: 'a provider comes from somebody else',
      change: ({ foundation }) => {
        foundation.terraform.required_providers.azurerm.source = 'somebody/azurerm';
      },
      finding: 'provider.azurerm',
    },
  ],
};

import { because, type Kind } from './kind';

const SIGNS_IN = 'Only the environment file says how the one who deploys signs in.';
const STATE = 'Only the environment file says where the state lies.';

/** Arguments of provider blocks. Tenant and subscription are judged by provider-tenant-pinned and everything-points-here. */
export const providerKinds: ReadonlyMap<string, Kind & { readonly judged: readonly string[] }> = new Map([
  [
    'azurerm',
    {
      judged: ['tenant_id', 'subscription_id', 'features.log_analytics_workspace.permanently_delete_on_destroy'],
      harmless: {
        'features.resource_group.prevent_deletion_if_contains_resources':
          'It can only stop a destroy; what a plan destroys is judged.',
        resource_provider_registrations: 'To register a resource provider gives nobody a right.',
        resource_providers_to_register: 'To register a resource provider gives nobody a right.',
        storage_use_azuread: 'Terraform itself reads storage with Entra ID instead of a key, or the other way round.',
      },
      vouched: because(SIGNS_IN, 'environment', 'client_id', 'use_cli', 'use_oidc', 'use_msi'),
    },
  ],
  [
    'azuread',
    {
      judged: ['tenant_id'],
      vouched: because(SIGNS_IN, 'environment', 'client_id', 'use_cli', 'use_oidc', 'use_msi'),
    },
  ],
]);

/** The `terraform` block. Where the state lies is judged by state-backend-remote and -encrypted and everything-points-here. */
export const terraformKind: Kind & { readonly judged: readonly string[] } = {
  judged: [],
  harmless: { required_version: 'It can only stop Terraform.' },
  vouched: {
    required_providers: 'Only the kit knows for which version of a provider it was written.',
    backend: STATE,
    cloud: STATE,
  },
};

/** Sources of the two providers that the kit is written for. */
export const PROVIDER_SOURCES: ReadonlySet<string> = new Set(
  ['azurerm', 'azuread'].flatMap((name) => [
    name,
    `hashicorp/${name}`,
    `registry.terraform.io/hashicorp/${name}`,
    `registry.opentofu.org/hashicorp/${name}`,
  ]),
);

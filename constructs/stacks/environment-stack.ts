import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { clouds } from '../../lib/catalog/clouds';
import type { PlannedEnvironment } from '../../lib/deployment/deployment';
import {
  AzurermBackend,
  CloudBackend,
  type Construct,
  LocalBackend,
  NamedCloudWorkspace,
  TerraformStack,
} from '../core/cdktf';

export interface EnvironmentStackProps {
  readonly environment: PlannedEnvironment;
  /** Resource providers of the subscription that this stack may have to register; that needs rights on it. */
  readonly registers: readonly string[];
}

/** What both stacks of an environment have in common: where the state lies, and how the providers sign in. */
export abstract class EnvironmentStack extends TerraformStack {
  protected constructor(scope: Construct, id: string, { environment, registers }: EnvironmentStackProps) {
    super(scope, id);
    addBackend(this, id, environment);
    new AzurermProvider(this, 'azurerm', {
      environment: clouds[environment.cloud].azurermEnvironment,
      tenantId: environment.tenant.id,
      subscriptionId: environment.subscriptionId,
      ...signIn(environment),
      // Explicit, because the default differs between azurerm 4 (a long list) and 5 (none).
      resourceProviderRegistrations: 'none',
      resourceProvidersToRegister: registers.length ? [...registers] : undefined,
      storageUseAzuread: environment.diagnostics.archive.sharedKeyAccess ? undefined : true,
      features: [
        {
          // A deleted workspace can be recovered for 14 days: it may hold the evidence.
          logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: false }],
          // Onboarding makes a solution resource that Terraform does not know; it must not stop a destroy.
          resourceGroup: [{ preventDeletionIfContainsResources: false }],
        },
      ],
    });
  }
}

/** How a provider signs in; one method is on, the others are off whatever the machine offers. */
export function signIn({ authentication }: PlannedEnvironment) {
  return {
    clientId: authentication.clientId,
    useCli: authentication.method === 'azureCli',
    useOidc: authentication.method === 'oidc',
    useMsi: authentication.method === 'managedIdentity',
  };
}

function addBackend(stack: TerraformStack, id: string, environment: PlannedEnvironment): void {
  const { backend, authentication } = environment;
  switch (backend.type) {
    case 'local':
      // Terraform runs in cdktf.out/stacks/<stack>: this is the project's folder, without naming it.
      new LocalBackend(stack, { path: `../../../terraform.${id}.tfstate` });
      return;
    case 'azurerm':
      new AzurermBackend(stack, {
        resourceGroupName: backend.resourceGroup!,
        storageAccountName: backend.storageAccount!,
        containerName: backend.container!,
        key: `${id}.tfstate`,
        subscriptionId: backend.subscriptionId ?? environment.subscriptionId,
        tenantId: environment.tenant.id,
        environment: clouds[environment.cloud].azurermEnvironment,
        useAzureadAuth: true,
        useOidc: authentication.method === 'oidc' ? true : undefined,
        useMsi: authentication.method === 'managedIdentity' ? true : undefined,
        clientId: authentication.clientId,
      });
      return;
    case 'hcp':
      new CloudBackend(stack, {
        organization: backend.organization!,
        hostname: backend.hostname,
        workspaces: new NamedCloudWorkspace(id, backend.project),
      });
  }
}

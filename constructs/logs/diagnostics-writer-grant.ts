import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { azureRoles } from '../../lib/catalog/azure-roles';
import { KIT_NAMESPACE, uuidV5 } from '../../lib/values/uuid';
import { Construct } from '../core/cdktf';
import { checkGuid, validate } from '../core/checks';
import { readable } from '../core/logical-id';
import { tenantRoleDefinitionId } from '../core/resource-ids';

export interface DiagnosticsWriterGrantProps {
  /** Object id of the service principal that deploys (of the enterprise application, not its application id). */
  readonly principalId: string;
}

/**
 * Lets a service principal write the diagnostic settings of Entra ID: Contributor at `/providers/Microsoft.aadiam`,
 * which brings `microsoft.aadiam/diagnosticSettings/*`. The scope holds nothing but tenant settings such as these; it
 * gives no rights to subscriptions.
 *
 * Opt-in, because the deploying account must be allowed to grant at that scope: a Global Administrator with elevated
 * access, once. Pass it to `EntraDiagnosticSetting.after`.
 */
export class DiagnosticsWriterGrant extends Construct {
  constructor(scope: Construct, id: string, props: DiagnosticsWriterGrantProps) {
    super(scope, id);
    validate(this, [checkGuid('principalId', props.principalId)]);
    readable(
      new RoleAssignment(this, 'resource', {
        name: uuidV5(KIT_NAMESPACE, `${this.node.path}/aadiam/${azureRoles.Contributor}`),
        scope: '/providers/Microsoft.aadiam',
        roleDefinitionId: tenantRoleDefinitionId(azureRoles.Contributor),
        principalId: props.principalId,
        principalType: 'ServicePrincipal',
        description: 'Writes the diagnostic settings of Entra ID.',
      }),
      this,
    );
  }
}

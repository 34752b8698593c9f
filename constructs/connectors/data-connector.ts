import { nameForms } from '../../lib/catalog/bounds/names';
import { type ConnectorName, type ConnectorSettings, findConnector } from '../../lib/catalog/connectors';
import { isInstant } from '../../lib/values/instant';
import { Construct, TerraformResource, Token } from '../core/cdktf';
import { checkGuid, validate } from '../core/checks';
import { malformed } from '../core/errors';
import { readable } from '../core/logical-id';
import { registerConnector } from './connector-registry';

export interface DataConnectorProps<Name extends ConnectorName> {
  /** `SentinelOnboarding.workspaceId`. The provider looks for it in its own subscription, whatever the id says. */
  readonly workspaceId: string;
  /** GUID of the tenant; said explicitly, because its absence makes the first apply "inconsistent". */
  readonly tenantId: string;
  /** What to connect: a name of lib/catalog/connectors.ts. */
  readonly connector: Name;
  /** The connector's settings of the catalog. @default - those of the catalog */
  readonly settings?: Partial<ConnectorSettings<Name>>;
}

/**
 * A data connector of Microsoft Sentinel, named by what it carries: the provider's `..._azure_active_directory`, for
 * one, carries the alerts of Entra ID Protection and no Entra logs. The service keeps one of each kind per workspace and
 * refuses those whose licence or consent the tenant lacks.
 */
export class DataConnector<Name extends ConnectorName = ConnectorName> extends Construct {
  /** Microsoft's advice about this connector, where there is any. */
  readonly notes: readonly string[];

  constructor(scope: Construct, id: string, props: DataConnectorProps<Name>) {
    super(scope, id);
    const { title, note, type, fixed, settings = {} } = findConnector(props.connector);
    const chosen: Readonly<Record<string, unknown>> = { ...props.settings };
    const values = Object.entries(settings).map(([key, setting]) => ({ key, value: chosen[key] ?? setting.default }));
    validate(this, [
      checkGuid('tenantId', props.tenantId),
      ...values.map(
        ({ key, value }) =>
          typeof value === 'string' &&
          !Token.isUnresolved(value) &&
          !isInstant(value) &&
          malformed(key, nameForms.instant.form, value),
      ),
      registerConnector(this, props.workspaceId, { name: props.connector, settings: chosen }),
    ]);
    const made = new ConnectorResource(this, type, {
      ...Object.fromEntries(values.map(({ key, value }) => [settings[key]!.argument, value])),
      ...fixed,
      name: props.connector,
      log_analytics_workspace_id: props.workspaceId,
      tenant_id: props.tenantId,
    });
    readable(made, this);
    this.notes = note ? [`${title}: ${note}`] : [];
  }
}

/** The provider's classes of connectors differ in name and arguments only, and both stand in the catalog. */
class ConnectorResource extends TerraformResource {
  constructor(
    scope: Construct,
    type: string,
    private readonly attributes: Readonly<Record<string, unknown>>,
  ) {
    super(scope, 'resource', {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: 'azurerm' },
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }
}

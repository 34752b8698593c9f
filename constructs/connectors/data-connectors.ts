import { type ConnectorChoice, type ConnectorName, connectors } from '../../lib/catalog/connectors';
import { Construct } from '../core/cdktf';
import { DataConnector } from './data-connector';

/** Each connector by its name in lib/catalog/connectors.ts: true, or its settings; what is left out is off. */
type Choices = { readonly [Name in ConnectorName]?: Partial<ConnectorChoice<Name>> };

export interface DataConnectorsProps extends Choices {
  /** `SentinelOnboarding.workspaceId`. */
  readonly workspaceId: string;
  /** GUID of the tenant. */
  readonly tenantId: string;
}

/** The data connectors of a workspace, each one opt-in; those that exclude one another are refused with the reason. */
export class DataConnectors extends Construct {
  readonly notes: readonly string[];

  constructor(scope: Construct, id: string, props: DataConnectorsProps) {
    super(scope, id);
    const { workspaceId, tenantId } = props;
    this.notes = connectors.flatMap(({ name }) => {
      const choice = props[name];
      if (!choice) return [];
      const settings = choice === true ? undefined : choice;
      return new DataConnector(this, snakeCase(name), { workspaceId, tenantId, connector: name, settings }).notes;
    });
  }
}

/** `office365` is `office_365` in the addresses of Terraform. */
const snakeCase = (name: string): string => name.replace(/([a-z])([A-Z0-9])/g, '$1_$2').toLowerCase();

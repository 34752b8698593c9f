import type { CapabilityName } from '../catalog/capabilities';
import { type Connector, connectors } from '../catalog/connectors';
import { coversAny } from '../catalog/licences';
import { tableSources } from '../catalog/table-sources';
import type { Configuration, Resource } from './configuration';
import { exportedTo } from './logs';

/** Prefix of the resource type of every data connector. */
export const CONNECTOR = 'azurerm_sentinel_data_connector_';

export interface DeployedConnector {
  readonly connector: Connector;
  readonly resource: Resource;
}

/** The data connectors of the configuration that the kit knows. */
export function deployedConnectors(configuration: Configuration): readonly DeployedConnector[] {
  return configuration.allLike(CONNECTOR).flatMap((resource) => {
    const connector = connectors.find((c) => resource.type === `${CONNECTOR}${c.resource}`);
    return connector ? [{ connector, resource }] : [];
  });
}

/** How a table comes to be filled. */
export type Supply =
  /** By something the configuration shows: a log category, a connector, or the workspace itself. */
  | { readonly by: 'resource'; readonly source: string; readonly address: string }
  /** By a step that the environment declares as taken. */
  | { readonly by: 'declaration'; readonly source: CapabilityName }
  /** By nothing, as far as the configuration shows. */
  | { readonly by: 'nothing'; readonly could: readonly string[] }
  /** The input does not tell, or nobody that the kit knows fills it. */
  | { readonly by: 'unknown' };

/** Who fills a table of the workspace. */
export function supplyOf(configuration: Configuration, table: string): Supply {
  const sources = tableSources(table);
  if (sources.length === 0 || !configuration.shows('foundation')) return { by: 'unknown' };
  const exported = exportedTo(configuration, 'workspace');
  const deployed = deployedConnectors(configuration);
  const could: string[] = [];
  let untold = false;
  for (const source of sources) {
    if (source.by === 'workspace') return { by: 'resource', source: 'the workspace', address: '' };
    if (source.by === 'logCategory') {
      const found = exported.find(({ category }) => category === source.category);
      if (found) return { by: 'resource', source: source.category, address: found.setting.address };
      could.push(`log category ${source.category}`);
    } else if (source.by === 'connector') {
      const found = deployed.find(({ connector }) => connector.name === source.connector);
      if (found) return { by: 'resource', source: source.connector, address: found.resource.address };
      could.push(`connector ${source.connector}`);
    } else {
      const declared = configuration.kit?.capabilities;
      const { licences } = configuration;
      if (declared?.includes(source.capability) && (!licences || coversAny(source.licences, licences)))
        return { by: 'declaration', source: source.capability };
      if (declared === undefined) untold = true;
      could.push(`capability ${source.capability}`);
    }
  }
  return untold ? { by: 'unknown' } : { by: 'nothing', could };
}

import { type ChosenConnector, fillsTable } from '../../catalog/connector-conflicts';
import { type Connector, connectors } from '../../catalog/connectors';
import { coversAny } from '../../catalog/licences';
import { type TableSource, tableSources } from '../../catalog/table-sources';
import type { Configuration, Resource } from '../input/configuration';
import { get } from '../input/configuration';
import { isDeclared } from './declared';
import { exportedTo } from './logs';

export interface DeployedConnector extends ChosenConnector {
  readonly connector: Connector;
  readonly resource: Resource;
}

/** The data connectors of the configuration that the kit knows: all, or those of these names. */
export function deployedConnectors(configuration: Configuration, ...names: string[]): readonly DeployedConnector[] {
  return configuration.resources.flatMap((resource) => {
    const connector = connectors.find(({ type }) => type === resource.type);
    return connector && (names.length === 0 || names.includes(connector.name))
      ? [{ connector, resource, name: connector.name, settings: settingsOf(connector, resource) }]
      : [];
  });
}

const settingsOf = ({ settings = {} }: Connector, resource: Resource): ChosenConnector['settings'] =>
  Object.fromEntries(Object.entries(settings).map(([key, { argument }]) => [key, get(resource, argument)]));

/** One that could fill a table. declared: the environment says so; unknown: the input does not show it. */
export interface Source {
  /** Log category, connector or capability; `the workspace` for what it fills by itself. */
  readonly name: string;
  readonly state: 'on' | 'declared' | 'off' | 'unknown';
  readonly by: TableSource['by'] | 'others';
}

/** Everything that could fill a table, with what the configuration shows of it; empty: no source is known. */
export function sourcesOf(configuration: Configuration, table: string): readonly Source[] {
  const others: readonly Source[] = isDeclared(configuration, table)
    ? [{ by: 'others', name: 'something outside this kit', state: 'declared' }]
    : [];
  const known = tableSources(table).map((source): Source => {
    const { by } = source;
    if (by === 'workspace') return { by, name: 'the workspace', state: 'on' };
    if (by === 'capability') return { by, name: source.capability, state: stateOfCapability(configuration, source) };
    const name = by === 'logCategory' ? source.category : source.connector;
    if (!configuration.shows('foundation')) return { by, name, state: 'unknown' };
    const on =
      by === 'logCategory'
        ? exportedTo(configuration, 'workspace').some(({ category }) => category === name)
        : deployedConnectors(configuration).some((d) => d.name === name && fillsTable(d, table));
    return { by, name, state: on ? 'on' : 'off' };
  });
  return [...known, ...others];
}

function stateOfCapability(
  { kit, licences }: Configuration,
  { capability, licences: needed }: Extract<TableSource, { by: 'capability' }>,
): Source['state'] {
  if (!kit?.capabilities) return 'unknown';
  return kit.capabilities.includes(capability) && (!licences || coversAny(needed, licences)) ? 'declared' : 'off';
}

/** Whether a table is filled, as far as the configuration shows: the best of its sources. */
export function filledBy(sources: readonly Source[]): 'yes' | 'declared' | 'unknown' | 'no' {
  if (sources.some(({ state }) => state === 'on')) return 'yes';
  if (sources.some(({ state }) => state === 'declared')) return 'declared';
  return sources.length === 0 || sources.some(({ state }) => state === 'unknown') ? 'unknown' : 'no';
}

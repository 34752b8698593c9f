import { type ConnectorName, findConnector } from './connectors';

/** A connector that is switched on. */
export interface ChosenConnector {
  readonly name: ConnectorName;
  /** What is not set is as the catalog's default. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Connectors (or a connector and the incident rules) that do not go together. */
export interface ConnectorConflict {
  /** The one to remove; undefined when it is the incident rules. */
  readonly connector?: ConnectorName;
  /** The setting of the connector to switch off instead. */
  readonly setting?: string;
  readonly reason: string;
  readonly cure: string;
}

/**
 * What is wrong with a choice of connectors, in the order of the choice; empty when nothing is.
 *
 * Source: Microsoft Learn, "Connect data from Microsoft Defender XDR to Microsoft Sentinel": with its incident
 * integration on, the single products' connectors are taken over by it and incident rules for Microsoft products are
 * switched off, or incidents would come twice. Discovery logs of Defender for Cloud Apps are not part of it. The
 * service keeps one connector of a kind per workspace.
 *
 * @param incidentRules whether incident rules for Microsoft products are deployed too
 */
export function connectorConflicts(chosen: readonly ChosenConnector[], incidentRules = false): ConnectorConflict[] {
  const conflicts: ConnectorConflict[] = [];
  const first = new Map(chosen.toReversed().map((one) => [one.name, one]));
  const twice = chosen.filter((one) => first.get(one.name) !== one);
  for (const connector of new Set(twice.map(({ name }) => name))) {
    conflicts.push({
      connector,
      reason: `the connector '${connector}' is chosen twice, and a workspace holds one of each kind`,
      cure: 'Remove one of the two.',
    });
  }
  if (!first.has('defenderXdr')) return conflicts;
  for (const one of chosen.filter((each) => first.get(each.name) === each)) {
    const { name: connector } = one;
    const { replacedByXdr: replaced, settings = {} } = findConnector(connector);
    if (replaced === true) {
      conflicts.push({
        connector,
        reason: `the connector '${connector}' carries alerts that 'defenderXdr' carries already`,
        cure: `Remove '${connector}': its alerts arrive through 'defenderXdr'.`,
      });
    } else if (replaced && isOn(one, replaced)) {
      const others = Object.keys(settings).filter((key) => key !== replaced);
      conflicts.push({
        connector,
        setting: replaced,
        reason: `the ${replaced} of the connector '${connector}' are carried by 'defenderXdr' already`,
        cure: `Switch the ${replaced} of ${connector} off; its ${others.join(' and ')} may stay, Defender XDR does not carry it.`,
      });
    }
  }
  if (incidentRules) {
    conflicts.push({
      reason: "'defenderXdr' creates the incidents itself, so incident rules for Microsoft products are switched off",
      cure: "Remove the incident rules, or the connector 'defenderXdr'.",
    });
  }
  return conflicts;
}

/** The conflict of a connector whose parts are all switched off: the service refuses it. */
export function carriesNothing(chosen: ChosenConnector): ConnectorConflict | undefined {
  const parts = Object.entries(findConnector(chosen.name).settings ?? {})
    .filter(([, setting]) => typeof setting.default === 'boolean')
    .map(([key]) => key);
  if (parts.length === 0 || parts.some((part) => isOn(chosen, part))) return undefined;
  return {
    connector: chosen.name,
    setting: parts[0],
    reason: `the connector ${chosen.name} carries neither ${parts.join(' nor ')}`,
    cure: 'Switch one of them on, or remove the connector.',
  };
}

/** Whether the connector fills the table with the settings that it has. */
export function fillsTable(chosen: ChosenConnector, table: string): boolean {
  const { tables, settings = {} } = findConnector(chosen.name);
  const part = Object.keys(settings).find((key) => settings[key]?.table === table);
  return tables.includes(table) && (part === undefined || isOn(chosen, part));
}

const isOn = ({ name, settings }: ChosenConnector, part: string): boolean =>
  (settings?.[part] ?? findConnector(name).settings?.[part]?.default) !== false;

import { type ConnectorName, findConnector } from './connectors';

/** Connectors (or a connector and the incident rules) that do not go together. */
export interface ConnectorConflict {
  /** The one to remove; undefined when it is the incident rules. */
  readonly connector?: ConnectorName;
  readonly reason: string;
  readonly cure: string;
}

export interface ConnectorConflictOptions {
  /** Microsoft-security incident rules are deployed too. Default: false. */
  readonly incidentRules?: boolean;
  /** The `cloudApps` connector carries alerts, not only discovery logs. Default: true. */
  readonly cloudAppsAlerts?: boolean;
}

/**
 * What is wrong with a choice of connectors, in the order of the choice; empty when nothing is.
 *
 * Source: Microsoft Learn, "Connect data from Microsoft Defender XDR to Microsoft Sentinel": with its incident
 * integration on, the single products' connectors are taken over by it and incident rules for Microsoft products are
 * switched off, or incidents would come twice. Discovery logs of Defender for Cloud Apps are not part of it. The
 * service keeps one connector of a kind per workspace.
 */
export function connectorConflicts(
  names: readonly ConnectorName[],
  options: ConnectorConflictOptions = {},
): ConnectorConflict[] {
  const conflicts: ConnectorConflict[] = [];
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  for (const connector of new Set(twice)) {
    conflicts.push({
      connector,
      reason: `the connector '${connector}' is chosen twice, and a workspace holds one of each kind`,
      cure: 'Remove one of the two.',
    });
  }
  if (!names.includes('defenderXdr')) return conflicts;
  for (const connector of new Set(names)) {
    if (!findConnector(connector).replacedByXdr) continue;
    if (connector !== 'cloudApps') {
      conflicts.push({
        connector,
        reason: `the connector '${connector}' carries alerts that 'defenderXdr' carries already`,
        cure: `Remove '${connector}': its alerts arrive through 'defenderXdr'.`,
      });
    } else if (options.cloudAppsAlerts ?? true) {
      conflicts.push({
        connector,
        reason: "the alerts of the connector 'cloudApps' are carried by 'defenderXdr' already",
        cure: 'Switch the alerts of cloudApps off; its discovery logs may stay, Defender XDR does not carry them.',
      });
    }
  }
  if (options.incidentRules) {
    conflicts.push({
      reason: "'defenderXdr' creates the incidents itself, so incident rules for Microsoft products are switched off",
      cure: "Remove the incident rules, or the connector 'defenderXdr'.",
    });
  }
  return conflicts;
}

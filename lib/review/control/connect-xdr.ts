import { connectorConflicts } from '../../catalog/connector-conflicts';
import { deployedConnectors } from '../facts/supply';
import type { Configuration } from '../input/configuration';
import { inEnvironment, type Patch } from './control';

/** Switches Defender XDR on, and off what it carries from then on: both together would be refused. */
export function connectXdr(configuration: Configuration): Patch {
  const incidentRules = configuration.all('azurerm_sentinel_alert_rule_ms_security_incident').length > 0;
  const chosen = [...deployedConnectors(configuration), { name: 'defenderXdr' as const }];
  const off = connectorConflicts(chosen, incidentRules).flatMap(({ connector, setting }) =>
    connector ? [`  ${connector}: ${setting ? `{ ${setting}: false }` : 'null'}`] : [],
  );
  const rules = incidentRules ? ['sentinel:', '  incidentRules: []'] : [];
  return inEnvironment(['connectors:', '  defenderXdr: true', ...off, ...rules].join('\n'));
}

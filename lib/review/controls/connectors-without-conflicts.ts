import { connectorConflicts } from '../../catalog/connector-conflicts';
import { type Control, fail, inEnvironment, pass } from '../control/control';
import { deployedConnectors } from '../facts/supply';

export const control: Control = {
  id: 'connectors-without-conflicts',
  title: 'No two connectors carry the same alerts',
  severity: 'high',
  info: 'Beside the Defender XDR connector there is none of a single Defender product, and no rule that makes incidents of their alerts.',
  why: 'Incidents would come twice; the service takes single connectors over and Terraform fights it at every apply.',
  fix: 'Remove the single connector or the incident rules (`sentinel.incidentRules`), or the connector `connectors.defenderXdr`.',
  playbook: ['REQ-2', 'REQ-5'],
  frameworks: {
    nistCsf: ['DE.AE-03', 'DE.AE-08'],
    nist80053: ['SI-4', 'IR-5'],
    cisV8: ['13.11'],
    iso27001: ['A.5.25', 'A.8.16'],
    mcsb: ['IR-3', 'LT-1'],
  },
  needs: ['foundation'],
  check(configuration) {
    const deployed = deployedConnectors(configuration);
    const incidentRules = configuration.all('azurerm_sentinel_alert_rule_ms_security_incident');
    const conflicts = connectorConflicts(deployed, incidentRules.length > 0);
    const found = conflicts.map(({ connector, setting, reason }) => {
      const resource = connector ? deployed.findLast(({ name }) => name === connector)?.resource : incidentRules[0];
      const cure = connector
        ? `connectors:\n  ${connector}: ${setting ? `{ ${setting}: false }` : 'null'}`
        : 'sentinel:\n  incidentRules: []';
      const message = `${reason[0]!.toUpperCase()}${reason.slice(1)}.`;
      return fail(resource, connector ?? 'incidentRules', message, inEnvironment(cure));
    });
    const bad = new Set(found.map(({ address }) => address));
    return [
      ...found,
      ...deployed.filter(({ resource }) => !bad.has(resource.address)).map(({ resource }) => pass(resource)),
    ];
  },
};

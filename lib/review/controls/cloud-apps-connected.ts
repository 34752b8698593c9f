import { connectXdr } from '../control/connect-xdr';
import { type Control, declared, fail, inEnvironment, pass, skip, unknown } from '../control/control';
import { declaredConnector } from '../facts/declared';
import { holds } from '../facts/licences';
import { deployedConnectors } from '../facts/supply';

export const control: Control = {
  id: 'cloud-apps-connected',
  title: 'Defender for Cloud Apps is joined to Sentinel',
  severity: 'medium',
  info: 'Its alerts arrive through the Defender XDR connector or its own.',
  why: 'Impossible travel, unusual downloads and risky applications are noticed there.',
  fix: 'Set `connectors.defenderXdr` to true, or `connectors.cloudApps` to {}.',
  playbook: ['REQ-2', 'REQ-10', 'TRG-7'],
  frameworks: {
    nistCsf: ['DE.CM-06', 'DE.AE-03'],
    nist80053: ['SI-4', 'AU-6'],
    cisV8: ['13.1', '8.9'],
    iso27001: ['A.8.16', 'A.5.23'],
    mcsb: ['LT-1'],
  },
  needs: ['foundation'],
  check(configuration) {
    const found = deployedConnectors(configuration, 'cloudApps', 'defenderXdr');
    if (found.length > 0) return found.map(({ resource }) => pass(resource));
    const others = declaredConnector(configuration, 'cloudApps');
    if (others) {
      const told = 'Alerts of Defender for Cloud Apps arrive past this kit, the environment says.';
      return [declared(undefined, 'connector', told, others.proof)];
    }
    const held = holds(configuration, ['DefenderForCloudApps']);
    if (held === 'no') return [skip('The tenant has no licence for Defender for Cloud Apps.')];
    const message = 'Alerts of Defender for Cloud Apps reach nobody: no connector carries them.';
    const patch =
      holds(configuration, ['DefenderXdr']) === 'yes'
        ? connectXdr(configuration)
        : inEnvironment('connectors:\n  cloudApps: {}');
    return [held === 'yes' ? fail(undefined, 'connector', message, patch) : unknown(undefined, 'connector', message)];
  },
};

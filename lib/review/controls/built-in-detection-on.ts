import { connectXdr } from '../control/connect-xdr';
import { type Control, declared, fail, inEnvironment, judge, pass, skip } from '../control/control';
import { declaredConnector } from '../facts/declared';
import { holds } from '../facts/licences';
import { deployedConnectors } from '../facts/supply';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'built-in-detection-on',
  title: "Microsoft's own detection makes incidents",
  severity: 'medium',
  info: 'Incidents of Defender XDR are connected, or Fusion or the incident rules for Microsoft products are on.',
  why: 'Multi-stage attacks are put together there from weak signals that single rules do not raise.',
  fix: 'Set `connectors.defenderXdr` to true; in the Azure portal without that licence set `sentinel.fusion` to true.',
  playbook: ['REQ-5', 'TRG-5'],
  frameworks: {
    nistCsf: ['DE.AE-03', 'DE.AE-08'],
    nist80053: ['SI-4', 'AU-6(3)'],
    cisV8: ['13.1'],
    iso27001: ['A.8.16', 'A.5.25'],
    mcsb: ['LT-1', 'IR-3'],
  },
  needs: ['foundation'],
  judges: {
    azurerm_sentinel_alert_rule_fusion: ['enabled'],
    azurerm_sentinel_alert_rule_ms_security_incident: ['enabled'],
  },
  check(configuration) {
    const xdr = deployedConnectors(configuration, 'defenderXdr');
    const fusion = configuration.all('azurerm_sentinel_alert_rule_fusion');
    const incidents = configuration.all('azurerm_sentinel_alert_rule_ms_security_incident');
    const found = [
      ...xdr.map(({ resource }) => pass(resource)),
      ...[...fusion, ...incidents].map((rule) =>
        judge(rule, get(rule, 'enabled') ?? true, true, 'disabled', 'Its incidents are not made: it is switched off.'),
      ),
    ];
    if (found.length > 0) return found;
    const others = declaredConnector(configuration, 'defenderXdr');
    if (others) {
      const told = 'Incidents of Microsoft arrive past this kit, the environment says.';
      return [declared(undefined, 'none', told, others.proof)];
    }
    if (configuration.kit?.portal === 'azure' || holds(configuration, ['DefenderXdr']) !== 'no')
      return [
        fail(
          undefined,
          'none',
          'Nothing of Microsoft makes incidents here: neither Defender XDR, nor Fusion, nor an incident rule is on.',
          holds(configuration, ['DefenderXdr']) === 'no'
            ? inEnvironment('sentinel:\n  fusion: true')
            : connectXdr(configuration),
        ),
      ];
    return [skip('Without a Defender licence the Defender portal makes its incidents from the rules alone.')];
  },
};

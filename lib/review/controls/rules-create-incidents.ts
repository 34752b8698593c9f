import { type Control, inRule, judge } from '../control/control';
import { alertRules, ofRules } from '../facts/detections';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'rules-create-incidents',
  title: 'Alerts become incidents',
  severity: 'medium',
  info: 'No rule is set to raise alerts without an incident.',
  why: 'Analysts work on incidents; an alert without one is seen by chance.',
  fix: 'Set `incidentConfiguration.createIncident` of the rule to true, and leave it out of `rules.overrides[].createIncident`.',
  patch: inRule('incidentConfiguration:\n  createIncident: true'),
  playbook: ['REQ-4', 'REQ-5'],
  frameworks: {
    nistCsf: ['DE.AE-08', 'RS.MA-02'],
    nist80053: ['IR-4', 'IR-5', 'SI-4(5)'],
    cisV8: ['13.1', '17.4'],
    iso27001: ['A.5.25', 'A.5.26'],
    mcsb: ['IR-3'],
  },
  needs: ['detections'],
  judges: ofRules('incident.create_incident_enabled'),
  check: (configuration) =>
    alertRules(configuration).map(({ resource, name }) => {
      const creates = get(resource, 'incident', 'create_incident_enabled') ?? true;
      return judge(resource, creates, true, 'off', `'${name}' raises alerts that become no incident.`);
    }),
};

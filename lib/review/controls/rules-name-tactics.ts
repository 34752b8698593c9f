import { type Control, fail, inRule, type Mark, pass, unknown } from '../control/control';
import { alertRules, ofRules } from '../facts/detections';
import { get, type Resource } from '../input/configuration';
import { hasUnknown } from '../input/value';

export const control: Control = {
  id: 'rules-name-tactics',
  title: 'Every rule names its tactics and its playbook item',
  severity: 'low',
  info: 'Each analytic rule has a tactic of MITRE ATT&CK, and a last line in its description such as "Playbook: TRG-1."',
  why: 'Coverage can be read only from what rules say of themselves; and the analyst needs to know which page to open.',
  fix: 'Add `tactics` and a tag `playbook: <item>` to the rule.',
  patch: inRule('tactics: [CredentialAccess]\ntags: ["playbook: TRG-1"]'),
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.AE-07', 'ID.RA-03'],
    nist80053: ['AU-6', 'SI-4'],
    cisV8: ['13.11'],
    iso27001: ['A.5.7', 'A.8.16'],
    mcsb: ['IR-5'],
  },
  needs: ['detections'],
  judges: ofRules('tactics', 'description'),
  check: (configuration) =>
    alertRules(configuration).flatMap(({ resource, name, tactics, playbook }) => [
      named(resource, 'tactics', tactics, `'${name}' names no tactic.`),
      named(resource, 'description', playbook, `'${name}' names no item of the playbook.`),
    ]),
};

function named(resource: Resource, argument: string, found: readonly string[], message: string): Mark {
  if (found.length > 0) return pass(resource);
  return hasUnknown(get(resource, argument))
    ? unknown(resource, argument, `The argument ${argument} is known after apply only.`)
    : fail(resource, argument, message);
}

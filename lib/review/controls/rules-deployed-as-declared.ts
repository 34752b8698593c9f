import { type Control, fail, type Mark, pass } from '../control/control';
import { type Detection, detections, ofRules } from '../facts/detections';

/** Hunting queries and functions have no severity, also where the rule file has one for its alert. */
const raises = ({ kind }: Detection) => kind === 'Scheduled' || kind === 'NRT';

export const control: Control = {
  id: 'rules-deployed-as-declared',
  title: 'What is called deployed is in the configuration',
  severity: 'high',
  info: 'Every rule that the environment counts as deployed stands in the configuration, and none that it withholds.',
  why: 'A rule that is believed to be there is worse than one that is known to lack.',
  fix: 'Run `ttk synth` again; do not edit what it writes.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['PR.PS-01', 'ID.RA-07'],
    nist80053: ['CM-2', 'CM-3', 'SI-7'],
    cisV8: ['4.1', '13.1'],
    iso27001: ['A.8.9', 'A.8.32'],
    mcsb: ['LT-1'],
  },
  needs: ['detections'],
  judges: ofRules('severity'),
  check(configuration) {
    const found = new Map(detections(configuration).flatMap((d) => (d.facts ? [[d.facts.id, d] as const] : [])));
    return (configuration.kit?.rules ?? []).flatMap((rule): Mark[] => {
      const deployed = found.get(rule.id);
      const called = `'${rule.name}' (${rule.file})`;
      if (rule.status !== 'deployed')
        return deployed
          ? [fail(deployed.resource, rule.id, `${called} counts as ${rule.status} and is in the configuration.`)]
          : [pass(undefined, `${rule.name}: ${rule.status}`)];
      if (!deployed) return [fail(undefined, rule.id, `${called} counts as deployed and is not in the configuration.`)];
      const { resource, severity = 'none' } = deployed;
      return rule.severity === undefined || !raises(deployed) || severity === rule.severity
        ? [pass(resource)]
        : [
            fail(
              resource,
              'severity',
              `${called} raises alerts of severity ${severity} and counts as ${rule.severity}.`,
            ),
          ];
    });
  },
};

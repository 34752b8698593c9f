import { type Control, fail, pass } from '../control/control';
import { detections } from '../facts/detections';

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
  check(configuration) {
    const found = new Map(detections(configuration).flatMap((d) => (d.facts ? [[d.facts.id, d] as const] : [])));
    return (configuration.kit?.rules ?? []).map((rule) => {
      const resource = found.get(rule.id)?.resource;
      if (rule.status === 'deployed')
        return resource
          ? pass(resource)
          : fail(
              undefined,
              rule.id,
              `'${rule.name}' (${rule.file}) counts as deployed and is not in the configuration.`,
            );
      return resource
        ? fail(resource, rule.id, `'${rule.name}' (${rule.file}) counts as ${rule.status} and is in the configuration.`)
        : pass(undefined, `${rule.name}: ${rule.status}`);
    });
  },
};

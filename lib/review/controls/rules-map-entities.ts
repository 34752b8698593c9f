import { type Control, fail, MAPPING_BY_ID, pass, unknown } from '../control/control';
import { alertRules } from '../facts/detections';
import { blocks, get } from '../input/configuration';
import { isUnknown } from '../input/value';

export const control: Control = {
  id: 'rules-map-entities',
  title: 'Every rule says whom or what its alerts are about',
  severity: 'medium',
  info: 'Each analytic rule has at least one entity mapping.',
  why: 'An alert without entities cannot be grouped, investigated in the graph, or answered by automation.',
  fix: 'Add `entityMappings` to the rule.',
  patch: MAPPING_BY_ID,
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.AE-03', 'DE.AE-06'],
    nist80053: ['AU-3', 'AU-6'],
    cisV8: ['8.5'],
    iso27001: ['A.8.16', 'A.5.25'],
    mcsb: ['IR-3'],
  },
  needs: ['detections'],
  check: (configuration) =>
    alertRules(configuration).map(({ resource, name }) => {
      const kinds = ['entity_mapping', 'sentinel_entity_mapping'];
      if (kinds.some((kind) => blocks(resource, kind).length > 0)) return pass(resource);
      return kinds.some((kind) => isUnknown(get(resource, kind)))
        ? unknown(resource, 'none', `The mappings of '${name}' are known after apply only.`)
        : fail(resource, 'none', `Alerts of '${name}' tell neither whom nor what they are about: it maps no entity.`);
    }),
};

import { findEntityType, isStrong } from '../../catalog/entities';
import { asText } from '../../values/text';
import { type Control, fail, MAPPING_BY_ID, type Mark, pass, unknown } from '../control/control';
import { alertRules, type Detection, ofRules } from '../facts/detections';
import { blocks } from '../input/configuration';
import { type Block, blocksOf, hasUnknown } from '../input/value';

function judgeMapping({ resource, name }: Detection, mapping: Block): Mark {
  const type = mapping.entity_type;
  if (hasUnknown(mapping)) return unknown(resource, 'mapping', `A mapping of '${name}' is known after apply only.`);
  const identifiers = blocksOf(mapping.field_mapping).map(({ identifier }) => asText(identifier));
  const entity = typeof type === 'string' ? findEntityType(type) : undefined;
  if (!entity) return fail(resource, 'type', `'${name}' maps '${asText(type)}', which is no entity type.`);
  const strange = identifiers.find((identifier) => !entity.identifiers.includes(identifier));
  if (strange) return fail(resource, 'identifier', `'${name}' maps ${entity.name}.${strange}, which does not exist.`);
  return isStrong(entity, identifiers)
    ? pass(resource)
    : fail(
        resource,
        'weak',
        `'${name}' maps ${entity.name} by ${identifiers.join(' and ')}, which does not tell one from another.`,
      );
}

export const control: Control = {
  id: 'entity-mappings-strong',
  title: 'Alerts name their entities unmistakably',
  severity: 'medium',
  info: 'Every entity mapping holds a strong set of identifiers, such as AadUserId, or Name with UPNSuffix.',
  why: 'Weakly named accounts are not joined into one incident, and automation acts on the wrong one or on none.',
  fix: 'Map the object id, or the name together with its suffix, in `entityMappings` of the rule.',
  patch: MAPPING_BY_ID,
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.AE-03', 'DE.AE-06'],
    nist80053: ['AU-3', 'AU-6(3)'],
    cisV8: ['8.5', '13.11'],
    iso27001: ['A.8.16', 'A.5.25'],
    mcsb: ['IR-3', 'IR-5'],
  },
  needs: ['detections'],
  judges: ofRules('entity_mapping'),
  check: (configuration) =>
    alertRules(configuration).flatMap((rule) =>
      blocks(rule.resource, 'entity_mapping').map((mapping) => judgeMapping(rule, mapping)),
    ),
};

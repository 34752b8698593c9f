import type { Means, PlaybookItem } from '../../playbook/item';
import { playbookItems } from '../../playbook/items';
import { oneOf } from '../../values/text';
import { alertingRules, savedQueries, someQueryNamesNoItem } from '../facts/detections';
import { holds } from '../facts/licences';
import type { Configuration } from '../input/configuration';
import { declaredEvidence, deployedEvidence, type Evidence, lackingParts, licencesOfItem } from './evidence';

/**
 * covered: everything the kit can do about the item is there; partial: some of it; declared: the environment says that
 * the step by hand was taken; manual: a step by hand is open; withheld: the rules are, and why; optional: the
 * environment does without; missing; unknown: this input does not show it.
 */
export type ItemStatus =
  | 'covered'
  | 'partial'
  | 'declared'
  | 'manual'
  | 'withheld'
  | 'optional'
  | 'missing'
  | 'unknown';

export interface ItemCoverage {
  readonly item: PlaybookItem;
  readonly status: ItemStatus;
  readonly evidence: readonly Evidence[];
}

/** Items of containment and recovery that are done with the queries of an investigation. */
const DONE_WITH: Readonly<Record<string, readonly string[]>> = {
  'CON-7': ['INV-6', 'INV-7', 'INV-8'],
  'CON-10': ['INV-14'],
  'RCV-2': ['INV-13'],
  'RCV-3': ['INV-12'],
  'RCV-4': ['INV-3'],
};

/** How far a configuration covers each item of the playbook, and with what. */
export function playbookCoverage(configuration: Configuration): readonly ItemCoverage[] {
  const rules = alertingRules(configuration);
  const queries = savedQueries(configuration);
  return playbookItems.map((item) => {
    const asked = [item.id, ...(DONE_WITH[item.id] ?? [])];
    const serves = ({ playbook }: { playbook: readonly string[] }) => playbook.some((id) => asked.includes(id));
    const found: Partial<Record<Means, readonly Evidence[]>> = {
      deploy: item.how.includes('deploy') ? deployedEvidence(configuration, item.id) : [],
      rule: item.how.includes('rule')
        ? rules
            .filter((rule) => (item.id === 'REQ-4' ? true : serves(rule)))
            .map(({ name, resource }): Evidence => ({ kind: 'rule', text: name, address: resource.address }))
        : [],
      hunt: item.how.includes('hunt')
        ? queries
            .filter(serves)
            .map(({ name, resource }): Evidence => ({ kind: 'query', text: name, address: resource.address }))
        : [],
    };
    const withheld = (configuration.kit?.rules ?? [])
      .filter((rule) => rule.status !== 'deployed' && serves(rule))
      .map((rule): Evidence => ({ kind: 'withheld', text: `${rule.name}: ${rule.reasons.join('; ') || rule.status}` }));
    const needed = licencesOfItem(item.id);
    if (
      needed.length &&
      !found.deploy?.length &&
      declaredEvidence(configuration, item.id).length === 0 &&
      holds(configuration, needed) === 'no'
    )
      withheld.push({ kind: 'withheld', text: `The tenant has no licence for it: ${oneOf(needed)}` });
    const others = item.how.includes('deploy') && !found.deploy?.length ? declaredEvidence(configuration, item.id) : [];
    const evidence = [...(found.deploy ?? []), ...others, ...(found.rule ?? []), ...(found.hunt ?? []), ...withheld];
    const status = statusOf(item, configuration, found, { withheld: withheld.length > 0, declared: others.length > 0 });
    const lacking = status === 'covered' ? lackingParts(configuration, item.id) : [];
    if (lacking.length === 0) return { item, status, evidence: [...evidence, ...stepOf(item, configuration)] };
    const lackingPart: Evidence = { kind: 'lacking', text: lacking.join(', ') };
    return { item, status: 'partial', evidence: [...evidence, lackingPart, ...stepOf(item, configuration)] };
  });
}

function statusOf(
  item: PlaybookItem,
  configuration: Configuration,
  found: Partial<Record<Means, readonly Evidence[]>>,
  { withheld, declared }: { readonly withheld: boolean; readonly declared: boolean },
): ItemStatus {
  const asked = item.how.filter((means) => means !== 'verify');
  const met = asked.filter((means) => (found[means]?.length ?? 0) > 0);
  // What others do in the place of a deployment is declared, whatever rules there are besides.
  if (declared && lackingParts(configuration, item.id).length === 0) return 'declared';
  if (met.length > 0) return met.length === asked.length ? 'covered' : 'partial';
  if (isDeclared(item, configuration)) return 'declared';
  if (asked.length === 0) return item.optional ? 'optional' : 'manual';
  const hidden = asked.some((means) => !configuration.shows(means === 'deploy' ? 'foundation' : 'detections'));
  if (hidden) return 'unknown';
  if (asked.includes('hunt') && someQueryNamesNoItem(configuration)) return 'unknown';
  if (withheld) return 'withheld';
  if (item.optional) return 'optional';
  return 'missing';
}

function stepOf(item: PlaybookItem, configuration: Configuration): readonly Evidence[] {
  if (!item.manualStep) return [];
  const declared = isDeclared(item, configuration);
  const as = item.capability ?? 'its licences';
  return [
    {
      kind: declared ? 'declaration' : 'manual',
      text: declared ? `The environment declares it (${as}); this proves it:` : 'By hand:',
      where: item.manualStep.where,
      proof: item.manualStep.proof,
    },
  ];
}

/** REC-4 is about licences, which the environment lists; other steps have a capability of their own. */
function isDeclared(item: PlaybookItem, { kit }: Configuration): boolean {
  if (item.id === 'REC-4') return (kit?.licences?.length ?? 0) > 0;
  return item.capability !== undefined && (kit?.capabilities?.includes(item.capability) ?? false);
}

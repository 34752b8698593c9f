import { cloudNames, portals } from '../../catalog/clouds';
import { type KitFacts, type RuleFacts, ruleStatuses } from '../../catalog/kit-facts';
import { licences } from '../../catalog/licences';
import { type Block, blocksOf, textsOf, type Value } from './value';

/** Reads the facts as far as they have the expected form; undefined when there are none. */
export function readKitFacts(value: Value): Partial<KitFacts> | undefined {
  const [kit] = blocksOf(value);
  if (!kit) return undefined;
  const [costs] = blocksOf(kit.costs);
  return {
    environment: text(kit.environment),
    tenant: text(kit.tenant),
    cloud: oneOf(cloudNames, kit.cloud),
    portal: oneOf(portals, kit.portal),
    licences: Array.isArray(kit.licences)
      ? textsOf(kit.licences).flatMap((name) => oneOf(licences, name) ?? [])
      : undefined,
    capabilities: Array.isArray(kit.capabilities) ? textsOf(kit.capabilities) : undefined,
    otherTables: Array.isArray(kit.otherTables) ? textsOf(kit.otherTables) : undefined,
    adopted: kit.adopted === true ? true : undefined,
    onboarding: oneOf(['existing'] as const, kit.onboarding),
    rules: Array.isArray(kit.rules) ? blocksOf(kit.rules).flatMap(ruleFacts) : undefined,
    costs: costs && {
      pricePerGb: number(costs.pricePerGb),
      currency: text(costs.currency),
      expectedGbPerDay: number(costs.expectedGbPerDay),
    },
  };
}

function ruleFacts(rule: Block): RuleFacts[] {
  const id = text(rule.id);
  const status = oneOf(ruleStatuses, rule.status);
  if (id === undefined || status === undefined) return [];
  return [
    {
      id,
      status,
      file: text(rule.file) ?? '',
      name: text(rule.name) ?? id,
      kind: text(rule.kind) ?? '',
      severity: text(rule.severity),
      playbook: textsOf(rule.playbook),
      tables: textsOf(rule.tables),
      reasons: textsOf(rule.reasons),
      leftOut: textsOf(rule.leftOut),
      gbReadPerDay: number(rule.gbReadPerDay),
      tests: number(rule.tests),
      tactics: textsOf(rule.tactics),
      techniques: textsOf(rule.techniques),
    },
  ];
}

const text = (value: Value): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: Value): number | undefined => (typeof value === 'number' ? value : undefined);
const oneOf = <T extends string>(known: readonly T[], value: Value): T | undefined =>
  known.find((one) => one === value);

import { type Licence, licences } from '../../catalog/licences';
import { type Block, blocksOf, textsOf, type Value } from './value';

/**
 * What the environment knows and the resources do not show. The kit writes it as the local value `kit` of the
 * detection stack; a configuration without it is reviewed all the same, with these facts unknown.
 */
export interface KitFacts {
  readonly environment?: string;
  readonly tenant?: string;
  readonly cloud?: string;
  readonly portal?: string;
  readonly licences?: readonly Licence[];
  readonly capabilities?: readonly string[];
  readonly rules?: readonly RuleFacts[];
  readonly costs?: CostFacts;
}

export interface RuleFacts {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly severity?: string;
  readonly playbook: readonly string[];
  readonly tables: readonly string[];
  readonly status: 'deployed' | 'withheld' | 'disabled';
  readonly reasons: readonly string[];
  /** Sample cases beside the rule; undefined when not told. */
  readonly tests?: number;
}

export interface CostFacts {
  readonly pricePerGb?: number;
  readonly currency?: string;
  readonly expectedGbPerDay?: number;
}

/** Reads the facts as far as they have the expected form; undefined when there are none. */
export function readKitFacts(value: Value): KitFacts | undefined {
  const [kit] = blocksOf(value);
  if (!kit) return undefined;
  const [costs] = blocksOf(kit.costs);
  return {
    environment: text(kit.environment),
    tenant: text(kit.tenant) ?? text(blocksOf(kit.tenant)[0]?.displayName),
    cloud: text(kit.cloud),
    portal: text(kit.portal),
    licences: Array.isArray(kit.licences)
      ? textsOf(kit.licences).filter((name): name is Licence => (licences as readonly string[]).includes(name))
      : undefined,
    capabilities: Array.isArray(kit.capabilities) ? textsOf(kit.capabilities) : undefined,
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
  const status = text(rule.status);
  if (id === undefined || (status !== 'deployed' && status !== 'withheld' && status !== 'disabled')) return [];
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
      tests: number(rule.tests),
    },
  ];
}

const text = (value: Value): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: Value): number | undefined => (typeof value === 'number' ? value : undefined);

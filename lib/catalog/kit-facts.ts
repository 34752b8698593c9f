import type { CloudName, Portal } from './clouds';
import type { Licence } from './licences';

/** What the environment knows and its resources do not show: the kit hands it to the review with the detection stack. */
export interface KitFacts {
  readonly environment: string;
  /** Its display name. */
  readonly tenant: string;
  readonly cloud: CloudName;
  readonly portal: Portal;
  readonly licences: readonly Licence[];
  readonly capabilities: readonly string[];
  /** Tables that others fill, `*` for all; absent when there is none. */
  readonly otherTables?: readonly string[];
  /** The workspace is one that was there before. */
  readonly adopted?: true;
  /** existing: others switched Sentinel on; absent where the kit does. */
  readonly onboarding?: 'existing';
  readonly costs: CostFacts;
  readonly rules: readonly RuleFacts[];
}

interface CostFacts {
  readonly pricePerGb?: number;
  readonly currency?: string;
  readonly expectedGbPerDay?: number;
  /** By table. */
  readonly gbPerDay?: Readonly<Record<string, number>>;
}

/** A rule as one environment has it. */
export interface RuleFacts {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Of the alert; hunting queries without a promotion and functions have none. */
  readonly severity?: string;
  readonly playbook: readonly string[];
  readonly tables: readonly string[];
  readonly status: RuleStatus;
  /** Why it is not deployed. */
  readonly reasons: readonly string[];
  /** Of a deployed one what it, or a function that it calls, goes without here, each with its chain. */
  readonly leftOut?: readonly string[];
  /** GB that a deployed analytic rule reads a day, by the volumes of the environment; absent where those are not known. */
  readonly gbReadPerDay?: number;
  /** Sample cases in its file. */
  readonly tests?: number;
  /** Of MITRE ATT&CK, where the rule is not deployed: a deployed one says them itself. */
  readonly tactics?: readonly string[];
  readonly techniques?: readonly string[];
}

export const ruleStatuses = ['deployed', 'withheld', 'disabled'] as const;
export type RuleStatus = (typeof ruleStatuses)[number];

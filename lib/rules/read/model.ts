import type {
  AggregationKind,
  AlertKind,
  AlertProperty,
  GroupingDetail,
  MatchingMethod,
  Severity,
  TriggerOperator,
} from '../../catalog/bounds/rules';
import type { Locate } from '../../files/format/place';
import type { Location } from '../../files/problem';
import type { Analysis, FunctionParameter } from '../../kql/model/model';

export type { Severity, TriggerOperator };
export type RuleKind = 'Scheduled' | 'NRT' | 'Hunting' | 'Function';

/** One detection: what one YAML file of `rules/` says, normalized but with nothing lost. */
export interface Rule extends Places {
  /** As a person would type it. */
  readonly file: string;
  /** Lower-case GUID for rules of the kit; whatever the file says (or a GUID derived from its name) otherwise. */
  readonly id: string;
  readonly name: string;
  /** What the file is; a hunting query with a promotion stays `Hunting` and has `alert` as well. */
  readonly kind: RuleKind;
  readonly version?: string;
  readonly description: string;
  readonly query: string;
  readonly tactics: readonly string[];
  /** Folded to `T1234`. */
  readonly techniques: readonly string[];
  /** As written, where it has a part behind the dot: `T1078.004`. */
  readonly subTechniques: readonly string[];
  readonly requiredDataConnectors: readonly RequiredDataConnector[];
  /** Free tags of the file, e.g. `playbook: TRG-1`. */
  readonly tags: readonly string[];
  /** The playbook items among the tags, e.g. `TRG-1`. */
  readonly playbook: readonly string[];
  /** Present when the file is deployed as an analytic rule: kinds Scheduled and NRT, and promoted hunting queries. */
  readonly alert?: AlertRule;
  /** Present when the file is deployed as a saved hunting query. */
  readonly hunting?: HuntingQuery;
  /** Present when the file is deployed as a saved function. */
  readonly function?: SavedFunction;
  /** What a run of the analytic rule reads, as far as the file says. */
  readonly reads?: readonly TableRead[];
  /** The sample cases of the file, unread; `lib/detection-tests` knows their form. */
  readonly tests: unknown;
}

/** The way back to a file: where things stand in it. */
export interface Places {
  /** Where something stands, by the keys of docs/rules.md however the file spells them. */
  readonly at: Locate;
  /** The same for settings of the analytic rule: what a promotion says comes before what the file says. */
  readonly alertAt: Locate;
  /** Where characters `start` to `end` of the query stand. */
  readonly inQuery: (start: number, end: number) => Location;
  /** Where a technique (`T1234`) stands. */
  readonly techniqueAt: (technique: string) => Location | undefined;
}

/** What one run of a rule reads of a table, as its file says. */
export interface TableRead {
  readonly table: string;
  /** How far back, in days; of kind NRT, which reads what has just arrived, there is nothing to say. */
  readonly days?: number;
  /** The part of the rows in that time that pass the filters on the table. */
  readonly share: number;
  /** The rule is deployed without it, too. */
  readonly optional: boolean;
}

interface RequiredDataConnector {
  readonly connectorId: string;
  readonly dataTypes: readonly string[];
}

/** A scheduled or near-real-time analytic rule, in the words of the Sentinel API. */
export interface AlertRule {
  readonly kind: AlertKind;
  /** The ARM name of the rule: a GUID. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly query: string;
  readonly severity: Severity;
  readonly enabled: boolean;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  /** Absent for NRT. */
  readonly schedule?: Schedule;
  /** Seconds; absent when the rule is not suppressed after an alert. */
  readonly suppression?: number;
  readonly eventGrouping?: AggregationKind;
  readonly incident: IncidentSettings;
  readonly entityMappings: readonly EntityMapping[];
  /** Columns that carry ready-made Sentinel entities. */
  readonly sentinelEntityMappings: readonly string[];
  /** Detail name -> column. */
  readonly customDetails: Readonly<Record<string, string>>;
  readonly alertDetails?: AlertDetails;
  readonly template?: { readonly id?: string; readonly version?: string };
}

export interface Schedule {
  /** Seconds between runs. */
  readonly frequency: number;
  /** Seconds of data each run looks at. */
  readonly period: number;
  readonly operator: TriggerOperator;
  readonly threshold: number;
}

export interface IncidentSettings {
  readonly create: boolean;
  readonly grouping?: IncidentGrouping;
}

interface IncidentGrouping {
  readonly enabled: boolean;
  readonly reopenClosed: boolean;
  /** Seconds. */
  readonly lookback: number;
  readonly matching: MatchingMethod;
  readonly byEntities: readonly string[];
  readonly byAlertDetails: readonly GroupingDetail[];
  readonly byCustomDetails: readonly string[];
}

export interface EntityMapping {
  readonly entityType: string;
  readonly fields: readonly { readonly identifier: string; readonly column: string }[];
}

export interface AlertDetails {
  readonly displayNameFormat?: string;
  readonly descriptionFormat?: string;
  readonly severityColumn?: string;
  readonly tacticsColumn?: string;
  readonly dynamicProperties: readonly { readonly name: AlertProperty; readonly column: string }[];
}

/** A saved search that hunters run. */
export interface HuntingQuery {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly query: string;
  readonly tactics: readonly string[];
  /** As written, sub-techniques kept: they are only tags here. */
  readonly techniques: readonly string[];
  /** What an alert made of the query would carry; a saved search cannot hold it, a promotion inherits it. */
  readonly entityMappings: readonly EntityMapping[];
  /** @default Hunting Queries */
  readonly category?: string;
}

/** A saved search with a function alias: callable by name in every query of the workspace. */
export interface SavedFunction {
  readonly id: string;
  /** The name it is called by, e.g. `TokenTheft_SigninsFromIp`. */
  readonly alias: string;
  readonly displayName: string;
  readonly query: string;
  readonly parameters: readonly FunctionParameter[];
  /** In which folder of the portal's list it stands. @default Token theft */
  readonly category?: string;
}

/** A rule that was read and proven against the workspace schema. */
export interface CompiledRule extends Rule {
  readonly analysis: Analysis;
  /** As an environment has it: what a function, or one behind a query, goes without there, each with its chain. @default - nothing */
  readonly leftOut?: readonly string[];
}

/** Whether a rule runs nowhere, by its own file. A hunting query is there to be run by hand, whatever its promotion says. */
export const isSwitchedOff = ({ alert, hunting }: Rule): boolean => alert?.enabled === false && !hunting;

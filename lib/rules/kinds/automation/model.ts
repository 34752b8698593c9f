import type { YamlSource } from '../../../files/source';
import type { Severity } from '../../read/model';

/** When an automation rule runs: an incident appears, or a further alert joins one. */
export type AutomationTrigger = 'created' | 'alertAdded';

/** What a file of `kind: AutomationRule` says, before anything is known of the environment. */
export interface AutomationDefinition {
  /** As a person would type it. */
  readonly file: string;
  readonly source: YamlSource;
  /** Lower-case GUID, from which those of the rules in Azure are derived. */
  readonly id: string;
  /** May hold `{item}`, the id of the playbook item, where there is one rule for each. */
  readonly displayName: string;
  readonly description: string;
  /** Of the first rule; where the file makes several, they take the numbers that follow. */
  readonly order: number;
  readonly triggers: readonly AutomationTrigger[];
  /** One rule for each playbook item that the tags of the deployed analytic rules name. */
  readonly forEachItem: boolean;
  readonly when: AutomationCondition;
  readonly actions: readonly AutomationAction[];
}

/** All must hold. Whatever it says, a rule only ever touches incidents of the analytic rules that the kit deploys. */
export interface AutomationCondition {
  /** Only incidents of rules with one of these playbook items; empty: of all. */
  readonly playbook: readonly string[];
  /** Only incidents of these rules, by id or file name; empty: of all. */
  readonly rules: readonly string[];
  /** Empty: any. */
  readonly severity: readonly Severity[];
  /** The title contains one of these; empty: any. */
  readonly title: readonly string[];
  /** Alias of a watchlist: one of its accounts is among the entities of the incident. */
  readonly accounts?: string;
}

export type AutomationAction =
  | { readonly do: 'addTags'; readonly tags: readonly string[] }
  | { readonly do: 'setSeverity'; readonly severity: Severity }
  /** To whom the environment says. */
  | { readonly do: 'assignOwner' }
  | { readonly do: 'addTask'; readonly title: string; readonly description?: string }
  /** The one that the environment names. */
  | { readonly do: 'runPlaybook' };

/** A condition in the words of the Sentinel API (version 2024-09-01). */
export type ApiCondition =
  | {
      readonly conditionType: 'Property';
      readonly conditionProperties: {
        readonly propertyName: string;
        readonly operator: string;
        readonly propertyValues: readonly string[];
      };
    }
  | {
      readonly conditionType: 'PropertyArrayChanged';
      readonly conditionProperties: { readonly arrayType: 'Alerts'; readonly changeType: 'Added' };
    }
  | {
      readonly conditionType: 'Boolean';
      readonly conditionProperties: {
        readonly operator: 'And' | 'Or';
        readonly innerConditions: readonly ApiCondition[];
      };
    };

/** An action as the automation rule construct takes it. */
export type ApiAction =
  | {
      readonly do: 'changeIncident';
      readonly severity?: Severity;
      readonly ownerId?: string;
      readonly labels?: readonly string[];
    }
  | { readonly do: 'addTask'; readonly title: string; readonly description?: string }
  | { readonly do: 'runPlaybook'; readonly logicAppId: string };

/** One automation rule of one environment, as the automation rule construct takes it. */
export interface AutomationRuleSpec {
  /** The file it comes from, as a person would type it. */
  readonly file: string;
  /** Stable name within the file, for addresses: `created`, `created_TRG-1`. */
  readonly part: string;
  /** GUID of the rule in Azure. */
  readonly name: string;
  readonly displayName: string;
  /** 1 to 1000, unique in the environment. */
  readonly order: number;
  readonly triggersWhen: 'Created' | 'Updated';
  readonly conditions: readonly ApiCondition[];
  readonly actions: readonly ApiAction[];
  /** Ids of the analytic rules that the conditions name, in the order of the files: they have to be there first. */
  readonly analyticRules: readonly string[];
}

/** What of a file is not deployed in an environment, and why. */
export interface AutomationOmission {
  readonly file: string;
  readonly name: string;
  readonly reason: string;
}

/** What automation asks of an environment; an `Environment` satisfies it. */
export interface AutomationFacts {
  readonly ids: { readonly workspace: string };
  readonly automation: {
    readonly enabled: boolean;
    readonly ownerObjectId?: string;
    readonly responsePlaybook?: string;
  };
}

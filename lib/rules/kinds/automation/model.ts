import type { Severity } from '../../../catalog/bounds/rules';

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

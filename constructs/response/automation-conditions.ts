import { checkOneOf, checkPattern } from '../core/checks';
import { malformed, missing, type Place, wrongCount } from '../core/errors';

/**
 * A condition of an automation rule, in the words of the Sentinel API.
 * Source: azurerm 4.55.0 and the API version 2024-09-01 that it speaks.
 */
export type AutomationCondition =
  | {
      readonly conditionType: 'Property';
      readonly conditionProperties: {
        readonly propertyName: string;
        readonly operator: string;
        readonly propertyValues: readonly string[];
      };
    }
  | {
      readonly conditionType: 'PropertyChanged';
      readonly conditionProperties: {
        readonly propertyName: 'IncidentSeverity' | 'IncidentStatus' | 'IncidentOwner';
        readonly changeType?: 'ChangedFrom' | 'ChangedTo';
        readonly operator?: string;
        readonly propertyValues?: readonly string[];
      };
    }
  | {
      readonly conditionType: 'PropertyArray';
      readonly conditionProperties: {
        readonly arrayType: 'CustomDetails' | 'CustomDetailValues';
        readonly arrayConditionType?: 'AnyItem';
        readonly itemConditions: readonly AutomationCondition[];
      };
    }
  | {
      readonly conditionType: 'PropertyArrayChanged';
      readonly conditionProperties: {
        readonly arrayType: 'Alerts' | 'Labels' | 'Tactics' | 'Comments';
        readonly changeType: 'Added';
      };
    }
  | {
      readonly conditionType: 'Boolean';
      readonly conditionProperties: {
        readonly operator: 'And' | 'Or';
        readonly innerConditions: readonly AutomationCondition[];
      };
    };

const TYPES = ['Property', 'PropertyChanged', 'PropertyArray', 'PropertyArrayChanged', 'Boolean'];
const OPERATORS = ['Equals', 'Contains', 'StartsWith', 'EndsWith'].flatMap((name) => [name, `Not${name}`]);

/** Families of properties that conditions can look at; within a family the API has more than the kit lists. */
const PROPERTY =
  /^(Incident(Title|Description|Severity|Status|Tactics|Label|ProviderName|RelatedAnalyticRuleIds|UpdatedBySource|CustomDetailsKey|CustomDetailsValue)|Alert(ProductNames|AnalyticRuleIds)|(Account|AzureResource|CloudApplication|DNS|File|Host|IoTDevice|MailMessage|Mailbox|Malware|Process|Registry)[A-Za-z0-9]+|IPAddress|Url)$/;

/** Throws for a condition that the provider takes during the plan and the service refuses. */
export function checkCondition(place: Place, property: string, condition: AutomationCondition): void {
  checkOneOf(place, `${property}.conditionType`, condition.conditionType, TYPES);
  const inner = `${property}.conditionProperties`;
  if (typeof condition.conditionProperties !== 'object' || condition.conditionProperties === null)
    throw missing(place, inner, 'it says what the condition looks at');
  switch (condition.conditionType) {
    case 'Property': {
      const { propertyName, operator, propertyValues } = condition.conditionProperties;
      checkPattern(
        place,
        `${inner}.propertyName`,
        propertyName,
        PROPERTY,
        'a property of incidents, alerts or entities such as IncidentTitle',
      );
      checkOneOf(place, `${inner}.operator`, operator, OPERATORS);
      checkValues(place, `${inner}.propertyValues`, propertyValues);
      return;
    }
    case 'PropertyChanged': {
      const { propertyName, changeType, operator, propertyValues } = condition.conditionProperties;
      checkOneOf(place, `${inner}.propertyName`, propertyName, ['IncidentSeverity', 'IncidentStatus', 'IncidentOwner']);
      checkOneOf(place, `${inner}.changeType`, changeType, ['ChangedFrom', 'ChangedTo']);
      checkOneOf(place, `${inner}.operator`, operator, OPERATORS);
      if (changeType !== undefined) checkValues(place, `${inner}.propertyValues`, propertyValues ?? []);
      return;
    }
    case 'PropertyArray': {
      const { arrayType, itemConditions } = condition.conditionProperties;
      checkOneOf(place, `${inner}.arrayType`, arrayType, ['CustomDetails', 'CustomDetailValues']);
      checkList(place, `${inner}.itemConditions`, itemConditions);
      return;
    }
    case 'PropertyArrayChanged':
      checkOneOf(place, `${inner}.arrayType`, condition.conditionProperties.arrayType, [
        'Alerts',
        'Labels',
        'Tactics',
        'Comments',
      ]);
      checkOneOf(place, `${inner}.changeType`, condition.conditionProperties.changeType, ['Added']);
      return;
    case 'Boolean':
      checkOneOf(place, `${inner}.operator`, condition.conditionProperties.operator, ['And', 'Or']);
      checkList(place, `${inner}.innerConditions`, condition.conditionProperties.innerConditions);
  }
}

function checkValues(place: Place, property: string, values: readonly string[]): void {
  if (!Array.isArray(values) || values.some((value) => typeof value !== 'string'))
    throw malformed(place, property, 'a list of texts', values);
  if (values.length === 0)
    throw wrongCount(place, property, { min: 1, max: Number.POSITIVE_INFINITY, of: 'values' }, 0);
}

function checkList(place: Place, property: string, conditions: readonly AutomationCondition[]): void {
  if (!Array.isArray(conditions)) throw malformed(place, property, 'a list of conditions', conditions);
  if (conditions.length === 0)
    throw wrongCount(place, property, { min: 1, max: Number.POSITIVE_INFINITY, of: 'conditions' }, 0);
  conditions.forEach((condition, i) => {
    checkCondition(place, `${property}[${i}]`, condition);
  });
}

import { form, KIT, PROVIDER, type Range, SERVICE_LIMITS, type Sourced } from './bound';
import { RESOURCE_GROUP } from './names';

/** What Sentinel takes of automation rules. */
export const automationBounds = {
  rules: { max: 512, unit: 'automation rules', source: SERVICE_LIMITS },
  actions: { min: 1, max: 20, unit: 'actions', source: SERVICE_LIMITS },
  conditions: { max: 50, unit: 'conditions', source: SERVICE_LIMITS },
  innerConditions: { min: 1, unit: 'conditions', source: PROVIDER },
  values: { min: 1, unit: 'values', source: PROVIDER },
  order: { min: 1, max: 1000, source: PROVIDER },
  displayName: { max: 500, unit: 'characters', source: 'Microsoft.SecurityInsights 2024-09-01, automationRules' },
  taskTitle: { max: 150, unit: 'characters', source: KIT },
  taskDescription: { max: 3000, unit: 'characters', source: KIT },
} as const satisfies Record<string, Sourced<Range>>;

export const automationForms = {
  /** The provider compares the fixed words with their case. */
  logicAppId: form(
    new RegExp(
      `^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resourceGroups/${RESOURCE_GROUP}/providers/Microsoft\\.Logic/workflows/[-()\\w.]{1,80}$`,
    ),
    'the id of a Logic App: /subscriptions/<guid>/resourceGroups/<name>/providers/Microsoft.Logic/workflows/<name>',
    PROVIDER,
  ),
  /** Families of properties that conditions can look at; within a family the API has more than are listed here. */
  conditionProperty: form(
    /^(Incident(Title|Description|Severity|Status|Tactics|Label|ProviderName|RelatedAnalyticRuleIds|UpdatedBySource|CustomDetailsKey|CustomDetailsValue)|Alert(ProductNames|AnalyticRuleIds)|(Account|AzureResource|CloudApplication|DNS|File|Host|IoTDevice|MailMessage|Mailbox|Malware|Process|Registry)[A-Za-z0-9]+|IPAddress|Url)$/,
    'a property of incidents, alerts or entities such as IncidentTitle',
    PROVIDER,
  ),
};

/** What a condition compares a property by. */
export const conditionOperators = ['Equals', 'Contains', 'StartsWith', 'EndsWith'].flatMap((name) => [
  name,
  `Not${name}`,
]);

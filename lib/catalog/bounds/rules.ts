import { DAY, HOUR, MINUTE } from '../../values/duration';
import { form, learn, PROVIDER, type Range, SERVICE_LIMITS, type Sourced } from './bound';

const CUSTOM_RULES = learn('Create a custom analytics rule from scratch');
/** The model by which Azure-Sentinel's own build validates rule templates. */
const TEMPLATES = 'Azure-Sentinel, .script/tests/detectionTemplateSchemaValidation';

/** What Sentinel takes of an analytic rule. */
export const ruleBounds = {
  displayName: { max: 256, unit: 'characters', source: CUSTOM_RULES },
  description: { max: 5000, unit: 'characters', source: CUSTOM_RULES },
  query: { max: 10_000, unit: 'characters', source: SERVICE_LIMITS },
  frequency: { min: 5 * MINUTE, max: 14 * DAY, unit: 'seconds', source: PROVIDER },
  period: { min: 5 * MINUTE, max: 14 * DAY, unit: 'seconds', source: PROVIDER },
  /** A rule that looks back so far ... */
  longPeriod: { min: 2 * DAY, unit: 'seconds', source: CUSTOM_RULES },
  /** ... may run so often at most; documented, and refused by the portal. */
  longPeriodFrequency: { min: HOUR, unit: 'seconds', source: CUSTOM_RULES },
  /** The provider would take any number. */
  threshold: { min: 0, max: 10_000, source: CUSTOM_RULES },
  suppression: { min: 5 * MINUTE, max: DAY, unit: 'seconds', source: PROVIDER },
  groupingLookback: { min: 5 * MINUTE, max: 7 * DAY, unit: 'seconds', source: SERVICE_LIMITS },
  alertName: { max: 256, unit: 'characters', source: SERVICE_LIMITS },
  alertDescription: { max: 5000, unit: 'characters', source: SERVICE_LIMITS },
  /** Different ones in one alert name or description format. */
  alertColumns: { max: 3, unit: '{{columns}}', source: CUSTOM_RULES },
  entityMappings: { max: 10, unit: 'entity mappings', source: PROVIDER },
  nrtEntityMappings: { max: 5, unit: 'entity mappings in a rule of kind NRT', source: PROVIDER },
  identifiers: { max: 3, unit: 'identifiers', source: PROVIDER },
  customDetails: { max: 20, unit: 'custom details', source: SERVICE_LIMITS },
  enabledRules: { max: 512, unit: 'enabled rules', source: SERVICE_LIMITS },
  enabledNrtRules: { max: 50, unit: 'enabled rules of kind NRT', source: SERVICE_LIMITS },
} as const satisfies Record<string, Sourced<Range>>;

export const ruleForms = {
  customDetail: form(/^[A-Za-z]\w{0,19}$/, '1 to 20 letters, digits and _, beginning with a letter', TEMPLATES),
  /** The API takes no sub-techniques. */
  technique: form(/^T\d{4}$/, 'a technique such as T1528', 'Azure-Sentinel issue 8960'),
};

/** What the service refuses in a query by its text. */
export const UNBOUNDED_QUERY = /(^|[|(;=\n])\s*(search|union)\s+\*/;

// Values of the provider's arguments.
export const severities = ['High', 'Medium', 'Low', 'Informational'] as const;
export type Severity = (typeof severities)[number];
export const triggerOperators = ['GreaterThan', 'LessThan', 'Equal', 'NotEqual'] as const;
export type TriggerOperator = (typeof triggerOperators)[number];
export const alertKinds = ['Scheduled', 'NRT'] as const;
export type AlertKind = (typeof alertKinds)[number];
export const aggregationKinds = ['SingleAlert', 'AlertPerResult'] as const;
export type AggregationKind = (typeof aggregationKinds)[number];
export const matchingMethods = ['AnyAlert', 'AllEntities', 'Selected'] as const;
export type MatchingMethod = (typeof matchingMethods)[number];
export const groupingDetails = ['DisplayName', 'Severity'] as const;
export type GroupingDetail = (typeof groupingDetails)[number];
/** Properties of an alert that a column may fill (`dynamic_property.name`). */
export const alertProperties = [
  'AlertLink',
  'ConfidenceLevel',
  'ConfidenceScore',
  'ExtendedLinks',
  'ProductComponentName',
  'ProductName',
  'ProviderName',
  'RemediationSteps',
  'SubTechniques',
  'Techniques',
] as const;
export type AlertProperty = (typeof alertProperties)[number];

import type { AlertDetailProperty, GroupingDetail, IncidentGrouping, Severity, TriggerOperator } from './model';

/** The spellings that the files of the ecosystem use for one value; compared without case, blanks, `-` and `_`. */
export interface Vocabulary<T extends string> {
  readonly values: readonly T[];
  find(text: string): T | undefined;
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

function vocabulary<T extends string>(values: readonly T[], others: Readonly<Record<string, T>> = {}): Vocabulary<T> {
  const known = new Map<string, T>(Object.entries(others));
  for (const value of values) known.set(plain(value), value);
  return { values, find: (text) => known.get(plain(text)) };
}

export const severities = vocabulary<Severity>(['High', 'Medium', 'Low', 'Informational'], {
  info: 'Informational',
  information: 'Informational',
});

export const triggerOperators = vocabulary<TriggerOperator>(['GreaterThan', 'LessThan', 'Equal', 'NotEqual'], {
  gt: 'GreaterThan',
  '>': 'GreaterThan',
  isgreaterthan: 'GreaterThan',
  lt: 'LessThan',
  '<': 'LessThan',
  islessthan: 'LessThan',
  eq: 'Equal',
  '=': 'Equal',
  '==': 'Equal',
  equals: 'Equal',
  equalto: 'Equal',
  isequalto: 'Equal',
  ne: 'NotEqual',
  neq: 'NotEqual',
  '!=': 'NotEqual',
  notequals: 'NotEqual',
  notequalto: 'NotEqual',
  isnotequalto: 'NotEqual',
});

export const aggregationKinds = vocabulary<'SingleAlert' | 'AlertPerResult'>(['SingleAlert', 'AlertPerResult']);

export const matchingMethods = vocabulary<IncidentGrouping['matching']>(['AnyAlert', 'AllEntities', 'Selected'], {
  all: 'AllEntities',
  none: 'AnyAlert',
  custom: 'Selected',
});

export const groupingDetails = vocabulary<GroupingDetail>(['DisplayName', 'Severity'], { name: 'DisplayName' });

/** Alert properties that a column may fill (azurerm: `dynamic_property.name`). */
export const alertProperties = vocabulary<AlertDetailProperty>([
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
]);

export const alertKinds = vocabulary<'Scheduled' | 'NRT'>(['Scheduled', 'NRT'], {
  nearrealtime: 'NRT',
});

const YES = new Set(['true', 'yes', 'on']);
const NO = new Set(['false', 'no', 'off']);

/** Reads `true`, `"True"`, `yes`, `off`. */
export function flagOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

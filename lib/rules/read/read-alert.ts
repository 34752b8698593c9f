import { HOUR } from '../../values/duration';
import type { Fields } from './fields';
import type { AlertDetails, AlertRule, Schedule } from './model';
import { keyWithoutEffect } from './problems';
import { readIncident } from './read-incident';
import { aggregationKinds, alertProperties, severities, triggerOperators } from './spelling';

/** Seconds; the provider's own default. */
const DEFAULT_SUPPRESSION = 5 * HOUR;

const SCHEDULE_KEYS = ['queryFrequency', 'queryPeriod', 'triggerOperator', 'triggerThreshold'] as const;

/** The settings that analytic rules and promotions write alike. */
export type AlertSettings = Pick<
  AlertRule,
  'severity' | 'enabled' | 'schedule' | 'suppression' | 'eventGrouping' | 'incident' | 'alertDetails' | 'template'
>;

/**
 * Reads the settings of an analytic rule. Defaults where the file is silent: enabled; trigger above 0 results; suppression and
 * grouping of 5 hours once they are on; one alert for all results; an incident per alert. Severity, frequency and period have none.
 */
export function readAlertSettings(fields: Fields, kind: 'Scheduled' | 'NRT'): AlertSettings {
  const severity = fields.choice('severity', severities);
  if (severity === undefined && !fields.filledText('severity')) fields.missing('severity');
  const schedule = kind === 'Scheduled' ? readSchedule(fields) : undefined;
  if (kind === 'NRT') fields.withoutEffect('a rule of kind NRT, which runs every minute', ...SCHEDULE_KEYS);
  return {
    // What is missing is an error already; the value only keeps the rule whole for reporting.
    severity: severity ?? 'Medium',
    enabled: fields.flag('enabled') ?? true,
    schedule,
    suppression: readSuppression(fields),
    eventGrouping: readEventGrouping(fields),
    incident: readIncident(fields),
    alertDetails: readAlertDetails(fields),
    template: readTemplate(fields),
  };
}

function readSchedule(fields: Fields): Schedule {
  for (const key of ['queryFrequency', 'queryPeriod']) {
    if (fields.value(key) === undefined || fields.value(key) === '') fields.missing(key);
  }
  const frequency = fields.duration('queryFrequency');
  const period = fields.duration('queryPeriod');
  return {
    frequency: frequency ?? period ?? HOUR,
    period: period ?? frequency ?? HOUR,
    operator: fields.choice('triggerOperator', triggerOperators) ?? 'GreaterThan',
    threshold: fields.integer('triggerThreshold') ?? 0,
  };
}

function readSuppression(fields: Fields): number | undefined {
  const enabled = fields.flag('suppressionEnabled');
  if (enabled) return fields.duration('suppressionDuration') ?? DEFAULT_SUPPRESSION;
  const key = 'suppressionDuration';
  if (enabled === undefined && fields.value(key) !== undefined) {
    const kind = "a rule without 'suppressionEnabled: true'";
    fields.problems.push(keyWithoutEffect(fields.at(key, 'key'), { key, kind }));
  }
  fields.ignore(key);
  return undefined;
}

function readEventGrouping(fields: Fields): AlertRule['eventGrouping'] {
  const settings = fields.map('eventGroupingSettings');
  const kind = settings?.choice('aggregationKind', aggregationKinds);
  settings?.finish();
  return kind;
}

function readAlertDetails(fields: Fields): AlertDetails | undefined {
  const details = fields.map('alertDetailsOverride');
  if (!details) return undefined;
  const displayNameFormat = details.filledText('alertDisplayNameFormat');
  const descriptionFormat = details.filledText('alertDescriptionFormat');
  const severityColumn = details.filledText('alertSeverityColumnName')?.trim();
  const tacticsColumn = details.filledText('alertTacticsColumnName')?.trim();
  const dynamicProperties = details.maps('alertDynamicProperties').flatMap((property) => {
    if (property.value('alertProperty') === undefined) property.missing('alertProperty');
    const name = property.choice('alertProperty', alertProperties);
    const column = property.required('value')?.trim();
    property.finish();
    return name && column ? { name, column } : [];
  });
  details.finish();
  const says = displayNameFormat ?? descriptionFormat ?? severityColumn ?? tacticsColumn ?? dynamicProperties[0];
  if (says === undefined) return undefined;
  return { displayNameFormat, descriptionFormat, severityColumn, tacticsColumn, dynamicProperties };
}

function readTemplate(fields: Fields): AlertRule['template'] {
  const id = fields.filledText('alertRuleTemplateName')?.trim();
  const version = fields.filledText('templateVersion')?.trim();
  return id === undefined && version === undefined ? undefined : { id, version };
}

/** Detail name -> column, in the order of the file. */
export function readCustomDetails(fields: Fields): Readonly<Record<string, string>> {
  const details = fields.map('customDetails');
  if (!details) return {};
  const read = details.entries().map((name) => [name, details.required(name)?.trim() ?? ''] as const);
  return Object.fromEntries(read.filter(([, column]) => column !== ''));
}

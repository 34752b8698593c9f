import type { AlertRule, CompiledRule, Severity } from '../read/model';

/** What an environment changes of one rule. */
export interface RuleOverride {
  /** Id or file name (with or without its extension) of the rule. */
  readonly rule: string;
  /** Do not deploy it here. */
  readonly disable?: boolean;
  readonly severity?: Severity;
  /** Seconds. */
  readonly frequency?: number;
  readonly period?: number;
  readonly threshold?: number;
  /** Switches suppression on, for this long. */
  readonly suppression?: number;
  readonly createIncident?: boolean;
  /** Why; shown in summaries. */
  readonly reason?: string;
}

/** The settings of an override, each with the place in a rule file that it stands for. */
export const overridePaths = {
  severity: ['severity'],
  frequency: ['queryFrequency'],
  period: ['queryPeriod'],
  threshold: ['triggerThreshold'],
  suppression: ['suppressionDuration'],
  createIncident: ['incidentConfiguration', 'createIncident'],
} as const;

export type OverrideSetting = keyof typeof overridePaths;

/** The settings that an override names. */
export const settingsOf = (override: RuleOverride): readonly OverrideSetting[] =>
  (Object.keys(overridePaths) as OverrideSetting[]).filter((setting) => override[setting] !== undefined);

/** Those of its settings that rules of this kind do not have. */
export function settingsWithoutEffect(rule: CompiledRule, override: RuleOverride): readonly OverrideSetting[] {
  const scheduled = rule.alert?.schedule !== undefined;
  const ofSchedule: readonly OverrideSetting[] = ['frequency', 'period', 'threshold'];
  return settingsOf(override).filter((setting) => !rule.alert || (!scheduled && ofSchedule.includes(setting)));
}

/** The rule as the override wants it; what is not overridden stays. The result has to be checked again. */
export function applyOverride<T extends CompiledRule>(rule: T, override: RuleOverride): T {
  const { alert } = rule;
  if (!alert) return rule;
  const { severity, frequency, period, threshold, suppression, createIncident } = override;
  const schedule = alert.schedule && {
    ...alert.schedule,
    frequency: frequency ?? alert.schedule.frequency,
    period: period ?? alert.schedule.period,
    threshold: threshold ?? alert.schedule.threshold,
  };
  const changed: AlertRule = {
    ...alert,
    severity: severity ?? alert.severity,
    schedule,
    suppression: suppression ?? alert.suppression,
    incident: { ...alert.incident, create: createIncident ?? alert.incident.create },
  };
  return { ...rule, alert: changed };
}

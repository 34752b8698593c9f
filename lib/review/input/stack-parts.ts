import type { Part } from './configuration';

const SUFFIX = /^(.+)-(foundation|detections)$/;

/** The environment of a stack and which of its two stacks it is, from its name. */
export function splitStackName(name: string): { environment: string; part?: Part } {
  const match = SUFFIX.exec(name);
  return match ? { environment: match[1]!, part: match[2] as Part } : { environment: name };
}

const OF_FOUNDATION =
  /^azurerm_(log_analytics_workspace|monitor_aad_diagnostic_setting|sentinel_log_analytics_workspace_onboarding|sentinel_data_connector_\w+)$/;
const OF_DETECTIONS =
  /^azurerm_(sentinel_alert_rule_(scheduled|nrt)|log_analytics_saved_search|sentinel_automation_rule|sentinel_watchlist)$/;

/** Which parts of an environment a stack holds: from its name, or from the resources in it. */
export function partsOf(name: string, types: Iterable<string>): readonly Part[] {
  const parts = new Set<Part>();
  const { part } = splitStackName(name);
  if (part) parts.add(part);
  for (const type of types) {
    if (OF_FOUNDATION.test(type)) parts.add('foundation');
    if (OF_DETECTIONS.test(type)) parts.add('detections');
  }
  return [...parts];
}

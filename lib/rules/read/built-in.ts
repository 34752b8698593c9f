import { mapOf } from '../../values/maps';

/** Alert rules that Microsoft builds: how an environment has them, by their `kind` in lower case. */
const BUILT_IN = mapOf({
  fusion: 'Fusion is built by Microsoft; an environment switches it on with `sentinel.fusion`',
  microsoftsecurityincidentcreation:
    'incidents from the alerts of a product are a setting of the environment: `sentinel.incidentRules`',
  mlbehavioranalytics:
    'this detection is built by Microsoft and outdated; UEBA takes its place (`capabilities.ueba` in the environment)',
  threatintelligence:
    'Microsoft matches its own indicators by itself; an environment gets them with `connectors.microsoftThreatIntelligence`',
  anomaly:
    'anomaly rules are built by Microsoft and are on in a workspace by themselves; a rule of your own reads what they find in the table Anomalies',
});

const plain = (kind: string): string => kind.toLowerCase().replace(/[\s_-]+/g, '');

/** Why an alert rule of this kind is no rule file; undefined for the kinds that are. */
export const builtInReason = (kind: string): string | undefined => BUILT_IN.get(plain(kind));

/** Azure-Sentinel's files for detections of the Defender portal. */
export const isCustomDetection = (kind: string): boolean => plain(kind) === 'customdetection';

export const CUSTOM_DETECTION =
  'it is a custom detection of the Defender portal, which is no resource of a workspace: Terraform for Azure cannot deploy it';

/** Lists at the root of AzSentinel's files, by their key in lower case: the kind of what they hold. */
export const azSentinelRoots = mapOf({
  analytics: undefined,
  scheduled: 'Scheduled',
  nrt: 'NRT',
  hunting: 'Hunting',
  fusion: 'Fusion',
  mlbehavioranalytics: 'MLBehaviorAnalytics',
  microsoftsecurityincidentcreation: 'MicrosoftSecurityIncidentCreation',
  threatintelligence: 'ThreatIntelligence',
} as Record<string, string | undefined>);

/** Whether a map has nothing but such lists. */
export function isAzSentinel(value: Readonly<Record<string, unknown>>): boolean {
  const entries = Object.entries(value);
  return (
    entries.length > 0 && entries.every(([key, item]) => azSentinelRoots.has(key.toLowerCase()) && Array.isArray(item))
  );
}

/** Alert rules that are no detection of one's own: how the kit has them, by their `kind` in lower case. */
const RULES: Readonly<Record<string, string>> = {
  fusion: 'Fusion is built by Microsoft; an environment switches it on with `sentinel.fusion`',
  microsoftsecurityincidentcreation:
    'incidents from the alerts of a product are a setting of the environment: `sentinel.incidentRules`',
  mlbehavioranalytics:
    'this detection is built by Microsoft and outdated; UEBA takes its place (`capabilities.ueba` in the environment)',
  threatintelligence:
    'Microsoft matches its own indicators by itself; an environment gets them with `connectors.microsoftThreatIntelligence`',
};

/** Why an alert rule of this kind is no rule file; undefined for the kinds that are. */
export const builtInReason = (kind: string): string | undefined => RULES[kind.toLowerCase().replace(/[\s_-]+/g, '')];

/** Content of Sentinel that is no rule, by the end of its resource type. */
const RESOURCES: readonly (readonly [RegExp, string])[] = [
  [/\/automationrules$/i, 'automation rules are written as files of `kind: AutomationRule`'],
  [/\/watchlists(\/watchlistitems)?$/i, 'watchlists are written as files of `kind: Watchlist`'],
  [/\/workbooks(templates)?$/i, 'workbooks are written as files of `kind: Workbook`'],
  [
    /\/dataconnectors(definitions)?$|\/dataconnectordefinitions$/i,
    'data connectors are switched on in the environment',
  ],
  [
    /^microsoft\.logic\/workflows$|^microsoft\.web\/connections$/i,
    'playbooks are no detections; they are left where they are',
  ],
  [/\/tables$/i, 'tables are declared in rules/tables: `npx ttk schema pull`'],
];

export const resourceReason = (type: string): string =>
  RESOURCES.find(([pattern]) => pattern.test(type))?.[1] ?? `'${type}' is neither a rule nor a saved search`;

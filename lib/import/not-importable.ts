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

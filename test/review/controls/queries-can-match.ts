import type { ControlCases } from '../cases';
import type { World } from '../world';

/** What stands in the configuration, without a record that proves it. */
const query = (text: string) => (world: World) => {
  world.unproven = true;
  world.d.azurerm_sentinel_alert_rule_scheduled.rule_token.query = text;
};
const body =
  (text: string, parameters: string[] = []) =>
  (world: World) => {
    world.unproven = true;
    world.d.azurerm_log_analytics_saved_search.function_signins.query = text;
    world.d.azurerm_log_analytics_saved_search.function_signins.function_parameters = parameters;
  };
const address = 'azurerm_sentinel_alert_rule_scheduled.rule_token';

/** Too deep for the language service. */
const DEEP = `SigninLogs | where ${Array(3000).fill('UserId == "u1"').join(' or ')}`;

export const cases: ControlCases = {
  compliant: [
    { when: 'synth proved the queries' },
    {
      when: 'nothing proves them and they can match',
      change: (world) => {
        world.unproven = true;
      },
    },
    {
      when: 'a query calls a function of the configuration',
      change: query('TokenTheft_Signins | where UserId == "u1"'),
    },
    { when: 'a query reads a table that only the workspace knows', change: query('SigninLogs | union Mine_CL') },
    { when: 'a function uses its parameter', change: body('SigninLogs | where UserId == user', ["user:string=''"]) },
  ],
  nonCompliant: [
    {
      when: 'a query ends in where false',
      change: query('SigninLogs | where false'),
      finding: 'returns-nothing',
      address,
    },
    { when: 'it takes no row', change: query('SigninLogs | take 0'), finding: 'returns-nothing', address },
    { when: 'it reads no table', change: query('print UserId = "u1"'), finding: 'same-result', address },
    { when: 'it reads another table', change: query('Heartbeat'), finding: 'tables', address },
    { when: 'it is no KQL', change: query('SigninLogs | where ('), finding: 'syntax', address },
    {
      when: 'it has a placeholder in it',
      change: query('SigninLogs | where UserId == "<user>"'),
      finding: 'placeholder',
    },
    {
      when: 'the function that it calls gives nothing',
      change: (world) => {
        body('SigninLogs | where 1 == 2')(world);
        query('TokenTheft_Signins')(world);
      },
      finding: 'returns-nothing',
      address,
    },
    {
      when: 'a function gives nothing',
      change: body('SigninLogs | limit 0'),
      finding: 'returns-nothing',
      address: 'azurerm_log_analytics_saved_search.function_signins',
    },
    {
      when: 'a function gives constants where a table was',
      change: body('datatable(UserId: string)["u1"]'),
      finding: 'tables',
      address: 'azurerm_log_analytics_saved_search.function_signins',
    },
  ],
  unknown: [
    { when: 'the language service cannot digest it', change: query(DEEP), finding: 'analysis', address },
    { when: 'the query is known after apply only', change: query('${var.query}'), finding: 'query', address },
  ],
};

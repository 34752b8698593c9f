import type { ControlCases } from '../cases';
import type { World } from '../world';

const searches = (world: World) => world.d.azurerm_log_analytics_saved_search;
const FUNCTION = 'azurerm_log_analytics_saved_search.function_signins';
const address = 'azurerm_log_analytics_saved_search.hunt_calls';

const asking = (query: string) => (world: World) => {
  searches(world).hunt_calls.query = query;
};

export const cases: ControlCases = {
  setup: (world) => {
    const { function_signins: saved } = searches(world);
    searches(world).hunt_calls = {
      ...{ name: '11111111-0000-4000-8000-000000000013', display_name: 'Calls', category: 'Hunting Queries' },
      log_analytics_workspace_id: saved.log_analytics_workspace_id,
      query: 'TokenTheft_Signins | where UserId == "u1"',
      tags: saved.tags,
      depends_on: [FUNCTION],
    };
  },
  compliant: [
    { when: 'the caller depends on what it calls' },
    {
      when: 'it depends on a function that depends on it',
      change: (world) => {
        const { function_signins: saved, hunt_calls: hunt } = searches(world);
        searches(world).function_outer = {
          ...saved,
          ...{ name: 'outer', function_alias: 'TokenTheft_Outer', query: 'TokenTheft_Signins', depends_on: [FUNCTION] },
        };
        hunt.depends_on = ['azurerm_log_analytics_saved_search.function_outer'];
      },
    },
    {
      when: 'a text or a comment names a function',
      change: (world) => {
        asking('SigninLogs // TokenTheft_Signins\n| extend Trail = "TokenTheft_Signins()"')(world);
        searches(world).hunt_calls.depends_on = [];
        searches(world).function_outer = {
          ...searches(world).function_signins,
          ...{ name: 'outer', function_alias: 'TokenTheft_Outer', query: 'TokenTheft_Signins', depends_on: [FUNCTION] },
        };
      },
    },
    { when: 'a function of others is called', change: asking('TokenTheft_Signins | union (Others_Function())') },
  ],
  nonCompliant: [
    {
      when: 'the dependency was taken out',
      change: (world) => {
        delete searches(world).hunt_calls.depends_on;
      },
      finding: 'order',
      address,
    },
    {
      when: 'the function was renamed',
      change: (world) => {
        searches(world).function_signins.function_alias = 'TokenTheft_SignIns';
        world.kit.rules.push({
          ...{ file: 'rules/functions/sign-ins.yaml', id: '11111111-0000-4000-8000-000000000003' },
          ...{
            name: 'TokenTheft_Signins',
            kind: 'Function',
            status: 'deployed',
            reasons: [],
            playbook: [],
            tables: [],
          },
        });
      },
      finding: 'TokenTheft_Signins',
      address,
    },
    {
      when: 'a function is called that the environment withholds',
      change: (world) => {
        asking('TokenTheft_Risk | union (TokenTheft_Signins)')(world);
        world.kit.rules.push({
          ...{ file: 'rules/functions/risk.yaml', id: '11111111-0000-4000-8000-000000000023', name: 'TokenTheft_Risk' },
          ...{ kind: 'Function', status: 'withheld', reasons: ['AADUserRiskEvents <- x'], playbook: [], tables: [] },
        });
      },
      finding: 'TokenTheft_Risk',
      address,
    },
  ],
  notApplicable: [{ when: 'nothing calls a function', change: asking('SigninLogs | where UserId == "u1"') }],
};

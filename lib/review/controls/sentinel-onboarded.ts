import { type Control, declared, fail, inEnvironment, pass, unknown } from '../control/control';
import { eachWorkspace } from '../control/workspace';
import { PROOF_OF_SENTINEL } from '../facts/declared';
import { namesWorkspace, workspaces } from '../facts/workspace';

export const control: Control = {
  id: 'sentinel-onboarded',
  title: 'The workspace has Microsoft Sentinel',
  severity: 'critical',
  info: 'The workspace is onboarded to Microsoft Sentinel.',
  why: 'Without it there are logs, but no rule, no incident and no notification.',
  fix: 'Set `sentinel.onboarding` to create, or to existing where the workspace has it already.',
  patch: inEnvironment('sentinel:\n  onboarding: create'),
  playbook: ['REQ-1', 'REQ-4'],
  frameworks: {
    nistCsf: ['DE.CM-09', 'DE.AE-03'],
    nist80053: ['SI-4', 'AU-6(4)'],
    cisV8: ['8.9', '13.1'],
    iso27001: ['A.8.16'],
    mcsb: ['LT-1', 'LT-5'],
  },
  needs: ['foundation'],
  judges: { azurerm_sentinel_log_analytics_workspace_onboarding: ['workspace_id'] },
  check(configuration) {
    const onboardings = configuration.all('azurerm_sentinel_log_analytics_workspace_onboarding');
    if (onboardings.length > 0)
      return onboardings.map((onboarding) =>
        namesWorkspace(configuration, onboarding, 'workspace_id')
          ? pass(onboarding)
          : unknown(onboarding, 'workspace', 'Which workspace is onboarded is known after apply only.'),
      );
    if (configuration.kit?.onboarding === 'existing' && workspaces(configuration).length === 0)
      return [
        declared(
          undefined,
          'existing',
          'Others switched Sentinel on, the environment says.',
          PROOF_OF_SENTINEL,
          'sentinel.onboarding',
        ),
      ];
    return eachWorkspace(configuration, 'whether it has Sentinel', (workspace) =>
      fail(
        workspace,
        'onboarding',
        'No rule runs and no incident is made: nothing onboards the workspace to Microsoft Sentinel.',
      ),
    );
  },
};

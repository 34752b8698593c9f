import { type Control, inEnvironment, judge } from '../control/control';
import { eachWorkspace } from '../control/workspace';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'workspace-local-authentication-off',
  title: 'The workspace takes no shared keys',
  severity: 'medium',
  info: 'Local authentication of the workspace is off: agents and applications sign in with Entra ID.',
  why: 'Whoever has a workspace key can write false events into the evidence, and nothing tells who did.',
  fix: 'Set `workspace.localAuthentication` to false.',
  patch: inEnvironment('workspace:\n  localAuthentication: false'),
  playbook: ['REQ-1'],
  frameworks: {
    nistCsf: ['PR.AA-03'],
    nist80053: ['IA-5', 'AU-9'],
    cisV8: ['6.7'],
    iso27001: ['A.8.5', 'A.5.17'],
    mcsb: ['IM-1', 'IM-3'],
  },
  needs: ['foundation'],
  judges: { azurerm_log_analytics_workspace: ['local_authentication_enabled'] },
  check: (configuration) =>
    eachWorkspace(configuration, 'its authentication', (workspace) => {
      const enabled = get(workspace, 'local_authentication_enabled');
      const disabled = get(workspace, 'local_authentication_disabled');
      const value = enabled ?? (disabled === undefined || disabled === null ? true : disabled === false);
      return judge(
        workspace,
        value,
        false,
        'keys',
        'Whoever has a workspace key can write false events: shared keys are taken.',
      );
    }),
};

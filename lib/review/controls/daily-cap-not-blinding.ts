import { asText } from '../../values/text';
import { type Control, inEnvironment, judge } from '../control/control';
import { eachWorkspace } from '../control/workspace';
import { get } from '../input/configuration';

export const control: Control = {
  id: 'daily-cap-not-blinding',
  title: 'No daily cap stops the logs',
  severity: 'medium',
  info: 'The workspace takes in logs without a daily limit.',
  why: 'An attacker can exhaust a cap with noise; until midnight no log arrives and no rule fires.',
  fix: 'Remove `workspace.dailyCapGb` and set a budget alert instead, or accept it with a suppression that says why.',
  patch: inEnvironment('workspace:\n  dailyCapGb: null'),
  playbook: ['PRE-1', 'REQ-1'],
  frameworks: {
    nistCsf: ['PR.IR-04', 'PR.PS-04'],
    nist80053: ['AU-4', 'AU-5'],
    cisV8: ['8.3'],
    iso27001: ['A.8.6', 'A.8.15'],
    mcsb: ['LT-5'],
  },
  needs: ['foundation'],
  judges: { azurerm_log_analytics_workspace: ['daily_quota_gb'] },
  check: (configuration) =>
    eachWorkspace(configuration, 'its daily cap', (workspace) => {
      const cap = get(workspace, 'daily_quota_gb');
      const none = (value: unknown) => value === undefined || value === null || value === -1;
      return judge(
        workspace,
        cap,
        none,
        'cap',
        `After ${asText(cap)} GB a day no log arrives and no rule fires: the workspace has a cap.`,
      );
    }),
};

import { asText } from '../../values/text';
import { type Control, fail, inEnvironment, judge } from '../control/control';
import { eachWorkspace } from '../control/workspace';
import { namesWorkspace } from '../facts/workspace';
import { reachOf } from '../input/azure-ids';
import type { Configuration, Resource } from '../input/configuration';
import { get } from '../input/configuration';

const LEVELS = ['CanNotDelete', 'ReadOnly'];

/** A lock of the workspace, of something in it (which stops its deletion too) or of what it lies in. */
function protects(configuration: Configuration, lock: Resource): boolean {
  if (namesWorkspace(configuration, lock, 'scope')) return true;
  if (configuration.referredBy(lock, 'scope').some(({ type }) => type === 'azurerm_resource_group')) return true;
  const scope = get(lock, 'scope');
  return typeof scope === 'string' && ['resourceGroup', 'subscription'].includes(reachOf(scope));
}

export const control: Control = {
  id: 'workspace-protected-from-deletion',
  title: 'The workspace cannot be deleted by mistake or by an intruder in passing',
  severity: 'high',
  info: 'A management lock keeps the workspace, or something in it, from being deleted.',
  why: 'With the workspace go the logs, the incidents and the rules: it is the first thing to delete for somebody who covers tracks.',
  fix: 'Set `lock.enabled` to true.',
  patch: inEnvironment('lock:\n  enabled: true'),
  playbook: ['PRE-1'],
  frameworks: {
    nistCsf: ['PR.DS-01', 'RS.AN-07'],
    nist80053: ['AU-9', 'AC-6'],
    cisV8: ['3.3', '8.3'],
    iso27001: ['A.5.33', 'A.8.15'],
    mcsb: ['LT-6', 'AM-4'],
  },
  needs: ['foundation'],
  judges: { azurerm_management_lock: ['scope', 'lock_level'] },
  check(configuration) {
    const locks = configuration.all('azurerm_management_lock').filter((lock) => protects(configuration, lock));
    if (locks.length > 0)
      return locks.map((lock) => {
        const level = get(lock, 'lock_level');
        return judge(
          lock,
          level,
          (l) => LEVELS.includes(l as string),
          'level',
          `The workspace can be deleted: the lock has level ${asText(level)}.`,
        );
      });
    return eachWorkspace(configuration, 'whether it is locked', (workspace) =>
      fail(
        workspace,
        'lock',
        'The workspace can be deleted by mistake or by an intruder in passing: nothing locks it.',
      ),
    );
  },
};

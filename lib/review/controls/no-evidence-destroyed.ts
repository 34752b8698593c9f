import { EVIDENCE } from '../changes/losses';
import { type Control, fail, pass, skip } from '../control/control';

export const control: Control = {
  id: 'no-evidence-destroyed',
  title: 'The plan destroys nothing that holds or gathers evidence',
  severity: 'critical',
  info: 'A plan neither deletes nor replaces the workspace, the onboarding, a diagnostic setting, the archive or the resource group.',
  why: 'A replacement is a deletion with a new name: logs, incidents and rules are gone, and what happens meanwhile is never logged.',
  fix: 'See which argument forces it and take that change back; where it is meant, say so in a suppression for this one address.',
  playbook: ['PRE-1', 'REQ-1'],
  frameworks: {
    nistCsf: ['PR.DS-01', 'ID.RA-07'],
    nist80053: ['AU-9', 'CM-3', 'CM-4'],
    cisV8: ['8.1', '3.3'],
    iso27001: ['A.8.32', 'A.5.33', 'A.5.28'],
    mcsb: ['AM-4', 'LT-6'],
  },
  check(configuration) {
    const changes = configuration.changes;
    if (!changes) return [skip('The input is no plan: what an apply would change is not in it.')];
    const destroyed = changes.filter(
      ({ type, action }) => EVIDENCE.get(type) && (action === 'delete' || action === 'replace'),
    );
    if (destroyed.length === 0) return [pass(undefined, `${changes.length} changes, none of them destroys evidence.`)];
    return destroyed.map(({ address, type, action, stack, because }) => {
      const forced = because.length ? ` (forced by ${because.join(', ')})` : '';
      const message = `The plan ${action === 'delete' ? 'deletes' : 'replaces'} evidence${forced}: ${EVIDENCE.get(type)}.`;
      return fail({ address, stack }, action, message);
    });
  },
};

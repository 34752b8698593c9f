import { type Control, fail, inRule, pass, unknown } from '../control/control';
import { alertRules } from '../facts/detections';

const TESTS = `tests:
  - name: what has to be found
    match: true
    events:
      SigninLogs:
        - { UserId: 3c5e7f90-1a2b-4c3d-9e4f-5a6b7c8d9e0f }
  - name: what looks like it and is harmless
    match: false
    events:
      SigninLogs: []`;

export const control: Control = {
  id: 'rules-have-tests',
  title: 'No rule without sample cases',
  severity: 'medium',
  info: 'Beside each deployed rule stand cases that `ttk test` runs: one that must match, one that must not.',
  why: 'A query that never saw an event is a hope, not a detection.',
  fix: 'Add `tests` to the rule file.',
  patch: inRule(TESTS),
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.AE-02', 'PR.PS-06'],
    nist80053: ['SI-4', 'SA-11'],
    cisV8: ['13.11', '16.1'],
    iso27001: ['A.8.29', 'A.8.16'],
    mcsb: ['LT-1'],
  },
  needs: ['detections'],
  check: (configuration) =>
    alertRules(configuration).map(({ resource, name, facts }) => {
      if (facts?.tests === undefined)
        return unknown(resource, 'tests', `The input does not tell whether '${name}' has sample cases.`);
      return facts.tests > 0
        ? pass(resource, `${facts.tests} cases in ${facts.file}`)
        : fail(resource, 'none', `Nobody knows whether '${name}' ever matches: ${facts.file} has no sample cases.`);
    }),
};

import { isError } from '../../lib/files/problem';
import { minimal, readFolder, readOne } from './workbench';

test('settings of what is switched off are told where they stand, and stop nothing', () => {
  const { environment, problems, reported } = readOne(`diagnostics:
  archive: { deleteAfterDays: 400, immutableDays: 30 }
  stream: { enabled: false, partitions: 8 }
lock: { notes: Ask first. }
automation: { enabled: false, ownerObjectId: 33333333-3333-4333-8333-333333333333 }
`);
  expect(environment).toBeDefined();
  expect(problems.filter(isError)).toEqual([]);
  expect(reported).toEqual([
    "one.yaml:6:14 environment/setting-without-effect: 'diagnostics.archive.deleteAfterDays' has no effect: diagnostics.archive.enabled is false",
    "one.yaml:6:36 environment/setting-without-effect: 'diagnostics.archive.immutableDays' has no effect: diagnostics.archive.enabled is false",
    "one.yaml:7:29 environment/setting-without-effect: 'diagnostics.stream.partitions' has no effect: diagnostics.stream.enabled is false",
    "one.yaml:8:9 environment/setting-without-effect: 'lock.notes' has no effect: lock.enabled is false",
    "one.yaml:9:31 environment/setting-without-effect: 'automation.ownerObjectId' has no effect: automation.enabled is false",
  ]);
});

test('what a base says is meant for those that switch it on', () => {
  const base = 'abstract: true\ndiagnostics: { archive: { deleteAfterDays: 400 } }\nlock: { notes: Ask first. }\n';
  const own = `extends: base.yaml\n${minimal}`;
  expect(
    readFolder({
      'base.yaml': base,
      'off.yaml': own,
      'on.yaml': `${own.replace('22222222-2', '33333333-3')}diagnostics: { archive: { enabled: true } }\n`,
    }).reported,
  ).toEqual([]);
});

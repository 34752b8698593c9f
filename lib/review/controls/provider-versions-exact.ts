import { type Control, fail, pass, stackOf } from '../control/control';

const EXACT = /^\s*=?\s*\d+\.\d+\.\d+(-[\w.]+)?\s*$/;

export const control: Control = {
  id: 'provider-versions-exact',
  title: 'Providers are pinned to one version',
  severity: 'medium',
  info: 'Each provider has an exact version, not a range.',
  why: 'With a range, what was reviewed today is not what is deployed tomorrow; defaults change between versions.',
  fix: 'Write one version under `required_providers`, as the kit does.',
  playbook: [],
  frameworks: {
    nistCsf: ['PR.PS-01', 'GV.SC-05'],
    nist80053: ['CM-2', 'SR-3'],
    cisV8: ['16.4', '2.2'],
    iso27001: ['A.8.9', 'A.5.21'],
    mcsb: ['DS-2'],
  },
  check: ({ stacks }) =>
    stacks.flatMap(({ name, providers }) =>
      providers
        .filter((provider) => provider.name !== 'terraform')
        .map((provider) => {
          const text = `${name}: ${provider.name} ${provider.version ?? 'without a version'}`;
          return EXACT.test(provider.version ?? '')
            ? pass(stackOf(name), text)
            : fail(
                stackOf(name),
                provider.name,
                `Another provider may run tomorrow than was reviewed: ${text} is not pinned to one version.`,
              );
        }),
    ),
};

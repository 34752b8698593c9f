import { type Control, fail, pass, stackOf, unknown } from '../control/control';
import { isUnknown, valueAt } from '../input/value';

export const control: Control = {
  id: 'workspace-recoverable',
  title: 'A deleted workspace can be recovered',
  severity: 'medium',
  info: 'The azurerm provider does not purge workspaces when it destroys them.',
  why: 'A workspace that is deleted softly can be had back for 14 days, with its logs; a purged one is gone.',
  fix: 'Synthesize anew: the kit writes `permanently_delete_on_destroy = false`.',
  playbook: ['PRE-1'],
  frameworks: {
    nistCsf: ['PR.DS-11'],
    nist80053: ['AU-9', 'CP-9'],
    cisV8: ['11.3'],
    iso27001: ['A.8.13', 'A.5.33'],
    mcsb: ['BR-2', 'LT-6'],
  },
  needs: ['foundation'],
  check: (configuration) =>
    configuration.stacks
      .filter(({ resources }) => resources.some(({ type }) => type === 'azurerm_log_analytics_workspace'))
      .flatMap(({ name, providers }) =>
        providers.filter((p) => p.name === 'azurerm').map(({ blocks }) => ({ name, blocks })),
      )
      .map(({ name, blocks }) => {
        const path = ['features', 'log_analytics_workspace', 'permanently_delete_on_destroy'];
        const values = blocks.map((block) => valueAt(block, path));
        if (values.includes(true))
          return fail(
            stackOf(name),
            'purge',
            'A workspace that Terraform destroys is gone at once, with its logs: the provider purges it.',
          );
        return values.some(isUnknown)
          ? unknown(stackOf(name), 'purge', 'Whether the provider purges workspaces is not in the input.')
          : pass(stackOf(name), 'Workspaces are deleted softly.');
      }),
};

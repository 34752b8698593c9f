import type { ControlCase, ControlCases } from '../cases';
import type { Json } from '../world';

const says = (when: string, meta: Json, finding?: string): ControlCase => ({
  when,
  change: ({ f }) => {
    Object.assign(f.azurerm_storage_account.archive, meta);
  },
  ...(finding ? { finding, address: 'azurerm_storage_account.archive' } : {}),
});

const ignores = (when: string, type: string, argument: string): ControlCase => ({
  when,
  change: ({ f }) => {
    f[type] = { x: { lifecycle: { ignore_changes: [argument] } } };
  },
});

export const cases: ControlCases = {
  compliant: [
    { when: 'it is as the kit writes it' },
    says('a destroy is stopped', { lifecycle: { prevent_destroy: true, create_before_destroy: true } }),
    says('an apply can be stopped', { lifecycle: [{ precondition: [{ condition: '${true}', error_message: 'x' }] }] }),
    says('the provider itself is named', { provider: 'azurerm' }),
    says('it is one of one', { count: 1 }),
    ignores('the principal of a fallback identity is ignored', 'azurerm_role_assignment', 'principal_id'),
    ignores('so is that of a right of an application', 'azuread_app_role_assignment', 'principal_object_id'),
  ],
  nonCompliant: [
    says('it is counted to none', { count: 0 }, 'count'),
    says('it is for each of nothing', { for_each: {} }, 'for_each'),
    says('all changes by hand stay', { lifecycle: { ignore_changes: 'all' } }, 'ignore_changes'),
    says('those of one argument do', { lifecycle: [{ ignore_changes: ['min_tls_version'] }] }, 'ignore_changes'),
    says('what is ignored is written as an expression', { lifecycle: { ignore_changes: '${all}' } }, 'ignore_changes'),
    ignores('another argument of a role is ignored', 'azurerm_role_assignment', 'scope'),
    says(
      'it is made anew with something else',
      { lifecycle: { replace_triggered_by: ['a.b'] } },
      'replace_triggered_by',
    ),
    says('it is switched off as OpenTofu does', { lifecycle: { enabled: false } }, 'enabled'),
    says('it is deployed through an alias', { provider: 'azurerm.elsewhere' }, 'provider'),
    ...['moved', 'import', 'removed'].map(
      (kind): ControlCase => ({
        when: `the state is changed by a block '${kind}'`,
        change: ({ foundation }) => {
          foundation[kind] = [{ from: 'azurerm_storage_account.old', to: 'azurerm_storage_account.archive' }];
        },
        finding: kind,
        address: kind,
      }),
    ),
  ],
  unknown: [says('how many are made cannot be worked out', { count: '${var.archive ? 1 : 0}' })],
};

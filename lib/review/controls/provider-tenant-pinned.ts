import { mapOf } from '../../values/maps';
import { type Control, fail, pass, stackOf, unknown } from '../control/control';
import { isUnknown } from '../input/value';

/** The arguments that fix where a provider deploys; without them the signed-in account decides. */
const TARGET = mapOf({ azurerm: ['tenant_id', 'subscription_id'], azuread: ['tenant_id'] });

export const control: Control = {
  id: 'provider-tenant-pinned',
  title: 'Providers name the tenant and the subscription',
  severity: 'medium',
  info: 'Each provider block names its tenant, and azurerm its subscription.',
  why: 'Otherwise the plan of one tenant can be applied to another: the one somebody is signed in to.',
  fix: 'Set `tenant_id` and `subscription_id` in the provider; the kit takes them from `tenant.id` and `subscriptionId`.',
  playbook: [],
  frameworks: {
    nistCsf: ['PR.PS-01', 'PR.AA-03'],
    nist80053: ['CM-6', 'IA-2'],
    cisV8: ['4.1'],
    iso27001: ['A.8.9'],
    mcsb: ['DS-6'],
  },
  check: ({ stacks }) =>
    stacks.flatMap(({ name: stack, providers }) =>
      providers.flatMap(({ name, blocks }) =>
        blocks.flatMap((block) =>
          (TARGET.get(name) ?? []).map((argument) => {
            const value = block[argument];
            const text = `${stack}: ${argument} of ${name}`;
            if (isUnknown(value)) return unknown(stackOf(stack), argument, `${text} is not in the input.`);
            return typeof value === 'string' && value
              ? pass(stackOf(stack), text)
              : fail(
                  stackOf(stack),
                  argument,
                  `The plan can be applied to any tenant that somebody is signed in to: ${text} is not set.`,
                );
          }),
        ),
      ),
    ),
};

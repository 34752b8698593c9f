import { type Control, fail, type Mark, pass, stackOf, unknown } from '../control/control';
import { belonging, homeOf, pointers } from '../facts/belongs';
import type { Configuration, Resource, Stack } from '../input/configuration';
import { get } from '../input/configuration';
import { isUnknown, shown, type Value } from '../input/value';

function judgeResource(configuration: Configuration, resource: Resource): readonly Mark[] {
  return pointers(resource.type).flatMap((argument): Mark[] => {
    const found = belonging(configuration, resource, argument);
    if (found === undefined) return [];
    if (found === 'here') return [pass(resource)];
    const value = get(resource, argument);
    return found === 'unknown'
      ? [unknown(resource, argument, `Where ${argument} leads is not in the input.`)]
      : [
          fail(
            resource,
            argument,
            `It points elsewhere: ${argument} is ${isUnknown(value) ? value.expression : shown(value)}.`,
          ),
        ];
  });
}

/** Where the state lies, apart from what tells the two stacks apart. */
const OF_EACH_STACK = new Set(['key', 'path', 'prefix', 'workspaces', 'workspace_key_prefix']);

function judgeStack(configuration: Configuration, stack: Stack): readonly Mark[] {
  const { tenant, subscription } = homeOf(configuration);
  const agrees = (what: string, value: Value, home: string | undefined): Mark[] =>
    typeof value !== 'string' || home === undefined || value.toLowerCase() === home
      ? []
      : [
          fail(
            stackOf(stack.name),
            what,
            `The ${what} of ${stack.name} is ${shown(value)}, and others of the environment say '${home}'.`,
          ),
        ];
  const providers = stack.providers.flatMap(({ name, blocks }) =>
    blocks.flatMap((block) => [
      ...agrees(`${name}.tenant_id`, block.tenant_id, tenant),
      ...agrees(`${name}.subscription_id`, block.subscription_id, subscription),
    ]),
  );
  const [first] = configuration.stacks;
  const { backend } = stack;
  const other = first !== stack && first?.backend && backend ? first.backend : undefined;
  const keys = other ? [...new Set([...Object.keys(other.values), ...Object.keys(backend!.values)])] : [];
  const differs = keys.filter(
    (key) => !OF_EACH_STACK.has(key) && JSON.stringify(other!.values[key]) !== JSON.stringify(backend!.values[key]),
  );
  const apart = other && other.type !== backend!.type ? ['type'] : differs;
  return [
    ...providers,
    ...agrees('backend.tenant_id', backend?.values.tenant_id, tenant),
    ...apart.map((key) =>
      fail(
        stackOf(stack.name),
        `backend.${key}`,
        `The states of ${first!.name} and ${stack.name} lie apart: ${key} of their backends differs.`,
      ),
    ),
    ...(other && backend?.type === 'azurerm' && backend.values.key === other.values.key
      ? [
          fail(
            stackOf(stack.name),
            'backend.key',
            `${first!.name} and ${stack.name} write one state: each destroys what the other made.`,
          ),
        ]
      : []),
  ];
}

export const control: Control = {
  id: 'everything-points-here',
  title: 'Everything leads to the workspace, the subscription and the tenant of the environment',
  severity: 'high',
  info: 'Rules, log settings, connectors, locks, roles, watchlists, providers and backends name the workspace, resource group, subscription and tenant that this environment deploys.',
  why: 'Logs that flow into somebody else’s workspace, or a lock on another group, look the same in every list and protect nothing.',
  fix: 'Run `ttk synth` again: all of it follows from tenant.id, subscriptionId, workspace and naming of the environment.',
  playbook: ['PRE-1', 'REQ-1', 'REQ-4'],
  frameworks: {
    nistCsf: ['PR.PS-01', 'DE.CM-09'],
    nist80053: ['CM-6', 'AU-9', 'SI-4'],
    cisV8: ['4.1', '8.9'],
    iso27001: ['A.8.9', 'A.8.15'],
    mcsb: ['LT-5', 'DS-6'],
  },
  judges: { 'azurerm_*': pointers('azurerm_*') },
  check: (configuration) => [
    ...configuration.resources.flatMap((resource) => judgeResource(configuration, resource)),
    ...configuration.stacks.flatMap((stack) => judgeStack(configuration, stack)),
  ],
};

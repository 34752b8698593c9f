import { type Control, fail, type Mark, pass, stackOf } from '../control/control';
import type { OtherBlock, Resource, Stack } from '../input/configuration';
import { harmlessData } from '../world/data-sources';
import { knownTypes } from '../world/kinds';
import { PROVIDER_SOURCES, providerKinds } from '../world/settings';

/** Kinds that are known for what they can do. */
const NOTORIOUS: readonly (readonly [type: RegExp, does: string])[] = [
  [/^azapi_/, 'it says anything to Azure, past the provider and past every control'],
  [/^(terraform_data|null_resource)$/, 'it exists to run commands, or to make others anew'],
  [/_role_definition$|^azuread_custom_directory_role$/, 'it makes a role of its own, which can hold any right'],
  [/_template_deployment$/, 'it deploys whatever its template says'],
];

function judgeResource(resource: Resource, known: boolean): readonly Mark[] {
  const { type, meta } = resource;
  const does = NOTORIOUS.find(([pattern]) => pattern.test(type))?.[1] ?? 'no control judges it';
  return [
    known
      ? pass(resource)
      : fail(resource, 'type', `A kind of resource is deployed that the review does not know, ${type}: ${does}.`),
    ...(meta.provisioner === undefined
      ? []
      : [
          fail(
            resource,
            'provisioner',
            'Commands run on the machine that deploys, or elsewhere, when Terraform makes it.',
          ),
        ]),
    ...(meta.connection === undefined
      ? []
      : [fail(resource, 'connection', 'Terraform signs in to a machine when it makes it.')]),
  ];
}

/** Blocks that another control, or the list of what was not judged, tells. */
const ELSEWHERE = new Set(['variable', 'check', 'moved', 'import', 'removed']);

function judgeBlock(block: OtherBlock): readonly Mark[] {
  const { kind, address, values } = block;
  const where = { address, stack: block.stack };
  if (ELSEWHERE.has(kind)) return [];
  if (kind === 'module') {
    const source = typeof values.source === 'string' ? values.source : 'a place that is not named';
    return [fail(where, 'module', `Resources come from a module that is not part of the kit: ${source}.`)];
  }
  if (kind === 'data') {
    const type = address.replace(/^(?:module\.[^.]+\.)*data\./, '').split('.')[0]!;
    return harmlessData[type]
      ? [pass(where)]
      : [fail(where, 'data', `Terraform asks ${type} already while it plans, and that can run anything.`)];
  }
  return [fail(where, kind, `The configuration has a block that the review does not know: ${kind}.`)];
}

function judgeStack({ name, providers, besides }: Stack): readonly Mark[] {
  return [
    ...providers
      .filter((provider) => provider.name !== 'terraform')
      .map((provider) => {
        const { source = provider.name } = provider;
        return providerKinds.has(provider.name) && PROVIDER_SOURCES.has(source)
          ? pass(stackOf(name))
          : fail(
              stackOf(name),
              `provider.${provider.name}`,
              `${name} runs a provider that the review does not know: ${source}.`,
            );
      }),
    ...besides.map((file) =>
      fail(
        stackOf(name),
        file,
        `Terraform reads a file beside the configuration of ${name} that nobody judged: ${file}.`,
      ),
    ),
  ];
}

export const control: Control = {
  id: 'nothing-foreign-deployed',
  title: 'Nothing is deployed of a kind that the review does not know',
  severity: 'high',
  info: 'Every resource, provider, data source and block is of a kind that controls judge; there is no module, no provisioner, and no further file of Terraform beside the configuration.',
  why: 'What no control looks at can do anything: give rights away, run commands, open the workspace, and the review would still read well.',
  fix: 'Take it out, or deploy it from a configuration of its own; a kind that belongs here gets a control that judges it.',
  playbook: [],
  frameworks: {
    nistCsf: ['PR.PS-01', 'ID.AM-08', 'GV.SC-05'],
    nist80053: ['CM-2', 'CM-7', 'SR-3'],
    cisV8: ['2.2', '4.1'],
    iso27001: ['A.8.9', 'A.8.19'],
    mcsb: ['AM-2', 'DS-2'],
  },
  check({ resources, stacks }, controls) {
    const known = knownTypes(controls);
    return [
      ...resources.flatMap((resource) => judgeResource(resource, known.has(resource.type))),
      ...stacks.flatMap((stack) => [...judgeStack(stack), ...stack.others.flatMap(judgeBlock)]),
    ];
  },
};

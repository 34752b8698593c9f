import { asText } from '../../values/text';
import { type Control, fail, type Mark, pass, unknown } from '../control/control';
import type { NotMade, OtherBlock, Resource } from '../input/configuration';
import { blocksOf, hasUnknown, textsOf, type Value } from '../input/value';
import { harmlessLifecycle, ignorable } from '../world/lifecycle';

const REPEATED = ['count', 'for_each'] as const;

function judgeResource(resource: Resource): readonly Mark[] {
  const { meta } = resource;
  const found = [
    ...REPEATED.filter((name) => meta[name] !== undefined && hasUnknown(meta[name])).map((name) =>
      unknown(resource, name, `How many of it are made, if any, is not in the input: ${name} cannot be worked out.`),
    ),
    ...(meta.provider === undefined || isPlain(meta.provider, resource.type)
      ? []
      : [
          fail(
            resource,
            'provider',
            `It is deployed through another provider block: ${asText(textsOf(meta.provider)[0] ?? meta.provider)}.`,
          ),
        ]),
    ...blocksOf(meta.lifecycle).flatMap((lifecycle) =>
      Object.entries(lifecycle).flatMap(([name, value]) => judgeLifecycle(resource, name, value)),
    ),
  ];
  return found.length > 0 ? found : [pass(resource)];
}

/** The provider itself, as against one of its aliases. */
const isPlain = (provider: Value, type: string) => provider === type.split('_')[0];

function judgeLifecycle(resource: Resource, name: string, value: Value): readonly Mark[] {
  if (Object.hasOwn(harmlessLifecycle, name)) return [];
  if (name === 'ignore_changes') {
    const allowed = Object.keys(ignorable[resource.type] ?? {});
    const ignored = value === 'all' || textsOf(value).length === 0 ? ['all'] : textsOf(value);
    return ignored
      .map((argument) => argument.replace(/^\$\{(.*)\}$/, '$1'))
      .filter((argument) => !allowed.includes(argument))
      .map((argument) =>
        fail(
          resource,
          'ignore_changes',
          `What is changed by hand stays so, whatever the configuration says: ignore_changes of ${argument === 'all' ? 'all arguments' : argument}.`,
        ),
      );
  }
  if (name === 'replace_triggered_by')
    return [
      fail(resource, name, `It is destroyed and made anew when something else changes: ${textsOf(value).join(', ')}.`),
    ];
  return [fail(resource, name, `Terraform does with it what the review does not know: lifecycle.${name}.`)];
}

const notMade = ({ address, stack, because }: NotMade): Mark =>
  fail(
    { address, stack },
    because,
    because === 'count'
      ? 'It is written and not made: its count is 0.'
      : 'It is written and not made: it is for each of nothing.',
  );

/** Blocks that change what the state says a resource is. */
const STATE: Readonly<Record<string, string>> = {
  moved: 'Another resource takes its place in the state, with all that is deployed',
  import: 'Something that was made elsewhere becomes part of the deployment',
  removed: 'Terraform forgets it: nobody looks after it any more',
};

function judgeBlock({ kind, address, stack, values }: OtherBlock): readonly Mark[] {
  const text = Object.hasOwn(STATE, kind) ? STATE[kind] : undefined;
  if (text === undefined) return [];
  const about = [values.from, values.to].flatMap(textsOf).map((name) => name.replace(/^\$\{(.*)\}$/, '$1'));
  return [fail({ address, stack }, kind, `${text}${about.length ? `: ${about.join(' to ')}` : ''}.`)];
}

export const control: Control = {
  id: 'resources-fully-managed',
  title: 'Terraform makes all that is written, and keeps it as it is written',
  severity: 'high',
  info: 'No resource is counted to none, left to changes by hand (ignore_changes), deployed through another provider block, or moved, imported or forgotten in the state.',
  why: 'Such a resource reads like all others in the configuration; in Azure it is not there, or not as it reads.',
  fix: 'Remove the meta-argument or the block; the kit writes none. Where it is meant for a migration, accept it for its time with a suppression.',
  playbook: [],
  frameworks: {
    nistCsf: ['PR.PS-01', 'ID.RA-07'],
    nist80053: ['CM-2', 'CM-3', 'CM-6'],
    cisV8: ['4.1'],
    iso27001: ['A.8.9', 'A.8.32'],
    mcsb: ['AM-4', 'DS-6'],
  },
  check: ({ resources, stacks }) => [
    ...resources.flatMap(judgeResource),
    ...stacks.flatMap((stack) => [...stack.notMade.map(notMade), ...stack.others.flatMap(judgeBlock)]),
  ],
};

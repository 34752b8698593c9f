import { createHash } from 'node:crypto';
import type { Control } from '../control/control';
import type { Configuration, Resource, Stack } from '../input/configuration';
import { type Block, isBlock, isUnknown, type Value, valueAt } from '../input/value';
import { provenanceOf } from '../provenance/provenance';
import { type KnownType, knownType, knownTypes, type Said } from './kinds';
import { providerKinds, terraformKind } from './settings';
import type { Unjudged } from './unjudged';
import { type Voucher, voucherOf } from './voucher';

const NOBODY = 'No control judges it, and it is not known to be harmless.';

/** Everything of a configuration that no control judges, that is not known to be harmless and that nothing vouches for. */
export function unjudgedOf(configuration: Configuration, controls: readonly Control[]): readonly Unjudged[] {
  const known = knownTypes(controls);
  const voucher = voucherOf(configuration);
  return [
    ...configuration.resources.flatMap((resource) => ofResource(resource, known.get(resource.type), voucher)),
    ...configuration.stacks.flatMap((stack) => ofStack(stack, voucher)),
    ...removedFrom(configuration),
  ];
}

/** What synth wrote and is gone. */
function removedFrom(configuration: Configuration): readonly Unjudged[] {
  return provenanceOf(configuration)
    .edited.filter(({ what, address }) => what === 'removed' && !address.startsWith('output.'))
    .map(({ address, stack }) => ({
      address,
      path: '',
      reason: 'It was taken out after synthesis; only its origin knows whether it may be missing.',
      stack,
    }));
}

/** One of a type that nobody knows is a finding of nothing-foreign-deployed. */
function ofResource(resource: Resource, type: KnownType | undefined, voucher: Voucher): readonly Unjudged[] {
  if (!type) return [];
  const { address, stack, values, written = values } = resource;
  return walk(written, type, { address, stack }, voucher);
}

const PROVIDERS = new Map([...providerKinds].map(([name, kind]) => [name, knownType(kind.judged, kind)]));
const TERRAFORM = knownType(terraformKind.judged, terraformKind);
const KIT = knownType([], {
  vouched: { kit: 'Only the compiler knows what the environment declares and which rules it has.' },
});

function ofStack(stack: Stack, voucher: Voucher): readonly Unjudged[] {
  const { name } = stack;
  const providers = stack.providers.flatMap((provider) => {
    const type = PROVIDERS.get(provider.name);
    return type
      ? provider.blocks.flatMap((block) =>
          walk(block, type, { address: `provider.${provider.name}`, stack: name }, voucher),
        )
      : [];
  });
  const others = stack.others.flatMap(({ kind, address }): Unjudged[] => {
    const reason = Object.hasOwn(OTHERS, kind) ? OTHERS[kind] : undefined;
    return reason === undefined ? [] : [{ address, path: '', reason, stack: name }];
  });
  return [
    ...providers,
    ...walk(stack.settings ?? {}, TERRAFORM, { address: 'terraform', stack: name }, voucher),
    ...(stack.parts.includes('detections') || 'kit' in stack.locals
      ? walk({ kit: stack.locals.kit }, KIT, { address: 'locals', stack: name }, voucher)
      : []),
    ...others,
  ];
}

/** Blocks that the configuration holds and only something outside decides about; all other kinds are findings. */
const OTHERS: Readonly<Record<string, string>> = {
  variable: 'Its value comes from outside: from a file, the command line or the machine that deploys.',
  check: 'What its conditions look at is not looked at here.',
};

/** Goes through all that is written, as deep as something is said of it. */
function walk(
  written: Block,
  { said, above, vouched }: KnownType,
  where: { readonly address: string; readonly stack: string },
  voucher: Voucher,
): readonly Unjudged[] {
  const open = new Map<string, { readonly about: Said | undefined; readonly values: Value[] }>();
  const visit = (value: Value, path: string, inherited: Said | undefined): void => {
    if (value === undefined || value === null) return;
    const about = said.get(path) ?? inherited;
    const deeper = about === undefined || above.has(path);
    if (deeper && Array.isArray(value) && value.length > 0)
      for (const item of value as readonly Value[]) visit(item, path, inherited);
    else if (deeper && isBlock(value) && Object.keys(value).length > 0)
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`, about);
    else if (about === undefined || (about.by === 'vouched' && !voucher(where, path))) {
      const entry = open.get(path);
      if (entry) entry.values.push(value);
      else open.set(path, { about, values: [value] });
    }
  };
  for (const [key, value] of Object.entries(written)) visit(value, key, undefined);
  // What is not written has the provider's default: whether that is meant, only the origin knows too.
  for (const [path, way] of vouched)
    if (!voucher(where, path) && valueAt(written, way) === undefined)
      open.set(path, { about: said.get(path), values: [] });
  return [...open].map(([path, { about, values }]) => ({
    address: where.address,
    path,
    reason: about?.reason ?? (values.some(isUnknown) ? 'What it says is known after apply only.' : NOBODY),
    ...(about ? { value: brief(values) } : {}),
    stack: where.stack,
  }));
}

const BRIEF = 80;

/** What is to be compared by a person: the value where it is short, else its fingerprint. */
function brief(values: readonly Value[]): string {
  if (values.length === 0) return 'nothing';
  const [only] = values;
  const text =
    values.length === 1 && typeof only === 'string' ? only : JSON.stringify(values.length === 1 ? only : values);
  if (text.length <= BRIEF && !text.includes('\n')) return text;
  return `sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 16)}, ${text.length} characters`;
}

import { fingerprint } from '../values/fingerprint';
import { mapOf } from '../values/maps';

/** What a configuration in Terraform's JSON syntax says, as fingerprints. */
export interface Fingerprints {
  /** Address of a resource -> argument, meta-arguments included -> fingerprint. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Every other block, e.g. `provider.azurerm`, `terraform.backend`, `locals.kit`, `output.workspace_id`. */
  readonly blocks: Readonly<Record<string, string>>;
}

/** How many names stand before the body of a block. A setting of `terraform` and a local value count as blocks of their own. */
const LABELS = mapOf({
  check: 1,
  data: 2,
  ephemeral: 2,
  locals: 1,
  module: 1,
  output: 1,
  provider: 1,
  resource: 2,
  terraform: 1,
  variable: 1,
});

/** Terraform takes this key of a block for a comment; cdktf puts paths of constructs there. */
const COMMENT = '//';

export function fingerprintsOf(root: object): Fingerprints {
  const resources = new Map<string, Record<string, string>>();
  const blocks = new Map<string, string>();
  for (const [kind, value] of Object.entries(root)) {
    if (kind === COMMENT) continue;
    for (const [address, bodies] of bodiesOf(value, LABELS.get(kind) ?? 0)) {
      if (kind === 'resource') resources.set(address, argumentsOf(bodies));
      else blocks.set(address ? `${kind}.${address}` : kind, fingerprint(bodies.map(withoutComment)));
    }
  }
  return { resources: inOrder(resources), blocks: inOrder(blocks) };
}

/** Bodies by address: a block may be written once, or in lists at every level. */
function bodiesOf(value: unknown, labels: number): ReadonlyMap<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  const visit = (here: unknown, path: readonly string[]): void => {
    const named = path.length < labels && typeof here === 'object' && here !== null;
    if (!named) found.set(path.join('.'), [...(found.get(path.join('.')) ?? []), here]);
    else if (Array.isArray(here)) for (const item of here) visit(item, path);
    else for (const [key, inner] of Object.entries(here)) if (key !== COMMENT) visit(inner, [...path, key]);
  };
  visit(value, []);
  return found;
}

/** Usually there is one body; what a second says of the same argument stands beside the first. */
function argumentsOf(bodies: readonly unknown[]): Record<string, string> {
  const said = new Map<string, unknown[]>();
  for (const body of bodies.flat()) {
    const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [['', body] as const];
    for (const [name, value] of entries) if (name !== COMMENT) said.set(name, [...(said.get(name) ?? []), value]);
  }
  return inOrder(new Map([...said].map(([name, values]) => [name, fingerprint(values)])));
}

function withoutComment(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== COMMENT));
}

const inOrder = <T>(found: ReadonlyMap<string, T>): Record<string, T> =>
  Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));

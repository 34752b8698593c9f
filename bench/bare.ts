/**
 * The baseline of the synth bench: a bare CDKTF program. It makes the resources that a specification lists, with the
 * arguments it lists, and does nothing else: no reading of YAML, no checks, no choice.
 */
import { readFileSync } from 'node:fs';
import { App, TerraformStack } from 'cdktf';

interface Specification {
  readonly stacks: readonly {
    readonly name: string;
    readonly providers: Readonly<Record<string, object>>;
    readonly resources: readonly { readonly type: string; readonly name: string; readonly config: object }[];
  }[];
}

const [specification, outdir] = process.argv.slice(2);
const { stacks } = JSON.parse(readFileSync(specification!, 'utf8')) as Specification;
const app = new App({ outdir });
for (const { name, providers, resources } of stacks) {
  const stack = new TerraformStack(app, name);
  for (const [provider, config] of Object.entries(providers))
    new (classOf(provider, 'provider'))(stack, provider, config);
  for (const { type, name: id, config } of resources) new (classOf(...parts(type)))(stack, `${type}_${id}`, config);
}
app.synth();

type ResourceClass = new (scope: TerraformStack, id: string, config: object) => unknown;

/** `azurerm_role_assignment` -> the class of `@cdktf/provider-azurerm/lib/role-assignment`. */
function classOf(provider: string, file: string): ResourceClass {
  const exported = require(`@cdktf/provider-${provider}/lib/${file}`) as Record<string, unknown>;
  return Object.values(exported).find(isResourceClass)!;
}

function isResourceClass(value: unknown): value is ResourceClass {
  return typeof value === 'function' && 'tfResourceType' in value;
}

function parts(type: string): [string, string] {
  const [provider, ...words] = type.split('_');
  return [provider!, words.join('-')];
}

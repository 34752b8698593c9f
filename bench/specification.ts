import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rewrites synthesized stacks as the specification that bare.ts takes. */
export function specificationOf(outdir: string): object {
  const folder = join(outdir, 'stacks');
  const stacks = readdirSync(folder)
    .sort()
    .map((name) => {
      const config = JSON.parse(readFileSync(join(folder, name, 'cdk.tf.json'), 'utf8'));
      const providers = Object.fromEntries(
        Object.entries(config.provider as Record<string, object[]>).map(([key, blocks]) => [key, camel(blocks[0])]),
      );
      const resources = Object.entries((config.resource ?? {}) as Record<string, Record<string, object>>).flatMap(
        ([type, named]) =>
          Object.entries(named).map(([id, values]) => ({ type, name: id, config: argumentsOf(values) })),
      );
      return { name, providers, resources };
    });
  return { stacks };
}

/** Maps whose keys are people's own, not argument names. */
const FREE_MAPS = new Set(['tags', 'custom_details', 'properties']);

function argumentsOf(values: object): object {
  const { '//': _metadata, depends_on: _after, ...rest } = values as Record<string, unknown>;
  return camel(rest) as object;
}

function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase()),
      FREE_MAPS.has(key) ? item : camel(item),
    ]),
  );
}

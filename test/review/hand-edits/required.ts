import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

type Interfaces = ReadonlyMap<string, ReadonlyMap<string, { readonly required: boolean; readonly type: string }>>;

const read = new Map<string, Interfaces | undefined>();

/** The interfaces that the provider's package declares for a type, from its declaration file; undefined: it has no such type. */
function interfacesOf(type: string): Interfaces | undefined {
  if (!read.has(type)) {
    const [provider, ...words] = type.split('_');
    try {
      const path = `${dirname(require.resolve(`@cdktf/provider-${provider}/lib/${words.join('-')}`))}/index.d.ts`;
      const found = [...readFileSync(path, 'utf8').matchAll(/export interface (\w+)[^{]*\{(.*?)\n\}/gs)];
      read.set(
        type,
        new Map(
          found.map(([, name, body]) => [
            name!,
            new Map(
              [...body!.matchAll(/readonly (\w+)(\??): ([\w.]+)/g)].map(([, property, optional, of]) => [
                property!,
                { required: optional === '', type: of! },
              ]),
            ),
          ]),
        ),
      );
    } catch {
      read.set(type, undefined);
    }
  }
  return read.get(type);
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Whether Terraform refuses a resource without the argument: the provider's schema says that it has to be there. */
export function isRequired(type: string, path: string): boolean {
  const interfaces = interfacesOf(type);
  let here = interfaces && [...interfaces].find(([name]) => name.endsWith('Config'))?.[1];
  let required = false;
  for (const step of path.split('.')) {
    const property = here?.get(camel(step));
    if (!property) return false;
    required = property.required;
    here = interfaces!.get(property.type);
  }
  return required;
}

import type { Json } from '../world';
import { type HandEdit, withValue } from './edit';

type Way = readonly (string | number)[];

const ELSEWHERE = '00000000-0000-4000-8000-0000000000ee';
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const DURATION = /^PT?\d+[MHD]$/;

/** What people do to a value, by its kind: name of the edit -> the value then. */
export function editsOf(value: Json): Record<string, Json> {
  if (typeof value === 'boolean') return { flipped: !value, 'made unknown': '${timestamp() == ""}' };
  if (typeof value === 'number')
    return {
      'set to 0': 0,
      'set to 1': 1,
      'set to 9999999': 9_999_999,
      'made negative': -1,
      'made unknown': '${length(timestamp())}',
    };
  if (Array.isArray(value) && typeof value[0] === 'string')
    return { emptied: [], ...(value.length > 1 ? { shortened: value.slice(1) } : {}), widened: [...value, 'Foreign'] };
  if (Array.isArray(value)) return value.length > 1 ? { shortened: value.slice(1), emptied: [] } : { emptied: [] };
  if (typeof value !== 'string') return {};
  const found: Record<string, Json> = { emptied: '', 'made unknown': '${timestamp()}' };
  if (DURATION.test(value)) return { ...found, 'made short': 'PT5M', 'made long': 'P14D' };
  if (GUID.test(value)) found['pointed elsewhere'] = value.replace(GUID, ELSEWHERE);
  else if (value.startsWith('${'))
    found['pointed elsewhere'] = value.replace(/^\$\{[^.}]+\.[^.}]+/, '${azurerm_foreign.other');
  found.changed =
    value.endsWith('}') && value.startsWith('${')
      ? `${value}x`
      : value.startsWith('[') || value.startsWith('{')
        ? value.replace(/[a-z]{4}/i, 'else')
        : `${value}x`;
  return found;
}

/** Blocks whose keys are names that somebody chose: one edit stands for all of them. */
const MAPS = new Set(['custom_details', 'properties', 'tags']);

/** Every place below a body, with the name that the review gives it. */
function* places(value: Json, way: Way, path: string): Generator<{ way: Way; path: string; value: Json }> {
  for (const [key, inner] of Object.entries(value as Record<string, Json>)) {
    if (key === '//') continue;
    const here = path ? `${path}.${key}` : key;
    yield* below(inner, [...way, key], here);
  }
}

function* below(value: Json, way: Way, path: string): Generator<{ way: Way; path: string; value: Json }> {
  yield { way, path, value };
  if (MAPS.has(path) && !(path === 'tags' && value.playbook)) return;
  if (Array.isArray(value)) {
    if (typeof value[0] === 'object') yield* places(value[0], [...way, 0], path);
  } else if (typeof value === 'object' && value !== null) yield* places(value, way, path);
}

type Home = Pick<HandEdit, 'environment' | 'part'>;

/** Drops, changes, empties, turns round and points elsewhere every argument of a body. */
function* editsBelow(
  root: Json,
  home: Home,
  what: string,
  way: Way,
  seen: Set<string>,
  address?: string,
): Generator<HandEdit> {
  const body = way.reduce((here, step) => here[step], root);
  for (const { way: inner, path, value } of places(body, [], '')) {
    const kind = `${what} ${path}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const at = [...way, ...inner];
    const edit = (how: string, then: Json): HandEdit => ({
      ...home,
      what,
      path,
      how,
      ...(address ? { address } : {}),
      edited: withValue(root, at, then),
    });
    yield edit('dropped', undefined);
    for (const [how, then] of Object.entries(editsOf(value)))
      if (JSON.stringify(then) !== JSON.stringify(value)) yield edit(how, then);
  }
}

/** Of every argument of every type of a stack, and of every type as a whole. `seen` keeps one of each kind. */
export function* editsOfStack(root: Json, home: Home, seen: Set<string>): Generator<HandEdit> {
  for (const [type, named] of Object.entries(root.resource as Record<string, Json>)) {
    for (const [name, body] of Object.entries(named as Record<string, Json>)) {
      const [way, address] = [['resource', type, name], `${type}.${name}`];
      yield* editsBelow(root, home, type, way, seen, address);
      if (seen.has(type)) continue;
      seen.add(type);
      const edit = (how: string, edited: Json): HandEdit => ({ ...home, what: type, path: '', how, address, edited });
      yield edit('dropped', withValue(root, way, undefined));
      for (const [how, meta] of Object.entries(METAS)) yield edit(how, withValue(root, way, { ...body, ...meta }));
    }
  }
  for (const [name, blocks] of Object.entries(root.provider as Record<string, Json>))
    for (const i of (blocks as Json[]).keys())
      yield* editsBelow(root, home, `provider.${name}`, ['provider', name, i], seen);
  yield* editsBelow(root, home, 'terraform', ['terraform'], seen);
}

/** What is said to Terraform about a resource. */
const METAS: Readonly<Record<string, Json>> = {
  'counted to none': { count: 0 },
  'made for each of nothing': { for_each: {} },
  'counted by a variable': { count: '${var.n}' },
  'left to changes by hand': { lifecycle: { ignore_changes: 'all' } },
  'runs a command': { provisioner: [{ 'local-exec': { command: 'true' } }] },
  'given another provider': { provider: 'azurerm.elsewhere' },
  'given an argument that nobody knows': { foreign_argument: 'x' },
};

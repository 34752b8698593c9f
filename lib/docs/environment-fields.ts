import { z } from 'zod';
import { environmentSchema } from '../environment/format/schema';
import { type Names, nameRules } from '../environment/model/names';
import { table } from '../report/markdown';

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: Node | false;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
}

/** Every key of an environment file with its values, default and meaning. */
export function environmentFields(): string {
  const root = z.toJSONSchema(environmentSchema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }) as Node;
  const rows: string[][] = [];
  visit(root, '', rows);
  return table(['Key', 'Values', 'Default', 'Meaning'], rows);
}

function visit(node: Node, path: string, rows: string[][]): void {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const here = path ? `${path}.${key}` : key;
    const required = node.required?.includes(key) && path !== 'rules.overrides[]';
    if (child.properties) {
      if (child.description) rows.push([`\`${here}\``, 'map', '', child.description]);
      visit(child, here, rows);
    } else if (child.items?.properties) {
      rows.push([`\`${here}\``, 'list of maps', '[]', child.description ?? '']);
      visit(child.items, `${here}[]`, rows);
    } else if (typeof child.additionalProperties === 'object' && child.additionalProperties.properties) {
      rows.push([`\`${here}\``, 'map of maps', '{}', child.description ?? '']);
      visit(child.additionalProperties, `${here}.<name>`, rows);
    } else {
      rows.push([
        `\`${here}\``,
        values(child),
        required ? '**required**' : (nameDefault(here) ?? defaultOf(child)),
        child.description ?? '',
      ]);
    }
  }
}

/** Resource names are made from the prefix. */
function nameDefault(path: string): string | undefined {
  const key = /^naming\.names\.(\w+)$/.exec(path)?.[1];
  return key ? nameRules[key as keyof Names].make('<prefix>') : undefined;
}

function values(node: Node): string {
  if (node.enum) return node.enum.map(String).join(', ');
  if (node.type === 'array') return node.items?.enum ? `list of ${node.items.enum.join(', ')}` : 'list';
  if (node.type === 'integer' || node.type === 'number') {
    const bounded = node.minimum !== undefined && node.maximum !== undefined && node.maximum < 1e9;
    return bounded ? `${node.minimum} to ${node.maximum}` : 'number';
  }
  return { string: 'text', boolean: 'true, false', object: 'map' }[node.type ?? ''] ?? (node.type || 'any');
}

function defaultOf(node: Node): string {
  if (node.default === undefined) return '';
  return typeof node.default === 'object' ? JSON.stringify(node.default) : String(node.default);
}

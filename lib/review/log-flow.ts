import { tableSources } from '../catalog/table-sources';
import type { Configuration } from './configuration';
import { detections } from './detections';
import { exportedTo } from './logs';
import { supplyOf } from './supply';

/** How one table comes to be filled, and who reads it. */
export interface TableFlow {
  readonly table: string;
  /** What could fill it; `on` for those that do. */
  readonly sources: readonly { readonly name: string; readonly on: boolean }[];
  /** declared: by a step that the environment says was taken. */
  readonly filled: 'yes' | 'declared' | 'no' | 'unknown';
  /** Names of deployed analytic rules. */
  readonly rules: readonly string[];
  /** Names of saved hunting queries and functions. */
  readonly queries: readonly string[];
  readonly withheld: readonly { readonly name: string; readonly reason: string }[];
}

/** From the log to the rule, by table: those that are filled and read first, then what waits. */
export function logFlow(configuration: Configuration): readonly TableFlow[] {
  const found = detections(configuration);
  const withheld = (configuration.kit?.rules ?? []).filter(({ status }) => status === 'withheld');
  const exported = exportedTo(configuration, 'workspace').map(({ category }) => category);
  const tables = new Set([
    ...found.flatMap((detection) => detection.tables),
    ...withheld.flatMap((rule) => rule.tables),
  ]);
  const readers = (table: string, kinds: readonly string[]) => [
    ...new Set(found.filter((d) => kinds.includes(d.kind) && d.tables.includes(table)).map(({ name }) => name)),
  ];
  return [...tables]
    .map((table): TableFlow => {
      const supply = supplyOf(configuration, table);
      const filled =
        supply.by === 'resource'
          ? 'yes'
          : supply.by === 'declaration'
            ? 'declared'
            : supply.by === 'nothing'
              ? 'no'
              : 'unknown';
      const on = supply.by === 'resource' || supply.by === 'declaration' ? supply.source : undefined;
      return {
        table,
        filled,
        sources: sourceNames(table).map((name) => ({ name, on: name === on || exported.includes(name) })),
        rules: readers(table, ['Scheduled', 'NRT']),
        queries: readers(table, ['Hunting', 'Function']),
        withheld: withheld
          .filter((rule) => rule.tables.includes(table))
          .map((rule) => ({ name: rule.name, reason: rule.reasons.join('; ') })),
      };
    })
    .sort((a, b) => order(a) - order(b) || b.rules.length - a.rules.length || (a.table < b.table ? -1 : 1));
}

const order = ({ filled }: TableFlow) => ['yes', 'declared', 'unknown', 'no'].indexOf(filled);

/** As `supplyOf` calls them. */
function sourceNames(table: string): readonly string[] {
  return tableSources(table).map((source) => {
    if (source.by === 'logCategory') return source.category;
    if (source.by === 'connector') return source.connector;
    return source.by === 'capability' ? source.capability : 'the workspace';
  });
}

import { alertKinds } from '../../catalog/bounds/rules';
import type { Configuration } from '../input/configuration';
import { detections } from './detections';
import { filledBy, type Source, sourcesOf } from './supply';

/** How one table comes to be filled, and who reads it. */
export interface TableFlow {
  readonly table: string;
  readonly sources: readonly Source[];
  /** declared: by a step that the environment says was taken. */
  readonly filled: 'yes' | 'declared' | 'unknown' | 'no';
  /** Names of deployed analytic rules. */
  readonly rules: readonly string[];
  /** Names of saved hunting queries and functions. */
  readonly queries: readonly string[];
  readonly withheld: readonly { readonly name: string; readonly reason: string }[];
}

/** From the log to the rule, by table: those that are filled first, then what waits. */
export function logFlow(configuration: Configuration): readonly TableFlow[] {
  const found = detections(configuration);
  const withheld = (configuration.kit?.rules ?? []).filter(({ status }) => status === 'withheld');
  const tables = new Set([...found.flatMap((d) => d.tables), ...withheld.flatMap((rule) => rule.tables)]);
  const readers = (table: string, kinds: readonly string[]) => [
    ...new Set(found.filter((d) => kinds.includes(d.kind) && d.tables.includes(table)).map(({ name }) => name)),
  ];
  return [...tables]
    .map((table): TableFlow => {
      const sources = sourcesOf(configuration, table);
      return {
        table,
        sources,
        filled: filledBy(sources),
        rules: readers(table, alertKinds),
        queries: readers(table, ['Hunting', 'Function']),
        withheld: withheld
          .filter((rule) => rule.tables.includes(table))
          .map((rule) => ({ name: rule.name, reason: rule.reasons.join('; ') })),
      };
    })
    .sort((a, b) => order(a) - order(b) || b.rules.length - a.rules.length || (a.table < b.table ? -1 : 1));
}

const order = ({ filled }: TableFlow) => ['yes', 'declared', 'unknown', 'no'].indexOf(filled);

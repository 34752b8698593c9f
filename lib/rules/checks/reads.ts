import { READ_BOUND_GB_PER_DAY, referenceGbPerDay } from '../../catalog/table-volumes';
import type { Problem } from '../../files/problem';
import { isOfKit } from '../../files/root';
import { DAY } from '../../values/duration';
import { didYouMean } from '../../values/text';
import type { CompiledRule } from '../read/model';
import { gbReadPerDay } from '../read/reads';
import { readsBeyondPeriod, readsTooMuch, unreadTable } from './problems';

/** What a rule says that it reads it does read, within its period. */
export function* readsAreTrue({ reads = [], analysis, alert, alertAt }: CompiledRule): Iterable<Problem> {
  const period = alert?.schedule?.period;
  for (const [i, { table, days }] of reads.entries()) {
    if (table !== '' && !analysis.tables.includes(table)) {
      const facts = { table, read: analysis.tables, suggestion: didYouMean(table, analysis.tables) };
      yield unreadTable(alertAt(['reads', i, 'table']), facts);
    }
    if (days !== undefined && period !== undefined && days * DAY > period)
      yield readsBeyondPeriod(alertAt(['reads', i, 'days']), { table, days, period });
  }
}

/** The cost check of the kit's own rules, at the reference tenant; what patterns of a query cost is checked by lib/kql. */
export function* readVolumeBounded(rule: CompiledRule): Iterable<Problem> {
  const { analysis, reads, alertAt, file } = rule;
  if (!isOfKit(file)) return;
  const gb = gbReadPerDay(rule, analysis.tables, referenceGbPerDay) ?? 0;
  if (gb <= READ_BOUND_GB_PER_DAY) return;
  const of = (table: string) => gbReadPerDay(rule, [table], referenceGbPerDay) ?? 0;
  const table = [...analysis.tables].sort((a, b) => of(b) - of(a))[0]!;
  const stated = (reads ?? []).some((read) => read.table === table);
  yield readsTooMuch(alertAt([reads ? 'reads' : 'query'], 'key'), { gb, table, stated });
}

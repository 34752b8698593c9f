import { map } from '../../files/format/format';
import { flag, list, number, text, withoutEffect } from '../../files/format/values';
import { DAY } from '../../values/duration';
import type { Rule } from './model';

const table = text().required().about('One that the query reads, itself or through a function.');
const share = number({ min: 0, max: 1 })
  .default(1)
  .about('Part of the rows that is read: 0.02 for the history of the suspects alone.');

const optional = flag()
  .default(false)
  .about(
    'The rule does without it where nobody ships it: a function that it calls reads it in a `union isfuzzy=true`.',
  );

const about =
  'What one run reads, for the GB a day in docs/detections, `ttk rules` and the review. Of a table that is missing here the whole period is reckoned. Only known to this kit.';

/** The key `reads`, by kind of rule. */
export const readsFormats = {
  Scheduled: list(
    map({
      table,
      days: number({ min: 0, max: 14 }).required().about('How far back; at most the period.'),
      share,
      optional,
    }),
  ).about(about),
  NRT: list(
    map({ table, days: withoutEffect('a rule of kind NRT, which reads what has just arrived'), share, optional }),
  ).about(about),
};

/**
 * GB that a rule reads a day: of each table what one run reads, times the runs. Undefined for what does not run by itself, and where
 * the volume of a table is not known.
 */
export function gbReadPerDay(
  { alert, reads = [] }: Pick<Rule, 'alert' | 'reads'>,
  tables: readonly string[],
  gbPerDay: (table: string) => number | undefined,
): number | undefined {
  if (!alert) return undefined;
  const { schedule } = alert;
  // What arrives is read once.
  const [runs, period] = schedule ? [DAY / schedule.frequency, schedule.period / DAY] : [1, 1];
  const unstated = tables.filter((name) => !reads.some((read) => read.table === name));
  let sum = 0;
  for (const { table: name, days = 1, share: part } of [
    ...reads.filter((read) => tables.includes(read.table)),
    ...unstated.map((name) => ({ table: name, days: period, share: 1 })),
  ]) {
    const volume = gbPerDay(name);
    if (volume === undefined) return undefined;
    sum += volume * Math.min(days, period) * part * runs;
  }
  return sum;
}

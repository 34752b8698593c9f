import { Format, map, type ValueOf } from '../files/format/format';
import { isMap } from '../files/format/place';
import { area } from '../files/format/problems';
import { custom, flag, integer, list, record, text } from '../files/format/values';
import type { SampleRow } from './model';
import { MOST_REPEATS } from './repeat';
import { DEFAULT_NOW, parseInstant } from './time';

/** The cases of a file are the kit's own, whatever else the file is: nothing of them is guessed. */
export const caseArea = area('test', { unknownKeys: 'error', lenient: false });

const ROW = 'a map (column: value)';

/** Cells as written: null is a value here. */
const row = custom<SampleRow>(ROW, {}, (value, place) => (isMap(value) ? value : place.wrongType(ROW, value)));

const repeat = integer({ min: 1, max: MOST_REPEATS })
  .default(1)
  .about('The row stands for so many, in whose texts `{{n}}` counts from 1: thresholds need many rows.');

const eventRow = new Format<{ readonly repeat: number; readonly cells: SampleRow }>({
  words: ROW,
  schema: () => ({ type: 'object' }),
  standIn: { repeat: 1, cells: {} },
  keys: { repeat },
  read: (value, place) => {
    if (!isMap(value)) return place.wrongType(ROW, value);
    const { repeat: times, ...cells } = value;
    return { repeat: repeat.resolve(times, place.below('repeat')) ?? 1, cells };
  },
});

const INSTANT = 'an ISO 8601 instant such as 2026-09-19T03:00:00Z';

const instant = custom(INSTANT, DEFAULT_NOW, (value, place) => {
  const isFixed = typeof value === 'string' && !/^[+-]/.test(value);
  return (isFixed ? parseInstant(value, DEFAULT_NOW) : undefined) ?? place.invalid(INSTANT, value);
});

const sampleCase = map({
  name: text().required().about('Unique in the file: reports tell cases apart by it.'),
  match: flag().required().about('Whether an alert must be raised (a rule) or a row come out (any other query).'),
  rows: integer({ min: 0 }).about('Exactly so many results.'),
  expect: list(row)
    .default([])
    .shown('list of maps (column: value)')
    .about('Each entry is met by a result of its own.'),
  arguments: custom<SampleRow>('a map (parameter: value)', {}, row.kind.read).about('What a function is called with.'),
  watchlists: record(list(row).default([]))
    .default({})
    .shown('a map (alias: rows)')
    .about('Rows of watchlists: all of them, rows that a watchlist ships are not added.'),
  events: record(list(eventRow).default([]))
    .default({})
    .shown('a map (table: rows)')
    .about('What happened; columns that are not listed are empty.'),
  now: instant.about('When it runs; a fixed Wednesday noon unless given.'),
  notRun: text().about(
    'Why the local engine cannot run it; an error of the engine is then no failure. The case still proves nothing.',
  ),
});

/** What `tests:` may say; what tables, watchlists and functions have to do with it is checked by `readCases`. */
export const casesFormat = map({ tests: list(sampleCase).default([]) });

export type GivenCase = ValueOf<typeof sampleCase>;
export type GivenRow = ValueOf<typeof eventRow>;

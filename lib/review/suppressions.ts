import { existsSync } from 'node:fs';
import { map, type ValueOf } from '../files/format/format';
import { area } from '../files/format/problems';
import { readFormat } from '../files/format/read';
import { integer, list, text } from '../files/format/values';
import type { Problem } from '../files/problem';
import { YamlSource } from '../files/source';
import { didYouMean } from '../values/text';
import type { Control } from './control/control';
import { acceptedTooFarAhead, unknownControl } from './input/problems';

/** A day of the calendar: 2027-02-30 is none. */
const day = () =>
  text().where(
    (found) => /^\d{4}-\d\d-\d\d$/.test(found) && new Date(`${found}T00:00:00Z`).toJSON()?.startsWith(found) === true,
    'a day such as 2027-06-30',
  );

const glob = () => text({ max: 300 }).default('*');

/** An accepted finding, with a reason and an end. */
const suppression = map({
  control: text().required().about('Id of the control.'),
  environment: glob().about('Name or glob.'),
  resource: glob().about('Address or glob; `*` also means a finding without a resource.'),
  finding: glob().about('Name or glob of the finding, e.g. `policy` of archive-immutable[policy].'),
  reason: text().required().about('Why it is accepted.'),
  owner: text().required().about('Who answers for it.'),
  expires: day().required().about('The last day on which it holds; after that the finding is back.'),
});

/** In days. */
const YEAR = 365;

/** What suppressions.yaml may say. */
export const suppressionsFormat = map({
  maximumDays: integer({ min: 1, max: 2 * YEAR, unit: 'days' })
    .default(YEAR)
    .about('How far ahead of the day of the review `expires` may lie: everything accepted is looked at again by then.'),
  suppressions: list(suppression).default([]).about('Findings of `ttk review` that somebody accepted.'),
});

export const suppressionArea = area('suppression', { unknownKeys: 'error', lenient: false });

/** With the place where it stands. */
export type Suppression = ValueOf<typeof suppression> & { readonly file: string; readonly line: number };

interface Accepted {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

/** Reads suppressions.yaml; a file that does not exist holds none. */
export function readSuppressions(path: string, controls: readonly Control[], now = new Date()): Accepted {
  if (!existsSync(path)) return { suppressions: [], problems: [] };
  return parseSuppressions(YamlSource.read(path), controls, now);
}

/** The same for what was read already. An entry with a mistake accepts nothing. */
export function parseSuppressions(source: YamlSource, controls: readonly Control[], now = new Date()): Accepted {
  const { value, problems, at, isRefused } = readFormat(suppressionsFormat, source, suppressionArea);
  const entries = value?.suppressions ?? [];
  const ids = controls.map(({ id }) => id);
  // Counted from the day of the review: a day that an entry gives for itself could be any.
  const maximumDays = value?.maximumDays ?? 0;
  const latest = dayAfter(now, maximumDays);
  const refused = new Set<number>();
  const mistakes = entries.flatMap(({ control, expires }, i) => {
    const found: Problem[] = [];
    if (!isRefused(['suppressions', i, 'control']) && !ids.includes(control))
      found.push(
        unknownControl(at(['suppressions', i, 'control']), { id: control, suggestion: didYouMean(control, ids) }),
      );
    if (!isRefused(['suppressions', i, 'expires']) && !isRefused(['maximumDays']) && expires > latest)
      found.push(acceptedTooFarAhead(at(['suppressions', i, 'expires']), { expires, latest, maximumDays }));
    if (found.length > 0 || isRefused(['suppressions', i])) refused.add(i);
    return found;
  });
  const suppressions = entries.flatMap((entry, i) =>
    refused.has(i) ? [] : [{ ...entry, file: source.file, line: at(['suppressions', i]).line ?? 1 }],
  );
  return { suppressions, problems: [...problems, ...mistakes] };
}

const dayAfter = (from: Date, days: number): string =>
  new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

import { existsSync } from 'node:fs';
import { map, type ValueOf } from '../files/format/format';
import { area } from '../files/format/problems';
import { readFormat } from '../files/format/read';
import { list, text } from '../files/format/values';
import type { Problem } from '../files/problem';
import { YamlSource } from '../files/source';
import { didYouMean } from '../values/text';
import type { Control } from './control/control';
import { unknownControl } from './input/problems';

/** A day of the calendar: 2027-02-30 is none. */
const day = () =>
  text().where(
    (found) => /^\d{4}-\d\d-\d\d$/.test(found) && new Date(`${found}T00:00:00Z`).toJSON()?.startsWith(found) === true,
    'a day such as 2027-06-30',
  );

const glob = () => text().default('*');

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

/** What suppressions.yaml may say. */
export const suppressionsFormat = map({
  suppressions: list(suppression).default([]).about('Findings of `ttk review` that somebody accepted.'),
});

export const suppressionArea = area('suppression', { unknownKeys: 'error', lenient: false });

/** With the place where it stands. */
export type Suppression = ValueOf<typeof suppression> & { readonly file: string; readonly line: number };

/** Reads suppressions.yaml; a file that does not exist holds none. */
export function readSuppressions(
  path: string,
  controls: readonly Control[],
): { suppressions: readonly Suppression[]; problems: readonly Problem[] } {
  if (!existsSync(path)) return { suppressions: [], problems: [] };
  return parseSuppressions(YamlSource.read(path), controls);
}

/** The same for what was read already. An entry with a mistake accepts nothing. */
export function parseSuppressions(
  source: YamlSource,
  controls: readonly Control[],
): { suppressions: readonly Suppression[]; problems: readonly Problem[] } {
  const { value, problems, at, isRefused } = readFormat(suppressionsFormat, source, suppressionArea);
  const entries = value?.suppressions ?? [];
  const ids = controls.map(({ id }) => id);
  const unknown = entries.flatMap(({ control }, i) =>
    isRefused(['suppressions', i, 'control']) || ids.includes(control)
      ? []
      : [unknownControl(at(['suppressions', i, 'control']), { id: control, suggestion: didYouMean(control, ids) })],
  );
  const suppressions = entries.flatMap((entry, i) =>
    isRefused(['suppressions', i]) || !ids.includes(entry.control)
      ? []
      : [{ ...entry, file: source.file, line: at(['suppressions', i]).line ?? 1 }],
  );
  return { suppressions, problems: [...problems, ...unknown] };
}

import { ruleBounds, severities } from '../../catalog/bounds/rules';
import { searchForms } from '../../catalog/bounds/searches';
import { map, type ValueOf } from '../../files/format/format';
import { isMap } from '../../files/format/place';
import { choice, duration, flag, integer, list, oneFormatOf, record, text } from '../../files/format/values';
import { checkReturns, columnsByName, functionKeys } from '../../kql/model/declaration-format';

const override = map({
  rule: text().required().about('Id or file name of the rule.'),
  disable: flag().about('Do not deploy it here.'),
  severity: choice(severities).about('Severity of its alerts.'),
  frequency: duration().about('How often it runs.'),
  period: duration().about('How far back it looks.'),
  threshold: integer(ruleBounds.threshold).about('How many rows make an alert.'),
  suppression: duration().about('Switches suppression on, for so long.'),
  createIncident: flag().about('Whether its alerts become incidents.'),
  reason: text().about('Why; shown in summaries.'),
});

const sourceMap = map({
  path: text().required().about('The folder, or a file.'),
  exclude: list(text())
    .default([])
    .about('Globs of files and folders below it that are not read; one without a slash fits a name at any depth.'),
});
/** A path alone is a folder of which everything is read. */
const sourcePath = text().to((path) => ({ path, exclude: [] }));
const source = oneFormatOf<ValueOf<typeof sourceMap>>([sourceMap, sourcePath], (value) =>
  isMap(value) ? sourceMap : sourcePath,
);

/** Which rules, and what this environment changes about them. */
export const rules = map({
  sources: list(source)
    .default([])
    .shown('a list of paths, or of maps of a path and what to leave out')
    .about("Folders of rule files, relative to this file; none: the kit's own rules/."),
  overrides: list(override).default([]).about('What changes here, rule by rule; a later one wins.'),
  tables: record(columnsByName, searchForms.identifier)
    .default({})
    .about('Custom tables (column: type) that rules of this environment may read.'),
  functions: record(map(functionKeys).checked(checkReturns), searchForms.identifier)
    .default({})
    .about('Saved functions of this workspace that rules may call.'),
}).filled();

/** The rows of one watchlist. */
export const watchlist = map({
  file: text().about('CSV file with a header line, relative to this file.'),
  rows: list(record(text({ verbatim: true }))).about('Rows as column: text.'),
});

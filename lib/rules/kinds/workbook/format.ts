import { map, type ValueOf } from '../../../files/format/format';
import { choice, duration, integer, list, text } from '../../../files/format/values';
import { exactText, wordForm } from '../../read/common';
import { type Definition, fileKeys } from '../../read/definition';

const parameter = map({
  name: text({ is: wordForm }).required().about('Queries call it `{Name}`.'),
  type: choice(['timeRange', 'text']).default('text').about('A workbook has exactly one time range.'),
  label: text().whenAbsent('the name').about('Shown above the workbook.'),
  description: text().about('Shown as help.'),
  default: duration().whenAbsent('1d, of a time range').about('How far back a time range reaches at first.'),
  sample: text({ verbatim: true }).whenAbsent('sample').about('Stands for a text when the queries are checked.'),
});

const tile = map({
  title: text().required(),
  query: exactText().required().about('KQL with `{Name}` for what the parameter `Name` says.'),
  visualization: choice(['table', 'timechart', 'barchart', 'piechart', 'map'])
    .default('table')
    .about('How the results are shown.'),
  width: integer({ min: 10, max: 100, unit: 'percent' }).default(100).about('Of the page.'),
  missing: text()
    .whenAbsent('that of the tab')
    .about('What else may be missing when the tile is empty, besides the logs behind its functions.'),
});

const tab = map({
  name: text().required(),
  about: text().about('Markdown above the tiles.'),
  needs: text().about('Parameter without which the tab shows nothing but a request to give it.'),
  missing: text().about('For tiles that do not say it themselves.'),
  tiles: list(tile)
    .where((tiles) => tiles.length > 0, 'a list with at least one tile')
    .required('a tab without tiles shows nothing'),
});

/** A file of `kind: Workbook`. */
export const workbookFormat = map({
  ...fileKeys('Workbook'),
  name: text().required().about('Display name; the first workbook has that of the environment.'),
  introduction: text().about('Markdown at the top.'),
  parameters: list(parameter).default([]),
  tabs: list(tab)
    .where((tabs) => tabs.length > 0, 'a list with at least one tab')
    .required('a workbook without tabs shows nothing'),
});

export type WorkbookDefinition = Definition<ValueOf<typeof workbookFormat>>;
export type WorkbookParameter = ValueOf<typeof parameter>;
export type WorkbookTab = ValueOf<typeof tab>;
export type WorkbookTile = ValueOf<typeof tile>;

/** Columns that the query of a map returns. */
export const mapColumns = ['Latitude', 'Longitude', 'Size', 'Label'] as const;

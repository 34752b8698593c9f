import { DAY } from '../../../values/duration';
import { KIT_NAMESPACE, uuidV5 } from '../../../values/uuid';
import type { WorkbookDefinition, WorkbookParameter, WorkbookTile } from './format';

/**
 * The parts of a workbook in its own JSON ("Notebook/1.0"), whose numbers stand for kinds of items and parameters.
 * Source: Azure Monitor documentation, "Azure Workbooks"; the JSON itself is what the editor's "Advanced" view shows.
 */
export type Item = Readonly<Record<string, unknown>>;

const LOGS = { queryType: 0, resourceType: 'microsoft.operationalinsights/workspaces' } as const;

/** Shows an item while a parameter has a value, or has not. */
export interface Condition {
  readonly parameterName: string;
  readonly comparison: 'isEqualTo' | 'isNotEqualTo';
  readonly value: string;
}

export const text = (name: string, markdown: string, width = 100, when: readonly Condition[] = []): Item => ({
  type: 1,
  content: { json: markdown },
  ...(width < 100 ? { customWidth: String(width) } : {}),
  ...visible(when),
  name,
});

export const group = (name: string, items: readonly Item[], when: readonly Condition[] = []): Item => ({
  type: 12,
  content: { version: 'NotebookGroup/1.0', groupType: 'editable', items },
  ...visible(when),
  name,
});

const visible = (conditions: readonly Condition[]) =>
  conditions.length === 0
    ? {}
    : conditions.length === 1
      ? { conditionalVisibility: conditions[0] }
      : { conditionalVisibilities: conditions };

/** The row of parameters; their ids follow from the workbook's. */
export const parameterRow = ({ id, parameters }: WorkbookDefinition): Item => ({
  type: 9,
  content: {
    version: 'KqlParameterItem/1.0',
    parameters: parameters.map((parameter) => ({
      id: uuidV5(KIT_NAMESPACE, `workbook/${id}/parameter/${parameter.name}`),
      version: 'KqlParameterItem/1.0',
      name: parameter.name,
      label: parameter.label ?? parameter.name,
      ...(parameter.description ? { description: parameter.description } : {}),
      ...(parameter.type === 'timeRange' ? timeRange(parameter) : typedText),
    })),
    style: 'pills',
    ...LOGS,
  },
  name: 'parameters',
});

/** A quote or a backslash would end the text in the query that it is put into. */
const typedText = {
  type: 1,
  isRequired: false,
  value: '',
  typeSettings: {
    paramValidationRules: [{ regExp: "^[^'\\\\]*$", match: true, message: 'Without quotes and backslashes, please.' }],
  },
};

const RANGES = [3600, 14_400, 43_200, 86_400, 172_800, 259_200, 604_800, 1_209_600, 2_592_000, 7_776_000];

const timeRange = ({ default: seconds = DAY }: WorkbookParameter) => ({
  type: 4,
  isRequired: true,
  value: { durationMs: seconds * 1000 },
  typeSettings: {
    selectableValues: [...new Set([...RANGES, seconds])]
      .sort((a, b) => a - b)
      .map((range) => ({ durationMs: range * 1000 })),
    allowCustom: true,
  },
});

/** Tabs are links that set a parameter, by which the groups below are shown. */
export const tabBar = ({ id, tabs }: WorkbookDefinition, parameter: string): Item => ({
  type: 11,
  content: {
    version: 'LinkItem/1.0',
    style: 'tabs',
    links: tabs.map(({ name }) => ({
      id: uuidV5(KIT_NAMESPACE, `workbook/${id}/tab/${name}`),
      cellValue: parameter,
      linkTarget: 'parameter',
      linkLabel: name,
      subTarget: name,
      style: 'link',
    })),
  },
  name: 'tabs',
});

export const queryTile = (name: string, tile: WorkbookTile, timeRangeName: string, noDataMessage: string): Item => ({
  type: 3,
  content: {
    version: 'KqlItem/1.0',
    query: tile.query.trim(),
    size: 0,
    title: tile.title,
    noDataMessage,
    timeContextFromParameter: timeRangeName,
    showExportToExcel: true,
    ...LOGS,
    visualization: tile.visualization,
    ...settings[tile.visualization],
  },
  ...(tile.width < 100 ? { customWidth: String(tile.width) } : {}),
  name,
  styleSettings: { showBorder: true },
});

const settings = {
  table: { gridSettings: { rowLimit: 1000, filter: true } },
  timechart: { chartSettings: { showLegend: true } },
  barchart: { chartSettings: { showLegend: true } },
  piechart: {},
  map: {
    mapSettings: {
      locInfo: 'LatLong',
      latitude: 'Latitude',
      longitude: 'Longitude',
      sizeSettings: 'Size',
      sizeAggregation: 'Sum',
      labelSettings: 'Label',
      legendMetric: 'Size',
      legendAggregation: 'Sum',
      itemColorSettings: { type: 'heatmap', nodeColorField: 'Size', colorAggregation: 'Sum', heatmapPalette: 'blue' },
    },
  },
} as const;

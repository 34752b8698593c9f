import type { YamlSource } from '../../../files/source';

export const visualizations = ['table', 'timechart', 'barchart', 'piechart', 'map'] as const;
export type Visualization = (typeof visualizations)[number];

/** Columns that the query of a map returns. */
export const mapColumns = ['Latitude', 'Longitude', 'Size', 'Label'] as const;

/** What a file of `kind: Workbook` says. */
export interface WorkbookDefinition {
  /** As a person would type it. */
  readonly file: string;
  readonly source: YamlSource;
  /** Lower-case GUID, from which those in Azure are derived. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  /** Markdown at the top. */
  readonly introduction?: string;
  readonly parameters: readonly WorkbookParameter[];
  readonly tabs: readonly WorkbookTab[];
}

export interface WorkbookParameter {
  readonly name: string;
  readonly type: 'timeRange' | 'text';
  readonly label: string;
  readonly description?: string;
  /** A time range: seconds back from now. */
  readonly seconds?: number;
  /** A text: what stands for it when the queries are proven. */
  readonly sample?: string;
}

export interface WorkbookTab {
  readonly name: string;
  /** Markdown above the tiles. */
  readonly about?: string;
  /** Name of the parameter without which the tab shows nothing but a request to give it. */
  readonly needs?: string;
  readonly tiles: readonly WorkbookTile[];
}

export interface WorkbookTile {
  readonly title: string;
  readonly query: string;
  /** Where the query stands in the source. */
  readonly queryPath: readonly (string | number)[];
  readonly visualization: Visualization;
  /** Percent of the page. */
  readonly width: number;
  /** What else may be missing when the tile is empty, besides the logs behind its functions. */
  readonly missing?: string;
}

/** A workbook of one environment, as the workbook construct takes it. */
export interface WorkbookSpec {
  readonly file: string;
  /** GUID of the workbook in Azure, lower case. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** What the editor's "Advanced" view shows. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Tiles that only say why they are empty here. */
  readonly omitted: readonly { readonly tile: string; readonly reason: string }[];
}

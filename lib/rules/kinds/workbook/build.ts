import type { WorkbookDefinition, WorkbookTab, WorkbookTile } from './format';
import { group, type Item, parameterRow, queryTile, tabBar, text } from './items';

/** What an environment has of the things that tiles read. */
export interface TileFacts {
  /** Why the tile cannot work here; empty when it can. */
  readonly withheld: readonly string[];
  /** Who fills the logs behind it: `SigninLogs: SignInLogs (EntraP1)`. */
  readonly logs: readonly string[];
}

export interface BuiltWorkbook {
  readonly content: Readonly<Record<string, unknown>>;
  /** Tiles that only say why they are empty. */
  readonly omitted: readonly { readonly tile: string; readonly reason: string }[];
}

const TAB = 'Tab';

/**
 * The JSON of a workbook, always the same for the same input. A tile that cannot work in the environment is replaced by
 * a text that says why; every other one says which logs to look at when it is empty.
 *
 * @param workspaceId resource id of the workspace that the workbook opens with
 */
export function buildWorkbook(
  definition: WorkbookDefinition,
  workspaceId: string,
  factsOf: (tile: WorkbookTile) => TileFacts,
): BuiltWorkbook {
  const omitted: { tile: string; reason: string }[] = [];
  const time = definition.parameters.find(({ type }) => type === 'timeRange')?.name ?? 'TimeRange';
  const tileItem = (tab: WorkbookTab, tile: WorkbookTile): Item => {
    const name = `${tab.name}: ${tile.title}`;
    const { withheld, logs } = factsOf(tile);
    if (withheld.length === 0) return queryTile(name, tile, time, emptyMessage(tile.missing ?? tab.missing, logs));
    omitted.push(...withheld.map((reason) => ({ tile: name, reason })));
    const reasons = withheld.map((reason) => `- ${reason}`).join('\n');
    return text(name, `#### ${tile.title}\n\nNot available in this environment:\n${reasons}`, tile.width);
  };
  const tabItem = (tab: WorkbookTab): Item => {
    const tiles = tab.tiles.map((tile) => tileItem(tab, tile));
    const about = tab.about ? [text(`${tab.name}: about`, tab.about)] : [];
    const shown = [{ parameterName: TAB, comparison: 'isEqualTo', value: tab.name }] as const;
    if (tab.needs === undefined) return group(tab.name, [...about, ...tiles], shown);
    const label = definition.parameters.find(({ name }) => name === tab.needs)?.label ?? tab.needs;
    const given = { parameterName: tab.needs, value: '' } as const;
    const request = `Give **${label}** above to fill this tab.`;
    return group(
      tab.name,
      [
        ...about,
        text(`${tab.name}: request`, request, 100, [{ ...given, comparison: 'isEqualTo' }]),
        group(`${tab.name}: tiles`, tiles, [{ ...given, comparison: 'isNotEqualTo' }]),
      ],
      shown,
    );
  };
  const items = [
    ...(definition.introduction ? [text('introduction', definition.introduction)] : []),
    parameterRow(definition),
    tabBar(definition, TAB),
    ...definition.tabs.map(tabItem),
  ];
  const content = {
    version: 'Notebook/1.0',
    items,
    fallbackResourceIds: [workspaceId],
    $schema: 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json',
  };
  return { content, omitted };
}

const emptyMessage = (missing: string | undefined, logs: readonly string[]): string =>
  [
    'Nothing found in this time range.',
    ...(logs.length ? [`If you expect something, see whether the log arrives: ${logs.join('; ')}.`] : []),
    ...(missing ? [missing] : []),
  ].join(' ');

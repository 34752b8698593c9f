import { buildWorkbook, type TileFacts } from '../../../../lib/rules/kinds/workbook/build';
import type { WorkbookDefinition } from '../../../../lib/rules/kinds/workbook/format';
import { workbook } from './workbench';

const WORKSPACE = '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w';
const build = (definition: WorkbookDefinition, facts: TileFacts = { withheld: [], logs: [] }) =>
  buildWorkbook(definition, WORKSPACE, () => facts);

interface AnyItem {
  readonly type: number;
  readonly name: string;
  readonly content: { readonly items?: readonly AnyItem[] } & Record<string, unknown>;
  readonly [key: string]: unknown;
}
/** Every item, those within groups too. */
const itemsOf = (items: readonly AnyItem[]): AnyItem[] =>
  items.flatMap((item) => [item, ...itemsOf(item.content.items ?? [])]);
const all = (built: ReturnType<typeof build>) => itemsOf(built.content.items as AnyItem[]);
const named = (built: ReturnType<typeof build>, name: string) => all(built).find((item) => item.name === name)!;

const one = (tile: string, tab = '') => workbook({ tabs: `[ { name: One, ${tab} tiles: [ ${tile} ] } ]` });

describe('a workbook', () => {
  it('opens with its workspace, its parameters and its tabs', () => {
    const built = build(workbook({ introduction: 'Hello' }));
    expect(built.content).toMatchObject({ version: 'Notebook/1.0', fallbackResourceIds: [WORKSPACE] });
    expect((built.content.items as AnyItem[]).map(({ type }) => type)).toEqual([1, 9, 11, 12]);
    expect(named(built, 'parameters').content.parameters).toMatchObject([
      { name: 'TimeRange', type: 4, value: { durationMs: 604_800_000 } },
      { name: 'User', type: 1, value: '', isRequired: false, label: 'The user' },
    ]);
    expect(named(built, 'tabs').content.links).toMatchObject([
      { cellValue: 'Tab', subTarget: 'One', linkLabel: 'One' },
    ]);
    expect(named(built, 'One').conditionalVisibility).toEqual({
      parameterName: 'Tab',
      comparison: 'isEqualTo',
      value: 'One',
    });
  });

  it('is the same text for the same input, with ids that differ from one another', () => {
    expect(JSON.stringify(build(workbook()))).toBe(JSON.stringify(build(workbook())));
    const ids = JSON.stringify(build(workbook()).content).match(/"id":"[^"]+"/g) ?? [];
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });

  it('can be read back as JSON without a loss', () => {
    const { content } = build(workbook());
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
  });
});

describe('a tile', () => {
  it('asks its query, in the chosen time range, as the chosen picture', () => {
    const tile = named(build(one("{ title: T, query: 'SigninLogs', visualization: timechart, width: 50 }")), 'One: T');
    expect(tile).toMatchObject({
      type: 3,
      customWidth: '50',
      content: {
        query: 'SigninLogs',
        title: 'T',
        visualization: 'timechart',
        timeContextFromParameter: 'TimeRange',
        queryType: 0,
      },
    });
  });

  it('that is a map knows which columns are what', () => {
    const tile = named(build(one("{ title: T, query: 'T', visualization: map }")), 'One: T');
    expect(tile.content.mapSettings).toMatchObject({
      latitude: 'Latitude',
      longitude: 'Longitude',
      sizeSettings: 'Size',
      labelSettings: 'Label',
    });
  });

  it('that is empty says which log would fill it', () => {
    const built = build(one("{ title: T, query: 'T', missing: Or the list. }"), {
      withheld: [],
      logs: ['SigninLogs from SignInLogs (EntraP1)'],
    });
    const message = named(built, 'One: T').content.noDataMessage;
    expect(message).toContain('SigninLogs from SignInLogs (EntraP1)');
    expect(message).toMatch(/Or the list\.$/);
  });

  it('that cannot work here is a text that says why, and is reported', () => {
    const built = build(one("{ title: T, query: 'T', width: 40 }"), { withheld: ['F: no table'], logs: [] });
    expect(named(built, 'One: T')).toMatchObject({
      type: 1,
      customWidth: '40',
      content: { json: expect.stringContaining('F: no table') },
    });
    expect(built.omitted).toEqual([{ tile: 'One: T', reason: 'F: no table' }]);
  });
});

it('a tab asks for the parameter that it needs, and shows its tiles only with it', () => {
  const built = build(one('{ title: T, query: T }', 'needs: User, about: Why,'));
  expect(named(built, 'One: about').content.json).toBe('Why');
  expect(named(built, 'One: request')).toMatchObject({
    content: { json: expect.stringContaining('The user') },
    conditionalVisibility: { parameterName: 'User', comparison: 'isEqualTo', value: '' },
  });
  expect(named(built, 'One: tiles').conditionalVisibility).toEqual({
    parameterName: 'User',
    comparison: 'isNotEqualTo',
    value: '',
  });
});

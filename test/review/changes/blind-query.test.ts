import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadReview } from '../../../lib/review/load';

const TYPE = 'azurerm_sentinel_alert_rule_scheduled';
const ADDRESS = `${TYPE}.rule_one`;
const LONG = 'SigninLogs\n| where ResultType == "0"\n| project UserId, IPAddress, TimeGenerated, AppDisplayName';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ttk blind '));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function changeOf(query: string, before = LONG) {
  const head = { address: ADDRESS, mode: 'managed', type: TYPE, name: 'rule_one' };
  const values = { name: 'x', display_name: 'One', enabled: true, query };
  const plan = {
    format_version: '1.2',
    planned_values: { root_module: { resources: [{ ...head, values }] } },
    resource_changes: [
      { ...head, change: { actions: ['update'], before: { ...values, query: before }, after: values } },
    ],
    configuration: { root_module: { resources: [{ ...head, expressions: { query: { constant_value: query } } }] } },
  };
  const path = join(folder, 'prod-detections.json');
  writeFileSync(path, JSON.stringify(plan));
  const { review, problems } = await loadReview({ plans: [path], suppressions: join(folder, 'none.yaml') });
  expect(problems).toEqual([]);
  return review!.environments[0]!.changes![0]!;
}

test.each(['| where false', '| take 0', '| limit 0', '| where 1 == 2'])(
  'a query that comes to end in `%s` is dangerous, however little of its text changes',
  async (end) => {
    const change = await changeOf(`${LONG}\n${end}`);
    expect(change).toMatchObject({ danger: 'dangerous', reason: expect.stringMatching(/^its query finds nothing/) });
  },
);

test('one that finds something else is worth a look', async () => {
  expect((await changeOf(LONG.replace('"0"', '"50173"'))).danger).toBe('notable');
});

test('one that stays as it was is not rated again', async () => {
  expect((await changeOf(`${LONG} | take 0`, `${LONG} | take 0`)).danger).toBe('routine');
});

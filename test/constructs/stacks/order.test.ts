import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeKit } from '../../../constructs/stacks/kit';
import { isError } from '../../../lib/files/problem';
import { type KitRecord, queryFingerprint } from '../../../lib/record/record';
import { folderWith, minimal, ONE_RULE } from '../../environment/workbench';

const saved = (n: number, name: string, query: string) =>
  `id: 7d1c0000-0000-4000-8000-00000000001${n}\nname: ${name}\nkind: Function\ndescription: Rows.\nquery: ${query}\n`;
const LIST = `id: 7d1c0000-0000-4000-8000-000000000021
kind: Watchlist
alias: Vips
name: People to watch
description: Who they are.
searchKey: Account
columns: [{ name: Account, type: upn, required: true, description: The account. }]
`;
const SEARCH = 'azurerm_log_analytics_saved_search';

test('watchlists, then functions, then what calls them: each depends on what it names, also when parts of a function are left out', async () => {
  const folder = folderWith({
    'environments/one.yaml': `${minimal}rules: { sources: [../rules] }\n`,
    // In the order of files the callers come first.
    'rules/a-rule.yaml': ONE_RULE.replace(/query: .*/, 'query: Outer | project UserId'),
    'rules/b-outer.yaml': saved(2, 'Outer', "Inner | where UserId in ((_GetWatchlist('Vips') | project SearchKey))"),
    'rules/c-inner.yaml': saved(
      3,
      'Inner',
      'union isfuzzy=true (SigninLogs | project UserId), (OfficeActivity | project UserId)',
    ),
    'rules/d-vips.yaml': LIST,
  });
  const outdir = join(folder, 'cdktf.out');
  const { problems } = await synthesizeKit({ folder: join(folder, 'environments'), outdir });
  expect(problems.filter(isError)).toEqual([]);
  const read = (file: string) => JSON.parse(readFileSync(join(outdir, 'stacks', 'one-detections', file), 'utf8'));
  const { resource } = read('cdk.tf.json');
  const functions = resource[SEARCH];
  const [rule] = Object.values<{ depends_on: string[] }>(resource.azurerm_sentinel_alert_rule_scheduled);
  expect(functions['function_c-inner'].query).toBe('union isfuzzy=true (SigninLogs | project UserId)');
  expect(functions['function_c-inner'].depends_on).toBeUndefined();
  expect(functions['function_b-outer'].depends_on).toEqual([
    `${SEARCH}.function_c-inner`,
    expect.stringMatching(/^azurerm_sentinel_watchlist\.watchlist_Vips/),
  ]);
  expect(rule!.depends_on).toEqual(
    expect.arrayContaining([`${SEARCH}.function_b-outer`, `${SEARCH}.function_c-inner`]),
  );
  // What was proven is what is deployed.
  const { provenQueries } = read('kit.json') as KitRecord;
  expect(provenQueries).toContain(queryFingerprint(functions['function_c-inner'].query, []));
}, 60_000);

import type { Construct } from '../../../constructs/core/cdktf';
import { Watchlist } from '../../../constructs/detections/watchlist';
import { only, refusal, synth, WORKSPACE } from '../synth';

const vips = { workspaceId: WORKSPACE, alias: 'VIPUsers', displayName: 'VIP users', searchKey: 'UserPrincipalName' };
const ada = { UserPrincipalName: 'ada@contoso.com', Note: '${board}' };
const alan = { UserPrincipalName: 'alan@contoso.com', Note: '' };
const items = (rows: Record<string, string>[]) =>
  synth((stack) => new Watchlist(stack, 'vips', { ...vips, rows })).azurerm_sentinel_watchlist_item!;

test('an empty watchlist is a watchlist', () => {
  const resources = synth((stack) => {
    new Watchlist(stack, 'vips', vips);
  });
  expect(only(resources, 'azurerm_sentinel_watchlist')).toEqual({
    name: 'VIPUsers',
    display_name: 'VIP users',
    item_search_key: 'UserPrincipalName',
    log_analytics_workspace_id: WORKSPACE,
  });
});

test('each row is a resource with a readable address and an id that follows from its content', () => {
  const first = items([ada, alan]);
  expect(first.vips_ada_contoso_com).toMatchObject({
    watchlist_id: '${azurerm_sentinel_watchlist.vips.id}',
    properties: { UserPrincipalName: 'ada@contoso.com', Note: '$${board}' },
  });
  expect(items([alan, { Note: ada.Note, UserPrincipalName: ada.UserPrincipalName }])).toEqual(first);
  expect(items([{ ...ada, Note: 'other' }]).vips_ada_contoso_com!.name).not.toBe(first.vips_ada_contoso_com!.name);
});

test('rows with one key are distinguished by a piece of their id', () => {
  const names = Object.keys(items([ada, { ...ada, Note: 'again' }, alan]));
  expect(names).toHaveLength(3);
  expect(names.filter((name) => /^vips_ada_contoso_com_[0-9a-f]{8}$/.test(name))).toHaveLength(2);
});

test('keys that only differ in case, or behind their sixtieth character, share an address as well', () => {
  const long = 'a'.repeat(60);
  const rows = ['Ada', 'ada', `${long}1`, `${long}2`].map((UserPrincipalName) => ({ UserPrincipalName }));
  const names = Object.keys(items(rows));
  expect(names).toHaveLength(4);
  for (const name of names) expect(name).toMatch(/^vips_([Aa]da|a{60})_[0-9a-f]{8}$/);
});

test('the ids of rows do not depend on the case of the alias, and differ from one watchlist to the next', () => {
  const id = (alias: string) => {
    const resources = synth((stack) => new Watchlist(stack, 'vips', { ...vips, alias, rows: [ada] }));
    return only(resources, 'azurerm_sentinel_watchlist_item').name;
  };
  expect(id('VIPUSERS')).toBe(id('vipusers'));
  expect(id('Others')).not.toBe(id('vipusers'));
});

test('texts are no templates of Terraform', () => {
  const resources = synth(
    (stack) => new Watchlist(stack, 'vips', { ...vips, displayName: '${a}', description: '${b}', searchKey: '${c}' }),
  );
  expect(only(resources, 'azurerm_sentinel_watchlist')).toMatchObject({
    display_name: '$${a}',
    description: '$${b}',
    item_search_key: '$${c}',
  });
});

test('an alias stands once in a workspace', () => {
  const twice = (stack: Construct) => {
    for (const id of ['one', 'two']) new Watchlist(stack, id, vips);
  };
  expect(refusal(twice)).toMatch(/'alias'.*watchlist alias/);
});

test.each([
  [{ searchKey: '' }, "'searchKey' should be a text that is not empty"],
  [{ rows: [{ UserPrincipalName: ' ' }] }, "'rows[0].UserPrincipalName' is missing"],
  [{ alias: '-x' }, "'alias' should be 3 to 64 letters"],
  [{ rows: [{ Note: 'who?' }] }, "'rows[0].UserPrincipalName' is missing"],
  [{ rows: [ada, alan, { ...ada }] }, "'rows[2]' is wrong here: rows[0] says the same"],
  [{ displayName: ' ' }, "'displayName' should be a text that is not empty"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new Watchlist(stack, 'vips', { ...vips, ...props }))).toContain(message);
});

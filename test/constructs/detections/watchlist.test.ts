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

test.each([
  [{ alias: '-x' }, "'alias' should be 3 to 64 letters"],
  [{ rows: [{ Note: 'who?' }] }, "'rows[0].UserPrincipalName' is missing"],
  [{ rows: [ada, alan, { ...ada }] }, "'rows[2]' is wrong here: rows[0] says the same"],
  [{ displayName: ' ' }, "'displayName' should be a text that is not empty"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new Watchlist(stack, 'vips', { ...vips, ...props }))).toContain(message);
});

import { latenessOf } from '../../lib/catalog/table-lateness';
import { catalogue, type Entry } from '../../lib/docs/catalogue';
import { routesOf, routesPage } from '../../lib/docs/routes';
import { theftRoutes } from '../../lib/playbook/routes';

let entries: readonly Entry[];
beforeAll(async () => {
  ({ entries } = await catalogue());
});

const rules = () => entries.filter(({ rule }) => rule.kind !== 'Function');

test('every rule says which way of theft it sees, and names a way that there is', () => {
  const known = theftRoutes.map(({ name }) => name);
  const wrong = rules().flatMap(({ rule }) => {
    const routes = routesOf(rule);
    const unknown = routes.filter((route) => !known.includes(route));
    return routes.length === 0
      ? [`${rule.file} has no tag 'route: ...'`]
      : unknown.map((route) => `${rule.file}: ${route}`);
  });
  expect(wrong).toEqual([]);
});

test.each(theftRoutes.map(({ name }) => name))('two alerts or more see the way of the %s', (name) => {
  const alerts = rules().filter(({ rule }) => rule.alert && routesOf(rule).includes(name));
  expect(alerts.length).toBeGreaterThan(1);
});

test('the lateness of every log that alerts read is stated', () => {
  const read = new Set(rules().flatMap(({ rule }) => (rule.alert ? rule.analysis.tables : [])));
  expect([...read].filter((table) => latenessOf(table) === undefined)).toEqual([]);
});

test('the page has each rule below its ways with how late it is, and each shared function', () => {
  const page = routesPage(entries);
  const cookie = page.slice(page.indexOf('## AiTM cookie'), page.indexOf('## Device code'));
  expect(cookie).toMatch(
    /\| \[Session used from a second network by another client\]\(detections\/session-used-from-second-network\.md\) \| .* \| 3h \| .*`SigninLogs` \| EntraP1 \|$/m,
  );
  expect(page).toContain('¹ |');
  for (const { rule } of entries)
    if (rule.file.includes('/functions/')) expect(page).toContain(`\`${rule.function!.alias}(`);
});

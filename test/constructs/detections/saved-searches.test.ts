import type { Construct } from '../../../constructs/core/cdktf';
import { HuntingQuery } from '../../../constructs/detections/hunting-query';
import { SavedFunction } from '../../../constructs/detections/saved-function';
import type { FunctionParameter } from '../../../lib/kql/model/model';
import { only, refusal, synth, WORKSPACE } from '../synth';

const hunt = {
  id: '1f0d3c2b-4a59-4e68-8776-95a4b3c2d1e0',
  displayName: 'Refresh token validity was changed',
  description: 'Someone moved the instant from which refresh tokens are valid.\nThat ends   all sessions.',
  query: 'CloudAppEvents | where ActionType has "${x}"',
  tactics: ['DefenseEvasion', 'Persistence'],
  techniques: ['T1550.001', 'T1098'],
  entityMappings: [],
};
const search = (change: Partial<typeof hunt> = {}) =>
  only(
    synth((stack) => new HuntingQuery(stack, 'hunt', { workspaceId: WORKSPACE, hunt: { ...hunt, ...change } })),
    'azurerm_log_analytics_saved_search',
  );

test('a hunting query is a saved search with what hunters read as tags', () => {
  expect(search()).toEqual({
    name: hunt.id,
    log_analytics_workspace_id: WORKSPACE,
    category: 'Hunting Queries',
    display_name: hunt.displayName,
    query: 'CloudAppEvents | where ActionType has "$${x}"',
    tags: {
      description: 'Someone moved the instant from which refresh tokens are valid. That ends all sessions.',
      tactics: 'DefenseEvasion,Persistence',
      techniques: 'T1550.001,T1098',
    },
  });
});

test('a long description is cut at a word, and to what the provider counts: bytes', () => {
  const description = 'Überprüfung der Sitzungsübernahme '.repeat(20);
  const { tags } = search({ description }) as { tags: Record<string, string> };
  expect(Buffer.byteLength(tags.description!)).toBeLessThanOrEqual(256);
  expect(tags.description).toMatch(/^Überprüfung der .*[a-zü]…$/);
  expect(Buffer.byteLength(tags.description!)).toBeGreaterThan(200);
});

test('lists of techniques are cut between two of them, and empty tags are left out', () => {
  const techniques = Array.from({ length: 60 }, (_, i) => `T1${String(i).padStart(3, '0')}`);
  const { tags } = search({ description: '', tactics: [], techniques }) as { tags: Record<string, string> };
  expect(Object.keys(tags)).toEqual(['techniques']);
  expect(tags.techniques).toMatch(/^(T\d{4},)*T\d{4}$/);
  expect(tags.techniques!.length).toBeLessThanOrEqual(256);
});

test.each([
  [{ id: 'a/b' }, "'hunt.id' should be a name"],
  [{ displayName: 'x'.repeat(5000) }, "'hunt.displayName' should have at most"],
  [{ displayName: '' }, "'hunt.displayName' should be a text that is not empty"],
  [{ query: '' }, "'hunt.query' should be a text that is not empty"],
])('refuses the hunting query %j', (change, message) => {
  expect(
    refusal((stack) => new HuntingQuery(stack, 'hunt', { workspaceId: WORKSPACE, hunt: { ...hunt, ...change } })),
  ).toContain(message);
});

const definition = {
  id: '0a9b8c7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d',
  alias: 'TokenTheft_SigninsFromIp',
  displayName: 'Sign-ins from an address',
  query: 'SigninLogs | where IPAddress == ip',
  parameters: [
    { name: 'ip', type: 'string' },
    { name: 'lookback', type: 'timespan', default: '14d' },
  ],
};

test('a function has an alias and its parameters in call order', () => {
  const resources = synth((stack) => new SavedFunction(stack, 'f', { workspaceId: WORKSPACE, definition }));
  expect(only(resources, 'azurerm_log_analytics_saved_search')).toEqual({
    name: definition.id,
    log_analytics_workspace_id: WORKSPACE,
    category: 'Functions',
    display_name: definition.displayName,
    query: definition.query,
    function_alias: 'TokenTheft_SigninsFromIp',
    function_parameters: ['ip:string', 'lookback:timespan=14d'],
  });
});

test('hunting queries and functions wait for what they call, and name their playbook items', () => {
  const resources = synth((stack) => {
    const called = new SavedFunction(stack, 'called', {
      workspaceId: WORKSPACE,
      definition: { ...definition, id: 'called', alias: 'Called', parameters: [] },
      category: 'Token ${theft}',
    });
    const common = { workspaceId: WORKSPACE, playbook: ['TRG-1', 'INV-1'], after: [called] };
    new SavedFunction(stack, 'f', { ...common, definition });
    new HuntingQuery(stack, 'hunt', { ...common, hunt });
  });
  const { called, f, hunt: hunting } = resources.azurerm_log_analytics_saved_search!;
  expect(called).toMatchObject({ category: 'Token $${theft}', function_alias: 'Called' });
  for (const absent of ['depends_on', 'tags', 'function_parameters']) expect(called).not.toHaveProperty(absent);
  const depends_on = ['azurerm_log_analytics_saved_search.called'];
  expect(f).toMatchObject({ depends_on, tags: { playbook: 'TRG-1,INV-1' } });
  expect(hunting).toMatchObject({ depends_on, tags: { playbook: 'TRG-1,INV-1' } });
});

test('texts of searches are no templates of Terraform', () => {
  const texts = { displayName: '${name}', query: 'T | where x == "${y}"' };
  const parameters = [{ name: 'x', type: 'string', default: "'${z}'" }];
  const resources = synth(
    (stack) =>
      new SavedFunction(stack, 'f', { workspaceId: WORKSPACE, definition: { ...definition, ...texts, parameters } }),
  );
  expect(only(resources, 'azurerm_log_analytics_saved_search')).toMatchObject({
    display_name: '$${name}',
    query: 'T | where x == "$${y}"',
    function_parameters: ["x:string='$${z}'"],
  });
  expect(search({ displayName: '${name}', tactics: ['${t}'], description: '${d}' })).toMatchObject({
    display_name: '$${name}',
    tags: { tactics: '$${t}', description: '$${d}' },
  });
});

test('an id and an alias stand once in a workspace, whatever kind of search has them', () => {
  const both = (change: object) => (stack: Construct) => {
    new HuntingQuery(stack, 'hunt', { workspaceId: WORKSPACE, hunt });
    new SavedFunction(stack, 'f', { workspaceId: WORKSPACE, definition });
    new SavedFunction(stack, 'other', {
      workspaceId: WORKSPACE,
      definition: { ...definition, alias: 'Other', id: 'other', ...change },
    });
  };
  expect(Object.keys(synth(both({})).azurerm_log_analytics_saved_search!)).toHaveLength(3);
  expect(refusal(both({ id: hunt.id }))).toMatch(/'definition.id'.*id of a saved search/);
  expect(refusal(both({ alias: definition.alias }))).toMatch(/'definition.alias'.*function alias/);
  const twice = (stack: Construct) => {
    for (const id of ['one', 'two']) new HuntingQuery(stack, id, { workspaceId: WORKSPACE, hunt });
  };
  expect(refusal(twice)).toMatch(/'hunt.id'.*id of a saved search/);
});

const [ip, lookback] = definition.parameters as [FunctionParameter, FunctionParameter];

test.each<[string, object, string]>([
  ['alias', { alias: 'Token Theft' }, "'definition.alias' is wrong: the name of a function should be a KQL identifier"],
  ['id', { id: 'a/b' }, "'definition.id' should be a name"],
  ['no name', { displayName: ' ' }, "'definition.displayName' should be a text that is not empty"],
  ['no query', { query: '' }, "'definition.query' should be a text that is not empty"],
  ['no alias', { alias: '' }, "'definition.alias' should be a text that is not empty"],
  [
    'type',
    { parameters: [{ name: 'x', type: 'table' }] },
    "'definition.parameters[0].type' is wrong: the type of 'x' should be string, datetime",
  ],
  [
    'order',
    { parameters: [lookback, ip] },
    "'definition.parameters[1].name' is wrong: the parameter 'ip' has no default and follows 'lookback', which has one",
  ],
  ['twice', { parameters: [ip, ip] }, "the parameter 'ip' stands twice"],
  ['comma', { parameters: [{ ...ip, default: "'a,b'" }] }, "the default of 'ip' should be one line without commas"],
])('refuses a function: %s', (_, change, message) => {
  expect(
    refusal(
      (stack) => new SavedFunction(stack, 'f', { workspaceId: WORKSPACE, definition: { ...definition, ...change } }),
    ),
  ).toContain(message);
});

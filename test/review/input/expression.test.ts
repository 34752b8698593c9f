import { addressOf, attributeOf, parseTemplate, referencesIn } from '../../../lib/review/input/expression';
import { Resolver } from '../../../lib/review/input/resolve';
import { Unknown } from '../../../lib/review/input/value';

describe('a template of Terraform JSON', () => {
  test.each([
    ['plain', [{ text: 'plain' }]],
    ['$${literal} %%{too}', [{ text: '${literal} %{too}' }]],
    ['${a_b.c.id}/tables/x', [{ expression: 'a_b.c.id' }, { text: '/tables/x' }]],
    ['${f("}")}!', [{ expression: 'f("}")' }, { text: '!' }]],
    ['${jsonencode({a = {b = 1}})}', [{ expression: 'jsonencode({a = {b = 1}})' }]],
    ['${open', [{ expression: 'open' }]],
    ['{ json: true }', [{ text: '{ json: true }' }]],
    ['', [{ text: '' }]],
  ])('%j is taken apart', (template, pieces) => {
    expect(parseTemplate(template)).toEqual(pieces);
  });

  test('names the resources in it, also of data sources and instances', () => {
    expect(referencesIn('lower(azurerm_a.b.id) + data.azuread_user.x.object_id + azurerm_c.d[0].name')).toEqual([
      'azurerm_a.b.id',
      'data.azuread_user.x.object_id',
      'azurerm_c.d[0].name',
    ]);
    expect(addressOf('azurerm_c.d[0].name')).toBe('azurerm_c.d');
    expect(addressOf('data.azuread_user.x.object_id')).toBe('data.azuread_user.x');
    expect(attributeOf('data.azuread_user.x.object_id')).toBe('object_id');
    expect(referencesIn('local.kit.rules + var.days')).toEqual([]);
  });
});

describe('the values of a stack', () => {
  const resolver = new Resolver({
    resources: new Map([
      ['azurerm_resource_group.g', { type: 'azurerm_resource_group', values: { name: 'rg' } }],
      [
        'azurerm_log_analytics_workspace.w',
        {
          type: 'azurerm_log_analytics_workspace',
          values: { name: 'log-${local.part.name}', resource_group_name: '${azurerm_resource_group.g.name}' },
        },
      ],
      ['azurerm_a.one', { type: 'azurerm_a', values: { x: '${azurerm_a.two.x}' } }],
      ['azurerm_a.two', { type: 'azurerm_a', values: { x: '${azurerm_a.one.x}' } }],
    ]),
    locals: { part: { name: 'soc' } },
    variables: { days: { default: 90 }, none: {} },
    subscriptionId: 's',
  });

  test.each([
    ['${azurerm_resource_group.g.name}', 'rg'],
    ['${azurerm_log_analytics_workspace.w.name}', 'log-soc'],
    [
      '${azurerm_log_analytics_workspace.w.id}/tables/T',
      '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log-soc/tables/T',
    ],
    ['${lower(azurerm_resource_group.g.id)}', '/subscriptions/s/resourcegroups/rg'],
    ['${var.days}', 90],
    ['${local.part.name}', 'soc'],
    ['${"$"}{TfToken[1]}', '${TfToken[1]}'],
    ['${true}', true],
    ['${jsonencode({a = [1, "x"], "b": {c = azurerm_resource_group.g.name}})}', '{"a":[1,"x"],"b":{"c":"rg"}}'],
    ['${jsondecode("{\\"a\\": [true]}")}', { a: [true] }],
    ['${concat(["a"], [upper("b${var.days}")])}', ['a', 'B90']],
    ['${merge({a = 1}, {b = null})}', { a: 1, b: null }],
    ['${["line\\n", "\\u0041"]}', ['line\n', 'A']],
  ])('%s is worked out', (template, value) => {
    expect(resolver.value(template)).toEqual(value);
  });

  test.each([
    '${azurerm_log_analytics_workspace.w.workspace_id}',
    '${var.none}',
    '${var.absent}',
    '${local.part.absent}',
    '${azurerm_a.one.x}',
    '${cidrhost("10.0.0.0/8", 1)}',
    'some ${data.azurerm_client_config.c.tenant_id}',
    '${jsonencode({a = var.none})}',
    '${jsondecode("no")}',
    '${[1, 2}',
    '${each.value}',
    '${var.days > 30 ? 1 : 2}',
  ])('%s stays unknown', (template) => {
    expect(resolver.value(template)).toBeInstanceOf(Unknown);
  });

  test('one of several has its own key and number, and what it refers to does not', () => {
    const each = resolver.within('each', { key: 'a', value: { days: 7 } });
    expect(each.value({ name: 'x-${each.key}', days: '${each.value.days}', none: '${each.value.none}' })).toEqual({
      name: 'x-a',
      days: 7,
      none: expect.any(Unknown),
    });
    expect(resolver.value('${each.key}')).toBeInstanceOf(Unknown);
  });

  test('a dynamic block stands for its blocks, behind those that are written out', () => {
    const over = ['A', 'B'];
    const content = { category: '${log.value}', n: '${log.key}' };
    expect(resolver.value({ dynamic: { log: [{ for_each: over, content }] }, log: { category: '0' } })).toEqual({
      log: [{ category: '0' }, { category: 'A', n: 'A' }, { category: 'B', n: 'B' }],
    });
    const named = { log: { for_each: { k: 'v' }, iterator: 'it', content: [{ category: '${it.key}${it.value}' }] } };
    expect(resolver.value({ dynamic: [named] })).toEqual({ log: [{ category: 'kv' }] });
    expect(resolver.value({ dynamic: { log: { for_each: '${var.none}', content } }, log: [{}] })).toEqual({
      log: expect.any(Unknown),
    });
    expect(resolver.value({ dynamic: { a: 1 } })).toEqual({ dynamic: { a: 1 } });
  });

  test('the comments of cdktf are no values', () => {
    expect(resolver.value({ '//': { metadata: {} }, a: ['${var.days}'] })).toEqual({ a: [90] });
  });
});

import { LogStream } from '../../../constructs/logs/log-stream';
import { only, refusal, synth } from '../synth';

const stream = { namespaceName: 'evhns-soc', resourceGroupName: 'rg-soc', location: 'westeurope' };

test('takes shared keys and TLS 1.2, with a rule of its own that has all three rights', () => {
  const resources = synth((stack) => {
    expect(new LogStream(stack, 'stream', stream).hubName).toBeUndefined();
  });
  expect(only(resources, 'azurerm_eventhub_namespace')).toEqual({
    name: 'evhns-soc',
    resource_group_name: 'rg-soc',
    location: 'westeurope',
    public_network_access_enabled: true,
    local_authentication_enabled: true,
    minimum_tls_version: '1.2',
    sku: 'Standard',
    capacity: 1,
    auto_inflate_enabled: false,
  });
  expect(only(resources, 'azurerm_eventhub_namespace_authorization_rule')).toEqual({
    resource_group_name: 'rg-soc',
    name: 'entra-diagnostics',
    namespace_name: '${azurerm_eventhub_namespace.stream.name}',
    listen: true,
    manage: true,
    send: true,
  });
  expect(resources).not.toHaveProperty('azurerm_eventhub');
});

test('a named hub belongs to the namespace by id', () => {
  const resources = synth(
    (stack) => new LogStream(stack, 'stream', { ...stream, hubName: 'entra-logs', maximumThroughputUnits: 8 }),
  );
  expect(only(resources, 'azurerm_eventhub')).toEqual({
    name: 'entra-logs',
    namespace_id: '${azurerm_eventhub_namespace.stream.id}',
    partition_count: 4,
    message_retention: 7,
  });
  expect(only(resources, 'azurerm_eventhub_namespace')).toMatchObject({
    auto_inflate_enabled: true,
    maximum_throughput_units: 8,
  });
});

test('says what it is told: tier, units, tags, the name of the rule, partitions and days', () => {
  const resources = synth((stack) => {
    const made = new LogStream(stack, 'stream', {
      ...stream,
      sku: 'Premium',
      throughputUnits: 16,
      tags: { team: '${soc}' },
      ruleName: 'writers',
      hubName: 'h',
      partitions: 100,
      retentionDays: 90,
    });
    for (const reference of [made.namespaceName, made.ruleId, made.hubName]) expect(reference).toContain('TfToken');
  });
  expect(only(resources, 'azurerm_eventhub_namespace')).toMatchObject({
    sku: 'Premium',
    capacity: 16,
    tags: { team: '$${soc}' },
  });
  expect(only(resources, 'azurerm_eventhub_namespace_authorization_rule').name).toBe('writers');
  expect(only(resources, 'azurerm_eventhub')).toMatchObject({ partition_count: 100, message_retention: 90 });
});

test.each([
  [{ partitions: 3 }, "'partitions' is wrong here: the service makes the hubs when 'hubName' is not set"],
  [{ sku: 'Premium' as const, hubName: 'h', partitions: 201 }, "'partitions' should be between"],
  [{ tags: { 'a<b': '' } }, "'tags.a<b' should be"],
  [{ namespaceName: '1st' }, "'namespaceName' should be 6 to 50 letters"],
  [{ hubName: 'a b' }, "'hubName' should be 1 to 50 letters"],
  [{ ruleName: 'rootManageSharedAccessKey' }, 'RootManageSharedAccessKey, which is not for log writers'],
  [{ sku: 'Basic' as never }, "'sku' should be Standard or Premium, got 'Basic'"],
  [{ throughputUnits: 41 }, "'throughputUnits' should be between 1 and 40 units, got 41"],
  [{ sku: 'Premium' as const, throughputUnits: 3 }, "'throughputUnits' should be 1, 2, 4, 8 or 16, got 3"],
  [
    { sku: 'Premium' as const, maximumThroughputUnits: 4 },
    "'maximumThroughputUnits' is wrong here: only a Standard namespace grows by itself",
  ],
  [
    { throughputUnits: 8, maximumThroughputUnits: 4 },
    "'maximumThroughputUnits' should be between 8 and 40 units, got 4",
  ],
  [{ retentionDays: 3 }, "'retentionDays' is wrong here: the service makes the hubs when 'hubName' is not set"],
  [{ hubName: 'h', retentionDays: 8 }, "'retentionDays' should be between 1 and 7 days, got 8"],
  [
    { sku: 'Premium' as const, hubName: 'h', retentionDays: 91 },
    "'retentionDays' should be between 1 and 90 days, got 91",
  ],
  [{ hubName: 'h', partitions: 33 }, "'partitions' should be between 1 and 32 partitions, got 33"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new LogStream(stack, 'stream', { ...stream, ...props }))).toContain(message);
});

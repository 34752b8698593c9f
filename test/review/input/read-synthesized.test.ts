import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { get } from '../../../lib/review/input/configuration';
import { readSynthesized } from '../../../lib/review/input/read-synthesized';
import { Unknown } from '../../../lib/review/input/value';
import { goodWorld } from '../good-world';
import type { World } from '../world';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ttk review '));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function putWorld(given: World, name = 'prod'): void {
  const stacks = Object.fromEntries(
    (['foundation', 'detections'] as const).map((part) => [
      `${name}-${part}`,
      { name: `${name}-${part}`, synthesizedStackPath: `stacks/${name}-${part}/cdk.tf.json` },
    ]),
  );
  put('manifest.json', JSON.stringify({ version: '0.21.0', stacks }));
  for (const part of ['foundation', 'detections'] as const)
    put(`stacks/${name}-${part}/cdk.tf.json`, JSON.stringify(given[part], null, 2));
}

const codes = () => readSynthesized(folder).problems.map(({ code }) => code);

test('both stacks of an environment are one configuration, with the facts of the kit', () => {
  putWorld(goodWorld());
  const { configurations, problems } = readSynthesized(folder);
  expect(problems).toEqual([]);
  expect(configurations.map(({ name }) => name)).toEqual(['prod']);
  const [prod] = configurations;
  expect(prod!.stacks.map(({ parts }) => parts)).toEqual([['foundation'], ['detections']]);
  expect(prod!.kit?.tenant).toBe('Contoso');
  expect(prod!.licences?.has('EntraP1')).toBe(true);
});

test('a manifest that sends cdktf to another folder than Terraform leaves a doubt', () => {
  const given = goodWorld();
  putWorld(given);
  expect(readSynthesized(folder).configurations[0]!.stacks.flatMap(({ doubts = [] }) => doubts)).toEqual([]);
  put('elsewhere/cdk.tf.json', JSON.stringify(given.foundation));
  for (const where of [
    { workingDirectory: 'stacks/prod-foundation', synthesizedStackPath: 'elsewhere/cdk.tf.json' },
    { workingDirectory: 'elsewhere', synthesizedStackPath: 'stacks/prod-foundation/cdk.tf.json' },
  ]) {
    put('manifest.json', JSON.stringify({ stacks: { 'prod-foundation': { name: 'prod-foundation', ...where } } }));
    const [stack] = readSynthesized(folder).configurations[0]!.stacks;
    expect(stack!.doubts).toEqual([expect.stringContaining('prod-foundation lies elsewhere')]);
  }
});

test('a finding can point at the line of its resource', () => {
  putWorld(goodWorld());
  const [stack] = readSynthesized(folder).configurations[0]!.stacks;
  const lines = JSON.stringify(goodWorld().foundation, null, 2).split('\n');
  const line = stack!.line('azurerm_management_lock.lock');
  expect(lines[line - 1]).toContain('"lock"');
  expect(lines[line - 2]).toContain('"azurerm_management_lock"');
  expect(stack!.line('azurerm_none.at_all')).toBe(1);
});

test('blocks may be written as objects or as lists, and providers too', () => {
  const given = goodWorld();
  given.foundation.provider = { azurerm: given.foundation.provider.azurerm[0] };
  given.foundation.resource = [given.foundation.resource];
  given.foundation.terraform = [given.foundation.terraform];
  putWorld(given);
  const [prod] = readSynthesized(folder).configurations;
  expect(prod!.all('azurerm_log_analytics_workspace')).toHaveLength(1);
  expect(prod!.stacks[0]!.backend?.type).toBe('azurerm');
  expect(prod!.stacks[0]!.providers.map(({ name }) => name)).toEqual(['azurerm', 'azuread']);
});

const read = (given: World) => {
  putWorld(given);
  return readSynthesized(folder).configurations[0]!;
};

test.each([
  ['counted to none', { count: 0 }, 'count'],
  ['made for each of nothing', { for_each: {} }, 'for_each'],
  ['made for each of an empty set', { for_each: '${toset([])}' }, 'for_each'],
])('a resource that is %s is not there, and that is known', (_, more, because) => {
  const given = goodWorld();
  Object.assign(given.f.azurerm_management_lock.lock, more);
  const prod = read(given);
  expect(prod.all('azurerm_management_lock')).toEqual([]);
  expect(prod.stacks[0]!.notMade).toEqual([
    { address: 'azurerm_management_lock.lock', stack: 'prod-foundation', because },
  ]);
});

test('a resource that is several is each of them, with what it stands for', () => {
  const given = goodWorld();
  given.f.azurerm_management_lock.lock.count = '${1 + 1}';
  given.f.azuread_group.two = { count: 2, display_name: 'G${count.index}' };
  given.f.azuread_group.each = { for_each: { a: 'A' }, display_name: '${each.value}' };
  const prod = read(given);
  const [lock] = prod.all('azurerm_management_lock');
  expect(lock!.meta.count).toBeInstanceOf(Unknown);
  const groups = prod.all('azuread_group').map((group) => [group.address, get(group, 'display_name')]);
  expect(groups).toEqual([
    ['azuread_group.analysts', 'Analysts'],
    ['azuread_group.two[0]', 'G0'],
    ['azuread_group.two[1]', 'G1'],
    ['azuread_group.each["a"]', 'A'],
  ]);
  expect(prod.referred(lock!, 'azuread_group.two[1].object_id')?.address).toBe('azuread_group.two[0]');
});

test('what is said to Terraform about a resource is no argument of it', () => {
  const given = goodWorld();
  const meta = { lifecycle: { ignore_changes: 'all' }, provisioner: { 'local-exec': {} }, provider: 'azurerm.other' };
  Object.assign(given.f.azurerm_management_lock.lock, meta);
  const [lock] = read(given).all('azurerm_management_lock');
  expect(lock!.meta).toEqual(meta);
  expect(Object.keys(lock!.values)).toEqual(['name', 'lock_level', 'scope']);
});

test('no block at the top is lost, whatever its kind, and no file beside', () => {
  const given = goodWorld();
  Object.assign(given.foundation, {
    module: { m: { source: 'git::https://example.com/m' } },
    data: { external: { run: { program: ['sh'] } } },
    moved: [
      { from: 'a.b', to: 'c.d' },
      { from: 'e.f', to: 'g.h' },
    ],
    import: { to: 'a.b', id: '/x' },
    removed: { from: 'a.b' },
    check: { c: {} },
    ephemeral: { random_password: { p: {} } },
    variable: { days: { default: 90 } },
    surprise: 5,
  });
  putWorld(given);
  for (const name of ['override.tf.json', 'more.tf', 'x.auto.tfvars', '.terraform.lock.hcl', 'notes.txt'])
    put(`stacks/prod-foundation/${name}`, '');
  const [stack] = readSynthesized(folder).configurations[0]!.stacks;
  expect(stack!.others.map(({ address }) => address)).toEqual([
    'module.m',
    'data.external.run',
    'moved',
    'moved',
    'import',
    'removed',
    'check.c',
    'ephemeral.random_password.p',
    'var.days',
    'surprise',
  ]);
  expect(stack!.others[0]!.values).toEqual({ source: 'git::https://example.com/m' });
  expect(stack!.besides).toEqual(['more.tf', 'override.tf.json', 'x.auto.tfvars']);
});

test('escaped templates of texts are read as Azure would get them', () => {
  const given = goodWorld();
  given.d.azurerm_sentinel_alert_rule_nrt.rule_nrt.query = 'print "$${x} %%{y}"';
  putWorld(given);
  const [rule] = readSynthesized(folder).configurations[0]!.all('azurerm_sentinel_alert_rule_nrt');
  expect(get(rule!, 'query')).toBe('print "${x} %{y}"');
});

test('a byte-order mark and Windows line endings change nothing', () => {
  putWorld(goodWorld());
  const text = JSON.stringify(goodWorld().foundation, null, 2).replaceAll('\n', '\r\n');
  put('stacks/prod-foundation/cdk.tf.json', `\uFEFF${text}`);
  expect(readSynthesized(folder).problems).toEqual([]);
});

describe('what cannot be used is said', () => {
  test('no manifest', () => expect(codes()).toEqual(['review/missing-configuration']));

  test('a manifest without stacks', () => {
    put('manifest.json', '{}');
    expect(codes()).toEqual(['review/not-a-configuration']);
    put('manifest.json', '{"stacks": {}}');
    expect(codes()).toEqual(['review/empty-input']);
  });

  test('a stack that is gone, malformed, or something else', () => {
    putWorld(goodWorld());
    rmSync(join(folder, 'stacks/prod-foundation'), { recursive: true });
    expect(codes()).toEqual(['file/unreadable']);
    put('stacks/prod-foundation/cdk.tf.json', '{"resource": {');
    expect(codes()).toEqual(['review/not-json']);
    put('stacks/prod-foundation/cdk.tf.json', '[1]');
    expect(codes()).toEqual(['review/not-json']);
    put('stacks/prod-foundation/cdk.tf.json', '{"a": 1}');
    expect(codes()).toEqual(['review/not-a-configuration']);
  });
});

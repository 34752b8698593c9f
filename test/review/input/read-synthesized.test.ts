import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { get } from '../../../lib/review/input/configuration';
import { readSynthesized } from '../../../lib/review/input/read-synthesized';
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

test('a resource that is counted to none is not there', () => {
  const given = goodWorld();
  given.f.azurerm_management_lock.lock.count = 0;
  putWorld(given);
  expect(readSynthesized(folder).configurations[0]!.all('azurerm_management_lock')).toEqual([]);
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
    expect(codes()).toEqual(['review/unreadable-input']);
    put('stacks/prod-foundation/cdk.tf.json', '{"resource": {');
    expect(codes()).toEqual(['review/not-json']);
    put('stacks/prod-foundation/cdk.tf.json', '[1]');
    expect(codes()).toEqual(['review/not-json']);
    put('stacks/prod-foundation/cdk.tf.json', '{"a": 1}');
    expect(codes()).toEqual(['review/not-a-configuration']);
  });
});

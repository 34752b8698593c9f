import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/commands/review';
import { goodWorld } from './good-world';
import { keepPrinted } from './printed';
import { recordOf, type World } from './world';

let folder: string;
let out: string[];
let err: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ttk review '));
  out = keepPrinted();
  err = [];
  jest.spyOn(console, 'error').mockImplementation((text) => void err.push(String(text)));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function put(environments: Record<string, (given: World) => void>): string {
  const stacks: Record<string, object> = {};
  for (const [name, change] of Object.entries(environments)) {
    const given = goodWorld();
    change(given);
    for (const part of ['foundation', 'detections'] as const) {
      const path = `stacks/${name}-${part}`;
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, 'cdk.tf.json'), JSON.stringify(given[part]));
      writeFileSync(join(folder, path, 'kit.json'), JSON.stringify(recordOf(`${name}-${part}`, given[part])));
      stacks[`${name}-${part}`] = { synthesizedStackPath: `${path}/cdk.tf.json` };
    }
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks }));
  return folder;
}

/** Plans are compared with a synthesized configuration only where one is named. */
const ask = (args: string[], options: Record<string, unknown> = {}) =>
  run(args, { format: 'json', failOn: 'high', ...(options.plan ? {} : { cdktfOut: folder }), ...options });

const capped = ({ f }: World) => {
  f.azurerm_log_analytics_workspace.workspace.daily_quota_gb = 5;
};
const blind = ({ f }: World) => {
  delete f.azurerm_monitor_aad_diagnostic_setting.workspace;
};

describe('the exit code', () => {
  test('is 0 when nothing at or above --fail-on is found', async () => {
    put({ good: () => {}, capped });
    expect(await ask([])).toBe(0);
    expect(await ask(['good'], { failOn: 'low' })).toBe(0);
    expect(await ask(['capped'], { failOn: 'medium' })).toBe(1);
  });

  test('is 1 when it is, unless nothing may fail', async () => {
    put({ good: () => {}, blind });
    expect(await ask([])).toBe(1);
    expect(await ask([], { failOn: 'never' })).toBe(0);
    expect(await ask(['go*'])).toBe(0);
  });

  test('is 2 when the input cannot be used, with the reason and without a report', async () => {
    put({ good: () => {} });
    expect(await ask(['gone'])).toBe(2);
    expect(err.join()).toContain('review/no-such-environment');
    expect(err.join()).toContain('good');
    writeFileSync(join(folder, 'stacks/good-foundation/cdk.tf.json'), 'no');
    expect(await ask([])).toBe(2);
    expect(await ask([], { plan: [join(folder, 'none.json')] })).toBe(2);
    expect(out).toEqual([]);
  });
});

describe('what cannot be told', () => {
  const plan = [join(__dirname, 'plans/new-foundation.json')];

  test('ends with 3, whatever severity fails the review', async () => {
    expect(await ask([], { plan })).toBe(3);
    expect(await ask([], { plan, failOn: 'critical' })).toBe(3);
    expect(JSON.parse(out[0]!).environments[0]).toMatchObject({
      verdict: 'cannotBeTold',
      doubts: expect.arrayContaining(['The detections stack is not part of the input.']),
    });
  });

  test('ends with 1 when there is a finding as well, and with 0 for who allows it', async () => {
    expect(await ask([], { plan, failOn: 'medium' })).toBe(1);
    expect(await ask([], { plan, failOn: 'medium', allowUnknown: true })).toBe(1);
    expect(await ask([], { plan, allowUnknown: true })).toBe(0);
    expect(await ask([], { plan, failOn: 'never' })).toBe(0);
    expect(JSON.parse(out[2]!).environments[0].verdict).toBe('cannotBeTold');
  });

  test('is an environment of which one stack is missing, or that has no resource', async () => {
    put({
      half: (given) => {
        given.detections.resource = {};
      },
    });
    rmSync(join(folder, 'stacks/half-detections'), { recursive: true });
    const { stacks } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ stacks: { 'half-foundation': stacks['half-foundation'] } }),
    );
    expect(await ask([])).toBe(3);
  });
});

describe('a folder that is named', () => {
  test('and is not there, or holds nothing, is unusable: nothing is synthesized in its place', async () => {
    const cdktfOut = join(folder, 'evidence');
    expect(await ask([], { cdktfOut })).toBe(2);
    mkdirSync(cdktfOut);
    expect(await ask([], { cdktfOut })).toBe(2);
    expect(readdirSync(cdktfOut)).toEqual([]);
    expect(err.join()).toContain('review/missing-configuration');
    expect(out).toEqual([]);
  });
});

test('environments are chosen by names and globs', async () => {
  put({ prod: () => {}, 'prod-eu': () => {}, dev: () => {} });
  await ask(['prod*']);
  const names = JSON.parse(out[0]!).environments.map((e: { name: string }) => e.name);
  expect(names).toEqual(['prod', 'prod-eu']);
});

test('a plan is reviewed without anything synthesized', async () => {
  const plan = join(__dirname, 'plans/destroying-foundation.json');
  expect(await ask([], { plan: [plan] })).toBe(1);
  copyFileSync(plan, join(folder, 'p.json'));
  expect(await ask(['prod'], { plan: [join(folder, 'p.json')] })).toBe(1);
  expect(out.map((text) => JSON.parse(text).environments[0])).toMatchObject([
    { name: 'destroying', source: 'plan' },
    { name: 'prod', source: 'plan' },
  ]);
});

test('a configuration that a plan is to be compared with has to be there', async () => {
  const plan = [join(__dirname, 'plans/destroying-foundation.json')];
  expect(await ask([], { plan, cdktfOut: join(folder, 'nothing') })).toBe(2);
  expect(err.join()).toContain('there is no synthesized configuration');
});

test.each(['pretty', 'html', 'md', 'json', 'sarif', 'junit', 'csv'])('%s goes to a file when asked', async (format) => {
  put({ good: () => {} });
  const path = join(folder, 'deep/er', `report.${format}`);
  expect(await ask([], { format, out: path })).toBe(0);
  expect(readFileSync(path, 'utf8').length).toBeGreaterThan(100);
  expect(readFileSync(path, 'utf8')).not.toContain('\u001b[');
  expect(out).toEqual([]);
});

test('several environments are a table, and each whole with --details', async () => {
  put({ good: () => {}, capped });
  await ask([], { format: 'pretty' });
  expect(out[0]).toMatch(/^Environment +Verdict +Worst finding +Withheld +Accepted\n/);
  expect(out[0]).not.toContain('daily-cap-not-blinding');
  await ask([], { format: 'pretty', details: true });
  expect(out[1]).toContain('daily-cap-not-blinding');
  await ask(['capped'], { format: 'pretty' });
  expect(out[2]).toContain('daily-cap-not-blinding');
});

test('a report goes into a folder that is there', async () => {
  put({ good: () => {} });
  await ask([], { format: 'junit', out: folder });
  expect(readFileSync(join(folder, 'review.xml'), 'utf8')).toContain('<testsuites');
});

test('Navigator layers are printed, or written one by one', async () => {
  put({ one: () => {}, two: () => {} });
  expect(await ask(['one'], { navigator: true })).toBe(0);
  expect(JSON.parse(out[0]!)).toMatchObject({ versions: { layer: '4.5' } });
  await ask([], { navigator: true });
  expect(JSON.parse(out[1]!)).toHaveLength(2);
  await ask([], { navigator: true, out: join(folder, 'layers') });
  expect(readdirSync(join(folder, 'layers'))).toEqual(['one.json', 'two.json']);
});

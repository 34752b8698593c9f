import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/commands/review';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { kitRoot } from '../../lib/files/root';
import { fingerprintsOf } from '../../lib/record/terraform';
import { keepPrinted } from './printed';

let outdir: string;
let out: string[];
beforeAll(async () => {
  outdir = mkdtempSync(join(tmpdir(), 'ttk out '));
  await synthesizeKit({ outdir, patterns: ['demo'] });
});
afterAll(() => rmSync(outdir, { recursive: true }));
beforeEach(() => {
  out = keepPrinted();
});
afterEach(() => jest.restoreAllMocks());

const ask = async (more: object = {}) => {
  out.length = 0;
  await run(['demo'], { format: 'json', failOn: 'high', cdktfOut: outdir, ...more });
  return JSON.parse(out[0]!).environments[0];
};
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ttk-anew-'));

test('who recomputes the fingerprints is found by a fresh synthesis only', async () => {
  const before = left();
  const told = jest.spyOn(console, 'error').mockImplementation();
  expect((await ask({ synthesizeAnew: true })).provenance).toMatchObject({ status: 'asSynthesized', edited: [] });
  // Notes are for who checks the files.
  expect(told).not.toHaveBeenCalled();
  const folder = join(outdir, 'stacks/demo-detections');
  const configuration = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
  const [name, rule] = Object.entries<{ query: string }>(
    configuration.resource.azurerm_sentinel_alert_rule_scheduled,
  )[0]!;
  rule.query += '\n| where UserPrincipalName != "attacker@contoso.com"';
  const record = JSON.parse(readFileSync(join(folder, 'kit.json'), 'utf8'));
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(configuration));
  writeFileSync(join(folder, 'kit.json'), JSON.stringify({ ...record, ...fingerprintsOf(configuration) }));
  expect((await ask()).provenance.status).toBe('asSynthesized');
  expect((await ask({ synthesizeAnew: true })).provenance).toMatchObject({
    status: 'edited',
    edited: [{ address: `azurerm_sentinel_alert_rule_scheduled.${name}`, what: 'changed', paths: ['query'] }],
  });
  expect(left()).toEqual(before);
});

test('the folder of the fresh synthesis goes also when the review is stopped', async () => {
  const before = left();
  const args = ['cli/ttk.js', 'review', 'demo', '--synthesize-anew', '--cdktf-out', outdir];
  const child = spawn(process.execPath, args, { cwd: kitRoot, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (left().length === before.length && child.exitCode === null) await new Promise((go) => setTimeout(go, 20));
  child.kill('SIGINT');
  const [exitCode] = await ended;
  // It may be at its end already when it hears of the signal; killed outright it would have no exit code.
  expect([130, 1]).toContain(exitCode);
  expect(left()).toEqual(before);
});

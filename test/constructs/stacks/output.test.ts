import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App } from '../../../constructs/core/cdktf';
import { DetectionStack } from '../../../constructs/stacks/detection-stack';
import { FoundationStack } from '../../../constructs/stacks/foundation-stack';
import { synthesizeKit } from '../../../constructs/stacks/kit';
import { folderWith, minimal } from '../../environment/workbench';
import { deploymentsOf } from './workbench';

const environment = `${minimal}rules: { sources: [../rules] }\n`;
const other = environment.replace('subscriptionId: 2', 'subscriptionId: 3');
const third = environment.replace('subscriptionId: 2', 'subscriptionId: 4');

/** A project of two environments without rules. */
function project(files: Readonly<Record<string, string>> = {}) {
  const folder = folderWith({
    'environments/one.yaml': environment,
    'environments/two.yaml': other,
    'rules/none.md': '',
    ...files,
  });
  const outdir = join(folder, 'cdktf.out');
  const synthesize = async (patterns: string[] = [], keepFolders = false) => {
    const { problems } = await synthesizeKit({ folder: join(folder, 'environments'), outdir, patterns, keepFolders });
    expect(problems).toEqual([]);
  };
  const put = (path: string, text = 'kept') => {
    mkdirSync(dirname(join(outdir, path)), { recursive: true });
    writeFileSync(join(outdir, path), text);
  };
  const listed = () => Object.keys(JSON.parse(read('manifest.json')).stacks);
  const read = (path: string) => readFileSync(join(outdir, path), 'utf8');
  return { folder, outdir, synthesize, put, listed, read, stands: (path: string) => existsSync(join(outdir, path)) };
}

const BOTH = ['one-detections', 'one-foundation', 'two-detections', 'two-foundation'];

/** What Terraform and people keep beside a configuration. */
const KEPT = ['.terraform/providers/x', '.terraform.lock.hcl', 'tomorrow.tfplan', 'terraform.tfstate', 'notes.md'];

test('the manifest has the bytes that one app for all environments writes', async () => {
  const { folder, outdir, synthesize, read } = project({ 'environments/three.yaml': third });
  await synthesize();
  const one = new App({ outdir: join(folder, 'one-app'), stackTraces: false });
  mkdirSync(one.outdir, { recursive: true });
  for (const deployment of (await deploymentsOf(join(folder, 'environments'))).values()) {
    const foundation = new FoundationStack(one, deployment.environment);
    new DetectionStack(one, deployment).addDependency(foundation);
  }
  one.synth();
  const files = readdirSync(one.outdir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.json$/.test(name));
  expect(files).toHaveLength(7);
  for (const file of files) expect(read(file)).toBe(readFileSync(join(one.outdir, file), 'utf8'));
  expect(outdir).not.toBe(one.outdir);
});

test('a synth of one environment leaves the stacks of others, and lists them', async () => {
  const { synthesize, put, listed, read, stands } = project();
  await synthesize(['two']);
  for (const name of KEPT) put(`stacks/two-foundation/${name}`);
  const before = read('stacks/two-detections/cdk.tf.json');
  await synthesize(['one']);
  expect(listed()).toEqual(BOTH);
  expect(read('stacks/two-detections/cdk.tf.json')).toBe(before);
  const partial = read('manifest.json');
  await synthesize();
  expect(read('manifest.json')).toBe(partial);
  expect(KEPT.filter((name) => !stands(`stacks/two-foundation/${name}`))).toEqual([]);
});

test.each([
  ['gone', (path: string) => rmSync(path)],
  ['damaged', (path: string) => writeFileSync(path, '{ "stacks": ')],
  ['of another form', (path: string) => writeFileSync(path, '{ "stacks": { "two-foundation": null } }')],
])('a manifest that is %s is made anew from what stands', async (_what, damage) => {
  const { outdir, synthesize, read } = project();
  await synthesize();
  const before = read('manifest.json');
  damage(join(outdir, 'manifest.json'));
  await synthesize(['one']);
  expect(read('manifest.json')).toBe(before);
});

test('a stack goes when its environment has no file and all are synthesized, not before', async () => {
  const { folder, synthesize, put, listed, stands } = project();
  await synthesize();
  put('stacks/two-detections/.terraform/providers/x');
  put('stacks/two-foundation/tomorrow.tfplan');
  rmSync(join(folder, 'environments/two.yaml'));
  await synthesize(['one']);
  expect(listed()).toEqual(BOTH);
  await synthesize();
  expect(listed()).toEqual(['one-detections', 'one-foundation']);
  expect(stands('stacks/two-detections')).toBe(false);
  // Somebody may still want it.
  expect(stands('stacks/two-foundation/tomorrow.tfplan')).toBe(true);
  expect(stands('stacks/two-foundation/cdk.tf.json')).toBe(false);
});

test('the cdktf command finds the folders that it listed before, and removes them itself', async () => {
  const { folder, synthesize, listed, stands } = project();
  await synthesize();
  rmSync(join(folder, 'environments/two.yaml'));
  await synthesize([], true);
  expect(listed()).toEqual(['one-detections', 'one-foundation']);
  expect(stands('stacks/two-foundation')).toBe(true);
  await synthesize(['one'], true);
  expect(listed()).toEqual(['one-detections', 'one-foundation']);
});

test('folders and stacks that no synth of the kit wrote stay', async () => {
  const { outdir, synthesize, put, stands } = project();
  await synthesize();
  put('stacks/mine/cdk.tf.json', '{}');
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
  manifest.stacks.mine = { ...manifest.stacks['one-foundation'], name: 'mine' };
  put('manifest.json', JSON.stringify(manifest));
  await synthesize();
  expect(stands('stacks/mine/cdk.tf.json')).toBe(true);
  expect(JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')).stacks.mine).toEqual(manifest.stacks.mine);
});

test('a configuration in HCL takes the place of one in JSON, and the other way round', async () => {
  const { outdir, synthesize, put } = project();
  await synthesize(['one']);
  put('stacks/one-detections/cdk.tf');
  put('stacks/one-detections/metadata.json');
  await synthesize(['one']);
  expect(readdirSync(join(outdir, 'stacks/one-detections')).sort()).toEqual(['cdk.tf.json', 'kit.json']);
});

test('of an environment that is written nothing is held, so that many take no more memory than one', async () => {
  const tokens = () => (globalThis as { __cdktfTokenMap?: { stringTokenMap: Map<string, unknown> } }).__cdktfTokenMap;
  const { synthesize } = project({ 'environments/three.yaml': third });
  await synthesize(['one']);
  const before = tokens()!.stringTokenMap.size;
  await synthesize();
  expect(tokens()!.stringTokenMap.size).toBe(before);
});

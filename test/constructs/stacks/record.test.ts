import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeKit } from '../../../constructs/stacks/kit';
import { isError } from '../../../lib/files/problem';
import { changedInputs } from '../../../lib/record/inputs';
import { type KitRecord, queryFingerprint } from '../../../lib/record/record';
import { fingerprintsOf } from '../../../lib/record/terraform';
import { version } from '../../../package.json';
import { folderWith, minimal, ONE_RULE } from '../../environment/workbench';

const QUERY = "SigninLogs | where ResultType == '50173' | project UserId";
const FUNCTION = `
id: 7d1c0000-0000-4000-8000-000000000002
name: Test_Signins
kind: Function
description: Sign-ins.
parameters: [{ name: user, type: string, default: "''" }]
query: SigninLogs | where UserId == user
`;
const LIST = `
kind: Watchlist
alias: OwnNetworks
name: Own networks
description: Ours.
searchKey: Network
columns: [{ name: Network, type: cidr }]
`;

/** A project of one environment that extends a base, with rows in a file and rules of its own. */
function project() {
  const folder = folderWith({
    'environments/base.yaml': 'abstract: true\nlocation: westeurope\n',
    'environments/one.yaml': `extends: base.yaml\n${minimal}
rules: { sources: [../rules] }
watchlists: { OwnNetworks: { file: rows/networks.csv } }
`,
    'environments/rows/networks.csv': 'Network\n192.0.2.0/24\n',
    'rules/quiet.yaml': ONE_RULE,
    'rules/signins.yaml': FUNCTION,
    'rules/networks.yaml': `${LIST}rowsFile: shipped.csv\n`,
    'rules/shipped.csv': 'Network\n198.51.100.0/24\n',
  });
  const outdir = join(folder, 'cdktf.out');
  const synthesize = async () => {
    const { problems } = await synthesizeKit({ folder: join(folder, 'environments'), outdir });
    expect(problems.filter(isError)).toEqual([]);
  };
  const path = (stack: string, file = 'kit.json') => join(outdir, 'stacks', `one-${stack}`, file);
  const text = (stack: string) => readFileSync(path(stack), 'utf8');
  const record = (stack: string) => JSON.parse(text(stack)) as KitRecord;
  const put = (name: string, content: string) => writeFileSync(join(folder, name), content);
  const changes = (stack: string) =>
    changedInputs(record(stack).inputs)?.map(({ file, what }) => `${what} ${file.split('/').at(-1)}`);
  return { folder, outdir, synthesize, path, text, record, put, changes };
}

test('beside each stack lies what it was made of: kit, resources, other blocks, queries that were proven', async () => {
  const { synthesize, record, path } = project();
  await synthesize();
  for (const stack of ['foundation', 'detections']) {
    const written = JSON.parse(readFileSync(path(stack, 'cdk.tf.json'), 'utf8'));
    expect(record(stack)).toMatchObject({
      format: 1,
      kit: version,
      environment: 'one',
      stack: `one-${stack}`,
      ...fingerprintsOf(written),
    });
  }
  expect(record('foundation').provenQueries).toEqual([]);
  expect(record('detections').provenQueries).toEqual(
    [queryFingerprint(QUERY, []), queryFingerprint('SigninLogs | where UserId == user', ["user:string=''"])].sort(),
  );
  expect(Object.keys(record('detections').resources)).toContain('azurerm_sentinel_watchlist.watchlist_OwnNetworks');
});

test('the same input gives the same bytes; they hold no time and no absolute path', async () => {
  const { synthesize, text, folder } = project();
  await synthesize();
  const first = [text('foundation'), text('detections')];
  await synthesize();
  expect([text('foundation'), text('detections')]).toEqual(first);
  for (const found of first) {
    expect(found).not.toMatch(/"\/|"[A-Z]:\\|\d{4}-\d\d-\d\d|T\d\d:\d\d/);
    expect(found).not.toContain(`"${folder}`);
  }
});

test('the inputs are the files of the environment, and for the detections rows and rules', async () => {
  const { synthesize, changes, put, record } = project();
  await synthesize();
  const names = (stack: string) => Object.keys(record(stack).inputs.files).map((name) => name.split('/').at(-1));
  expect(names('foundation').sort()).toEqual(['base.yaml', 'one.yaml']);
  expect(names('detections').sort()).toEqual([
    'base.yaml',
    'networks.csv',
    'networks.yaml',
    'one.yaml',
    'quiet.yaml',
    'shipped.csv',
    'signins.yaml',
  ]);
  expect([changes('foundation'), changes('detections')]).toEqual([[], []]);
  put('rules/quiet.yaml', `${ONE_RULE}# more\n`);
  put('environments/rows/networks.csv', '\uFEFFNetwork\r\n192.0.2.0/24\r\n');
  put('rules/shipped.csv', 'Network\n203.0.113.0/24\n');
  put('rules/new.yaml', ONE_RULE);
  expect(changes('foundation')).toEqual([]);
  expect(changes('detections')).toEqual(['changed quiet.yaml', 'changed shipped.csv', 'added new.yaml']);
});

test('inputs that are not there say nothing, unless some of them are', async () => {
  const { synthesize, changes, folder } = project();
  await synthesize();
  renameSync(join(folder, 'environments/base.yaml'), join(folder, 'environments/other.yaml'));
  expect(changes('foundation')).toEqual(['removed base.yaml']);
  renameSync(join(folder, 'environments'), join(folder, 'elsewhere'));
  expect(changes('foundation')).toBeUndefined();
});

test('a record never stands beside a stack that it was not made from', async () => {
  const { synthesize, put, path, record, outdir } = project();
  await synthesize();
  const before = record('detections');
  put('rules/quiet.yaml', ONE_RULE.replace('severity: Low', 'severity: High'));
  // What stops synth: the stack cannot be written.
  renameSync(path('detections', 'cdk.tf.json'), join(outdir, 'kept.json'));
  mkdirSync(path('detections', 'cdk.tf.json'));
  await expect(synthesize()).rejects.toThrow('cdk.tf.json cannot be written: it is a folder');
  expect(record('detections')).toEqual(before);
});

test('nothing but configuration and record lies in the folder of a stack', async () => {
  const { synthesize, outdir } = project();
  await synthesize();
  expect(readdirSync(join(outdir, 'stacks/one-detections')).sort()).toEqual(['cdk.tf.json', 'kit.json']);
});

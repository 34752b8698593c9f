import { type ChildProcess, execFile, fork } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kitRoot } from '../../lib/files/root';
import { UNUSABLE_INPUT } from '../../lib/report/exit-code';
import { minimal } from '../environment/workbench';

const rule = (id: number, query: string, more = '') => `id: 7d1c0000-0000-4000-8000-00000000000${id}
name: Rule ${id}
description: Nothing.
severity: Low
requiredDataConnectors: []
queryFrequency: 1h
queryPeriod: 1h
triggerOperator: gt
triggerThreshold: 0
tactics: [InitialAccess]
relevantTechniques: [T1078]
query: SigninLogs | ${query}
entityMappings:
  - entityType: Account
    fieldMappings: [{ identifier: AadUserId, columnName: UserId }]
version: 1.0.0
kind: Scheduled
${more}`;
const tested = (match: boolean, more = '') =>
  `tests: [{ name: a case, match: ${match}, events: { SigninLogs: [{ TimeGenerated: -1m, UserId: u }] }${more} }]\n`;

/** One table and one saved function, as a workspace describes itself. */
const metadata = JSON.stringify({
  tables: [{ name: 'Mine_CL', columns: [{ name: 'TimeGenerated', type: 'datetime' }] }],
});

const SHARED: Readonly<Record<string, string>> = {
  'rules/analytics/good.yaml': rule(1, 'project UserId'),
  'input/good.yaml': rule(2, 'project UserId'),
  'input/warned.yaml': rule(2, 'project UserId', 'colour: red\n'),
  'input/bad.yaml': rule(3, 'project Nothing, UserId'),
  'input/torn.yaml': 'a: [\n',
  'input/quiet.yaml': rule(4, 'project UserId', tested(false)),
  'input/silent.yaml': rule(5, 'project UserId', tested(true)),
  'input/excused.yaml': rule(6, 'project UserId', tested(true, ', notRun: no such engine')),
  'input/sign-ins.csv':
    'Date (UTC),Status,IP address,Username,Managed\n2026-11-01,Success,198.51.100.7,ann@contoso.com,true\n',
  'input/private.csv':
    'Date (UTC),Status,IP address,Username,Managed\n2026-11-01,Success,198.51.100.7,ann@contoso.com,\n',
  'input/empty/README.md': '',
  'input/plan.json': readFileSync(join(__dirname, '../review/plans/new-foundation.json'), 'utf8'),
  'input/metadata.json': metadata,
  'input/other/Mine_CL.yaml': 'kind: Schema\n',
};

let good: string;
let bad: string;

/** A kit whose environments and rules are as small as can be: the same code, so the same commands. */
function smallKit(environments: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ttk codes '));
  for (const path of ['cli', 'constructs', 'docs', 'lib', 'main.ts', 'package.json', 'tsconfig.json'])
    cpSync(join(kitRoot, path), join(folder, path), { recursive: true });
  symlinkSync(join(kitRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries({ ...SHARED, ...environments })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Answers every query with no row. */
const engine = createServer((_request, response) =>
  response.end(JSON.stringify({ Tables: [{ Columns: [{ ColumnName: 'UserId', ColumnType: 'string' }], Rows: [] }] })),
);
let url: string;

beforeAll(async () => {
  good = smallKit({ 'environments/one.yaml': minimal });
  bad = smallKit({ 'environments/one.yaml': 'location: 5\n', 'environments/suppressions.yaml': 'suppression: []\n' });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
});
afterAll(() => {
  engine.close();
  for (const folder of [good, bad]) rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly text: string;
}

/** A command in a process of its own. */
function run(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, ...env } };
    const child = execFile(process.execPath, args, options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, text: `${stdout}${stderr}` }),
    );
  });
}

/** Processes that run one command after the other, by kit: most of the time of a command goes into loading what all commands need. */
const warm = new Map<string, ChildProcess>();
afterAll(() => {
  for (const child of warm.values()) child.disconnect();
});

function runWarm(folder: string, args: readonly string[]): Promise<Ended> {
  const child = warm.get(folder) ?? fork(join(__dirname, 'warm-process.js'), [folder], { cwd: folder, execArgv: [] });
  warm.set(folder, child);
  return new Promise((resolve, reject) => {
    const lost = () => reject(new Error('the process of all commands ended'));
    child.once('exit', lost);
    child.once('message', (said) => {
      child.off('exit', lost);
      resolve(said as Ended);
    });
    child.send(args);
  });
}

/**
 * Command, code, arguments; `!` in front: in the kit whose environment has a mistake. One behind the other: some build on those before.
 * Each command runs in a process of its own when it ends well, and so does what ends the process itself.
 */
const CASES: readonly (readonly [command: string, code: number, args: string, says: RegExp])[] = [
  ['ttk', 0, '--help', /Exit codes:\n {2}0 +good\n {2}1 +something bad was found, or could not be written\n {2}2 /],
  ['ttk', 2, '', /Usage: ttk/],
  ['ttk', 2, 'nothing', /unknown command/],
  ['ttk check', 2, 'check --colour', /unknown option '--colour'/],
  ['cdktf synth', 0, '', /^$/],
  ['cdktf synth', 1, '!', /environment\/missing-value/],
  ['cdktf synth', 1, 'CDKTF_OUTDIR=package.json', /^package\.json cannot be written: something else is there\n$/],
  ['cdktf synth', 2, 'TTK_ENVIRONMENTS=two', /environment\/unknown/],
  ['ttk synth', 0, 'synth', /2 stacks for 1 environment in cdktf\.out\./],
  ['ttk synth', 1, '! synth', /environment\/missing-value/],
  ['ttk synth', 1, '! synth --keep-going', /environment\/missing-value/],
  ['ttk synth', 2, 'synth two', /environment\/unknown/],
  ['ttk check', 0, 'check input/warned.yaml', /no error, 1 warning/],
  ['ttk check', 1, 'check input/bad.yaml', /kql\/unknown-column/],
  ['ttk check', 1, 'check input/good.yaml input/empty', /input\/empty:1:1 +file\/nothing-found/],
  ['ttk check', 2, 'check input/bad.yaml input/nothing', /file\/unreadable/],
  ['ttk check', 2, 'check input/good.yaml --base no-such-branch', /rule\/unknown-base/],
  ['ttk rules', 0, 'rules', /one: 1 of 1 rule deployed/],
  ['ttk rules', 1, '! rules', /environment\/missing-value/],
  ['ttk rules', 2, 'rules -e two', /environment\/unknown/],
  ['ttk test', 0, 'test input/quiet.yaml --engine URL', /1 passed/],
  ['ttk test', 0, 'test input/quiet.yaml --engine http://127.0.0.1:9 --allow-not-run', /1 case not run/],
  ['ttk test', 1, 'test input/silent.yaml --engine URL', /1 failed/],
  ['ttk test', 1, 'test input/good.yaml', /test\/no-cases/],
  ['ttk test', 1, 'test input/quiet.yaml input/empty', /file\/nothing-found/],
  ['ttk test', 2, 'test input/nothing', /file\/unreadable/],
  ['ttk test', 2, 'test input/quiet.yaml --engine nowhere', /'nowhere' is not the address/],
  ['ttk test', 1, 'test input/silent.yaml --engine URL --allow-not-run', /1 failed/],
  ['ttk test', 3, 'test input/excused.yaml --engine http://127.0.0.1:9', /1 case not run: .* does not answer/],
  ['ttk test', 3, 'test input/quiet.yaml --engine http://127.0.0.1:9', /1 case not run: .* does not answer/],
  ['ttk review', 0, 'review --fail-on critical', /one/],
  ['ttk review', 1, 'review --fail-on low', /one/],
  ['ttk review', 1, '! review', /environment\/missing-value/],
  ['ttk review', 2, 'review two', /review\/no-such-environment/],
  ['ttk review', 2, 'review --plan input/good.yaml', /review\/not-json/],
  ['ttk review', 2, '! review --plan input/plan.json', /suppression\/unknown-key/],
  ['ttk review', 2, 'review --cdktf-out input/nothing', /review\/missing-configuration/],
  ['ttk review', 3, 'review --plan input/plan.json', /cannot be told/],
  ['ttk review', 0, 'review --plan input/plan.json --allow-unknown', /cannot be told/],
  ['ttk import', 0, 'import input/good.yaml --out imported', /1 imported/],
  ['ttk import', 1, 'import input/bad.yaml --out imported', /1 error/],
  ['ttk review', 1, 'review --format html --out package.json/report.html', /^package\.json cannot be written/],
  ['ttk import', 1, 'import input/empty --out imported', /file\/nothing-found .*\*\.yaml, \*\.yml or \*\.json/],
  ['ttk import', 2, 'import input/torn.yaml --out imported', /not valid YAML/],
  ['ttk new', 0, 'new rule mine --out made', /mine\.yaml written/],
  ['ttk new', 2, 'new rule mine --out made', /exists already/],
  ['ttk new', 1, 'new rule mine --out package.json', /^package\.json cannot be written: something else is there\n$/],
  ['ttk schema', 0, 'schema pull input/metadata.json --out made', /written/],
  ['ttk schema', 1, 'schema pull input/metadata.json --out input/other', /1 file kept/],
  ['ttk schema', 2, 'schema pull input/nothing', /cannot read/],
  ['ttk suggest', 0, 'suggest egress input/sign-ins.csv', /TrustedEgress: 0 networks with at least 3 people/],
  ['ttk suggest', 2, 'suggest nothing input/sign-ins.csv', /'egress', not for 'nothing'/],
  ['ttk suggest', 2, 'suggest egress input/sign-ins.csv --people 1', /from 2 on, got '1'/],
  ['ttk suggest', 2, 'suggest egress input/sign-ins.csv --days 1.5', /from 1 on, got '1.5'/],
  ['ttk suggest', 2, 'suggest egress input/torn.yaml', /input\/torn\.yaml:1:1 +export\/missing-column/],
  ['ttk suggest', 2, 'suggest egress input/nothing', /input\/nothing:1:1 +file\/unreadable/],
  ['ttk suggest', 3, 'suggest egress input/private.csv', /cannot be told/],
  ['ttk docs', 1, 'docs --check', /is stale/],
  ['ttk docs', 0, 'docs', /written/],
];

test.each(CASES)('%s ends with %i: %s', async (command, expected, line, says) => {
  const words = line.replace('URL', url).split(' ').filter(Boolean);
  const folder = words[0] === '!' ? bad : good;
  const args = words.filter((word) => word !== '!');
  const { code, text } =
    command === 'cdktf synth'
      ? await run(folder, ['--require', 'tsx/cjs', 'main.ts'], Object.fromEntries(args.map((arg) => arg.split('='))))
      : expected === 0 || command === 'ttk' || args.includes('--colour')
        ? await run(folder, ['cli/ttk.js', ...args])
        : await runWarm(folder, args);
  expect(text).toMatch(says);
  expect(code).toBe(expected);
});

test('ttk ends with 3: the packages are not installed', async () => {
  rmSync(join(bad, 'node_modules'));
  expect(await run(bad, ['cli/ttk.js', 'check'])).toEqual({
    code: 3,
    text: "Cannot find module 'commander'. Run 'npm ci' first.\n",
  });
});

test('docs/exit-codes.md names for each command the codes that it can give, and no others', () => {
  const page = readFileSync(join(kitRoot, 'docs', 'exit-codes.md'), 'utf8');
  const rows = page.match(/^\| `.*\|$/gm)!.map((row) => row.slice(1, -1).split('|'));
  const documented = rows.flatMap(([name, ...cells]) =>
    cells.flatMap((cell, code) => (cell.trim() ? [`${name!.trim().slice(1, -1)} ${code}`] : [])),
  );
  const shown = new Set([...CASES.map(([command, code]) => `${command} ${code}`), 'ttk 3']);
  expect([...shown].sort()).toEqual(documented.sort());
});

test('problems that mean unusable input exist', () => {
  const pages = ['environments.md', 'rules.md'].map((name) => readFileSync(join(kitRoot, 'docs', name), 'utf8')).join();
  for (const code of UNUSABLE_INPUT) expect(pages).toContain(`| \`${code}\` |`);
});

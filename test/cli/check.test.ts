import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../cli/commands/check';
import { kitRoot } from '../../lib/files/root';
import { folderWith, freshFolder } from '../environment/workbench';

// The language service starts cold.
const TTK = join(kitRoot, 'cli', 'ttk.js');
const GUID = '4a7d9f10-2b3c-4d5e-8f60-718293a4b5c6';

const rule = (query: string, more = '') => `id: ${GUID}
name: A rule
description: What it finds.
version: 1.0.0
severity: Medium
requiredDataConnectors: []
queryFrequency: 1h
queryPeriod: 1h
triggerOperator: gt
triggerThreshold: 0
tactics: [InitialAccess]
relevantTechniques: [T1078]
query: |
  SigninLogs
  | ${query}
entityMappings:
  - entityType: Account
    fieldMappings: [{ identifier: AadUserId, columnName: UserId }]
kind: Scheduled
${more}`;

const GOOD = rule('project UserId');
const WARNED = rule('project UserId', 'colour: red\n');
const BAD = rule('project UserId, NoSuchColumn');

let printed: string[];
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((text) => printed.push(text));
});
afterEach(() => jest.restoreAllMocks());

/** Checks files of a fresh folder, whose name has blanks and which lies outside of the repository. */
async function check(files: Record<string, string>, options: object = {}) {
  const folder = folderWith(files);
  const exitCode = await run([folder], options);
  return { exitCode, folder, text: printed.join('\n').replaceAll(folder, 'FOLDER') };
}

describe('the exit code', () => {
  test.each([
    ['nothing is wrong', GOOD, {}, 0],
    ['there is an error', BAD, {}, 1],
    ['there is a warning', WARNED, {}, 0],
    ['there is a warning and --strict', WARNED, { strict: true }, 1],
    ['nothing is wrong and --strict', GOOD, { strict: true }, 0],
    ['nothing may come from the cache', BAD, { cache: false }, 1],
  ])('when %s', async (_when, text, options, expected) => {
    expect((await check({ 'a.yaml': text }, options)).exitCode).toBe(expected);
  });

  test('when the path is not there', async () => {
    expect(await run([join(freshFolder(), 'nothing')], {})).toBe(2);
    expect(printed.join('\n')).toContain('file/unreadable');
  });
});

test('a person reads place, code, what is wrong and the cure, then the count', async () => {
  const { text } = await check({
    'a.yaml': BAD,
    'b.yaml': WARNED.replace(GUID, GUID.replace('4a', '5a')).replace('A rule', 'B'),
  });
  expect(text).toMatch(
    /^FOLDER\/a\.yaml:15:21 {2}kql\/unknown-column {2}there is no column 'NoSuchColumn' here\n {4}\S/,
  );
  expect(text).toContain(
    "FOLDER/b.yaml:20:1  rule/unknown-key  'colour' is not a key of this file; it has no effect\n    ",
  );
  expect(text.split('\n').at(-1)).toBe('2 rules in 2 files: 1 error, 1 warning.');
});

test('a machine reads files, rules with what they read and need, and problems', async () => {
  const { text } = await check({ 'a.yaml': BAD }, { format: 'json' });
  const answer = JSON.parse(text);
  expect(Object.keys(answer)).toEqual(['files', 'rules', 'problems']);
  expect(answer.files).toEqual(['FOLDER/a.yaml']);
  expect(Object.keys(answer.rules[0])).toEqual(['file', 'id', 'name', 'kind', 'tables', 'columns', 'requires']);
  expect(answer.rules[0]).toMatchObject({
    file: 'FOLDER/a.yaml',
    id: GUID,
    name: 'A rule',
    kind: 'Scheduled',
    tables: ['SigninLogs'],
    columns: expect.arrayContaining([{ name: 'UserId', type: 'string' }]),
  });
  expect(answer.rules[0].requires.length).toBeGreaterThan(0);
  expect(answer.problems).toEqual([
    {
      file: 'FOLDER/a.yaml',
      line: 15,
      column: 21,
      endLine: 15,
      endColumn: 33,
      code: 'kql/unknown-column',
      severity: 'error',
      message: expect.stringContaining('NoSuchColumn'),
      help: expect.any(String),
    },
  ]);
});

test('code scanning reads SARIF 2.1.0', async () => {
  const folder = folderWith({
    'a.yaml': BAD,
    'b.yaml': WARNED.replace(GUID, GUID.replace('4a', '5a')).replace('A rule', 'B'),
  });
  await run([folder], { format: 'sarif' });
  const { $schema, version, runs } = JSON.parse(printed.join('\n'));
  expect([$schema, version, runs.length]).toEqual([expect.stringContaining('sarif-2.1.0'), '2.1.0', 1]);
  const { driver } = runs[0].tool;
  expect(driver).toMatchObject({ name: 'ttk check', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  expect(runs[0].results).toHaveLength(2);
  for (const result of runs[0].results) {
    expect(driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(['error', 'warning']).toContain(result.level);
    expect(result.message.text).toEqual(expect.any(String));
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    // A path with blanks is no URI, and an absolute one has a scheme.
    expect(new URL(artifactLocation.uri).protocol).toBe('file:');
    expect(artifactLocation.uri).not.toContain(' ');
    expect(fileURLToPath(artifactLocation.uri).startsWith(folder)).toBe(true);
    for (const edge of ['startLine', 'startColumn', 'endLine', 'endColumn']) expect(region[edge]).toBeGreaterThan(0);
  }
});

test('a pull request shows annotations, each on one line', async () => {
  const { text } = await check({ 'a, b.yaml': BAD }, { format: 'github' });
  const commands = text.split('\n');
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(
    /^::error file=FOLDER\/a%2C b\.yaml,line=15,endLine=15,col=21,endColumn=33,title=kql\/unknown-column::there is no column 'NoSuchColumn' here%0A/,
  );
  printed = [];
  expect((await check({ 'a.yaml': GOOD }, { format: 'github' })).text).toBe('');
});

test.each([
  ['a byte-order mark', (text: string) => `\uFEFF${text}`],
  ['Windows line endings', (text: string) => text.replaceAll('\n', '\r\n')],
  ['both and three dashes', (text: string) => `\uFEFF---\r\n${text.replaceAll('\n', '\r\n')}`],
])('%s move no mistake', async (_what, change) => {
  const { text } = await check({ 'a.yaml': change(BAD) }, { format: 'json' });
  const { problems } = JSON.parse(text);
  const shift = change(BAD).startsWith('\uFEFF---') ? 1 : 0;
  expect(problems.map((p: { line: number; column: number }) => [p.line, p.column])).toEqual([[15 + shift, 21]]);
});

describe('watchlists of others', () => {
  const ofMicrosoft = rule(
    "where UserPrincipalName in ((_GetWatchlist('VIPUsers') | project ['User Principal Name'])) | project UserId",
  );
  const theirList = `id: 2b9d6c1f-5e7a-4d38-9f10-3c4b5a697881
kind: Watchlist
alias: VIPUsers
name: VIP Users
description: Microsoft's own template.
searchKey: User Principal Name
columns: [{ name: User Identifier }, { name: User Principal Name, type: upn }, { name: Tags }]
`;

  test('a rule from elsewhere is not judged by the list of that alias that the kit ships', async () => {
    const { exitCode, text } = await check({ 'a.yaml': ofMicrosoft });
    expect(exitCode).toBe(0);
    expect(text).toContain('kql/unknown-watchlist');
    expect(text).toContain('1 rule in 1 file: no error, 1 warning.');
  });

  test('but by the one beside it, whose columns may have blanks', async () => {
    const files = { 'a.yaml': ofMicrosoft, 'list.yaml': theirList };
    expect(await check(files)).toMatchObject({ exitCode: 0, text: '1 rule in 2 files: no error.' });
    const wrong = { ...files, 'a.yaml': ofMicrosoft.replace('User Principal Name', 'User Principle Name') };
    expect(await check(wrong)).toMatchObject({ exitCode: 1, text: expect.stringContaining('kql/unknown-column') });
  });
});

describe('as a process', () => {
  const ttk = (args: string[], cwd = kitRoot) =>
    spawnSync(process.execPath, [TTK, 'check', ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });

  test('paths are relative to where it runs, and the exit code says what it found', () => {
    const folder = folderWith({ 'my rules/a.yaml': BAD, 'good/a.yaml': GOOD });
    const bad = ttk(['my rules'], folder);
    expect([bad.status, bad.stderr]).toEqual([1, '']);
    expect(bad.stdout).toMatch(/^my rules\/a\.yaml:15:21 {2}kql\/unknown-column/);
    expect(ttk(['good/a.yaml'], folder)).toMatchObject({ status: 0, stdout: '1 rule in 1 file: no error.\n' });
  });

  test('--watch checks again at a save', async () => {
    const folder = folderWith({ 'a.yaml': GOOD });
    const child = spawn(process.execPath, [TTK, 'check', '--watch', folder], {
      env: { ...process.env, NO_COLOR: '1' },
    });
    try {
      let text = '';
      child.stdout.on('data', (chunk) => {
        text += chunk;
      });
      const said = async (wanted: string) => {
        for (const end = Date.now() + 150_000; !text.includes(wanted); await new Promise((go) => setTimeout(go, 25))) {
          if (Date.now() > end) throw new Error(`'${wanted}' was not said, only: ${text}`);
        }
      };
      await said('Ctrl+C ends it.');
      expect(text).toContain('1 rule in 1 file: no error.');
      writeFileSync(join(folder, 'a.yaml'), BAD);
      await said('a.yaml:15:21  kql/unknown-column');
      text = '';
      mkdirSync(join(folder, 'new'));
      writeFileSync(join(folder, 'a.yaml'), GOOD);
      await said('1 rule in 1 file: no error.');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      expect(await ended).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  });
});

describe('--base', () => {
  /** A repository of its own with the rule committed, and the rule as it is now. */
  function repository(now: string): string {
    const folder = folderWith({
      'rules/a.yaml': GOOD,
      'rules/same.yaml': GOOD.replace(GUID, GUID.replace('4a', '5a')).replace('A rule', 'B'),
    });
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'core.autocrlf=false', ...args],
        {
          cwd: folder,
        },
      );
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    writeFileSync(join(folder, 'rules', 'a.yaml'), now);
    return join(folder, 'rules');
  }

  test.each([
    ['the query changed and the version did not', rule('project UserId | take 5'), 1],
    ['both changed', rule('project UserId | take 5').replace('1.0.0', '1.0.1'), 0],
    ['only a comment changed', `# why\n${GOOD}`, 0],
    ['only the line endings changed', GOOD.replaceAll('\n', '\r\n'), 0],
    ['nothing changed', GOOD, 0],
  ])('when %s', async (_what, now, expected) => {
    const folder = repository(now);
    expect(await run([folder], { base: 'HEAD' })).toBe(expected);
    expect(printed.join('\n').includes('rule/unchanged-version')).toBe(expected === 1);
    expect(printed.join('\n')).not.toContain('same.yaml');
  });

  test('another kind under the same id is an error, under a new one it is not', async () => {
    const near = GOOD.replace(/kind: Scheduled/, 'kind: NRT').replace(
      /^(query|trigger)(Frequency|Period|Operator|Threshold):.*\n/gm,
      '',
    );
    expect(near).not.toBe(GOOD);
    const raised = near.replace('1.0.0', '2.0.0');
    expect(await run([repository(raised)], { base: 'HEAD' })).toBe(1);
    expect(printed.join('\n')).toContain('rule/changed-kind');
    printed.length = 0;
    expect(await run([repository(raised.replace(GUID, GUID.replace('4a', '7a')))], { base: 'HEAD' })).toBe(0);
  });

  test('a new file needs no other version', async () => {
    const folder = repository(GOOD);
    writeFileSync(join(folder, 'new.yaml'), GOOD.replace(GUID, GUID.replace('4a', '6a')).replace('A rule', 'C'));
    expect(await run([folder], { base: 'HEAD' })).toBe(0);
  });

  test('an unknown revision, and a folder that is in no repository, are errors', async () => {
    expect(await run([repository(GOOD)], { base: 'no-such-branch' })).toBe(2);
    expect(await run([folderWith({ 'a.yaml': GOOD })], { base: 'HEAD' })).toBe(2);
    expect(printed.join('\n').match(/rule\/unknown-base/g)).toHaveLength(2);
  });
});

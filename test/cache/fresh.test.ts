import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { answersFolder } from '../../lib/cache/cache';
import { compileContent } from '../../lib/deployment/content';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { readRules } from '../../lib/rules/read-rules';
import { folderWith, freshFolder, minimal } from '../environment/workbench';

const rule = (n: number, query: string) => `
id: 7d1c0000-0000-4000-8000-00000000000${n}
name: Rule ${n}
description: What it finds.
severity: Low
requiredDataConnectors: []
queryFrequency: 1h
queryPeriod: 1h
triggerOperator: gt
triggerThreshold: 0
tactics: [InitialAccess]
relevantTechniques: [T1078]
query: ${JSON.stringify(query)}
entityMappings:
  - entityType: Account
    fieldMappings: [{ identifier: AadUserId, columnName: UserId }]
version: 1.0.0
kind: Scheduled
`;

const saved = (n: number, name: string, query: string) => `
id: 9d1c0000-0000-4000-8000-00000000000${n}
kind: Function
name: ${name}
description: What it gives.
query: ${JSON.stringify(query)}
`;

const files: Readonly<Record<string, string>> = {
  'environments/one.yaml': `${minimal}rules: { sources: [../rules], tables: { Own_CL: { TimeGenerated: datetime, UserId: string } } }
watchlists: { Vips: { file: vips.csv } }
`,
  'environments/vips.csv': 'Account\nada@contoso.com\n',
  'rules/signins.yaml': rule(1, "SigninLogs | where ResultType == '50173' | project UserId"),
  'rules/through-function.yaml': rule(2, 'Known() | project UserId'),
  'rules/through-table.yaml': rule(3, 'Declared_CL | project UserId'),
  'rules/through-environment.yaml': rule(4, 'Own_CL | project UserId'),
  'rules/through-watchlist.yaml': rule(
    5,
    "SigninLogs | where UserPrincipalName in ((_GetWatchlist('Vips') | project Account)) | project UserId",
  ),
  'rules/known.yaml': saved(1, 'Known', "SigninLogs | where ResultType == '0' | project UserId"),
  'rules/declared.yaml':
    'kind: Schema\ntables: [{ name: Declared_CL, columns: { TimeGenerated: datetime, UserId: string } }]\n',
  'rules/vips.yaml': `
id: 8d1c0000-0000-4000-8000-000000000001
kind: Watchlist
alias: Vips
name: Persons
description: Who they are.
searchKey: Account
columns: [{ name: Account, type: text, required: true, description: The account. }]
`,
};

/** One edit: files and what they hold after it; `undefined` removes one. */
type Edit = Readonly<Record<string, string | undefined>>;

const replaced = (file: string, what: string, by: string): Edit => {
  expect(files[file]).toContain(what);
  return { [file]: files[file]!.replaceAll(what, by) };
};

const edits: readonly (readonly [string, () => Edit])[] = [
  ['a rule gets another constant', () => replaced('rules/signins.yaml', '50173', '50140')],
  ['a rule gets a mistake', () => replaced('rules/signins.yaml', 'project UserId', 'project UserIdd')],
  [
    'an environment ships less',
    () => ({ 'environments/one.yaml': `${files['environments/one.yaml']}diagnostics: { categories: [AuditLogs] }\n` }),
  ],
  [
    'a table that an environment declares loses a column',
    () => replaced('environments/one.yaml', ', UserId: string', ''),
  ],
  [
    'a table that an environment declares gets another name',
    () => replaced('environments/one.yaml', 'Own_CL', 'Other_CL'),
  ],
  ['a CSV gets another row', () => replaced('environments/vips.csv', 'ada@', 'bob@')],
  ['a declared table loses a column', () => replaced('rules/declared.yaml', ', UserId: string', '')],
  ['a declared table gets another type', () => replaced('rules/declared.yaml', 'UserId: string', 'UserId: datetime')],
  [
    'the body of a function reads another table',
    () => replaced('rules/known.yaml', 'SigninLogs', 'AADNonInteractiveUserSignInLogs'),
  ],
  [
    'the body of a function gives other columns',
    () => replaced('rules/known.yaml', 'project UserId', 'project UserPrincipalName'),
  ],
  [
    'a function gets another name, which is then what was meant',
    () => replaced('rules/known.yaml', 'name: Known', 'name: Knowns'),
  ],
  ['a watchlist gets another column', () => replaced('rules/vips.yaml', 'Account', 'Person')],
  ['a rule is added', () => ({ 'rules/added.yaml': rule(6, 'AuditLogs | project UserId = Identity') })],
  [
    'a table is declared that nobody reads, but that is like one that is not there',
    () => ({
      ...replaced('rules/through-table.yaml', 'Declared_CL', 'Declared_CLL'),
      'rules/more.yaml': 'kind: Schema\ntables: [{ name: Declared_CLX, columns: { TimeGenerated: datetime } }]\n',
    }),
  ],
  ['a rule is removed', () => ({ 'rules/signins.yaml': undefined })],
  ['a function is removed', () => ({ 'rules/known.yaml': undefined })],
  ['the schema is removed', () => ({ 'rules/declared.yaml': undefined })],
  ['a watchlist is removed', () => ({ 'rules/vips.yaml': undefined })],
];

/** All that `ttk check` and `ttk synth` say and write. */
async function outcome(folder: string, cache: string) {
  process.env.TTK_CACHE = cache;
  const checked = await compileContent(readRules([join(folder, 'rules')]), noDeclarations);
  const outdir = join(freshFolder(), 'cdktf.out');
  const { problems, summaries } = await synthesizeKit({ folder: join(folder, 'environments'), outdir });
  const written = summaries.length ? readdirSync(outdir, { recursive: true, withFileTypes: true }) : [];
  return {
    check: {
      problems: checked.problems,
      rules: checked.content.rules.map(({ file, analysis }) => ({ file, analysis })),
    },
    synth: { problems, summaries },
    files: written
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  };
}

const entries = (cache: string): number => readdirSync(answersFolder(cache)).length;

describe('with what earlier runs have kept, the outcome is that of a first run', () => {
  const shared = freshFolder();
  const folder = freshFolder();
  const write = (edit: Edit) => {
    for (const [name, content] of Object.entries(edit)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      if (content === undefined) rmSync(join(folder, name));
      else writeFileSync(join(folder, name), content);
    }
  };
  const restore = (edit: Edit) => {
    for (const name of Object.keys(edit)) write({ [name]: files[name] });
  };
  let before: Awaited<ReturnType<typeof outcome>>;

  beforeAll(async () => {
    write(files);
    before = await outcome(folder, shared);
    expect(before.synth.problems).toEqual([]);
    expect(before.files.join()).toContain('ada@contoso.com');
  });
  afterAll(() => {
    delete process.env.TTK_CACHE;
  });

  test('after nothing changed, and then nothing is compiled', async () => {
    const kept = entries(shared);
    expect(await outcome(folder, shared)).toEqual(before);
    expect(entries(shared)).toBe(kept);
  });

  test.each(edits)('after %s', async (_, edit) => {
    const changes = edit();
    write(changes);
    try {
      const after = await outcome(folder, shared);
      expect(after).toEqual(await outcome(folder, freshFolder()));
      expect(after).not.toEqual(before);
    } finally {
      restore(changes);
    }
  });

  test('after all of it was taken back', async () => {
    expect(await outcome(folder, shared)).toEqual(before);
  });
});

test('after every entry was damaged', async () => {
  const folder = folderWith(files);
  const cache = freshFolder();
  const before = await outcome(folder, cache);
  const damage = [
    (path: string) => writeFileSync(path, ''),
    (path: string) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, -10)),
    (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('SigninLogs', 'AuditLogs')),
    (path: string) => [rmSync(path), mkdirSync(path)],
  ];
  for (const [i, name] of readdirSync(answersFolder(cache)).entries())
    damage[i % damage.length]!(join(answersFolder(cache), name));
  expect(await outcome(folder, cache)).toEqual(before);
});

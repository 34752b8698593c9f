import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cli/commands/import';
import { displayPath } from '../../lib/files/file-problems';
import { findRuleFiles } from '../../lib/files/find';
import { importRules } from '../../lib/import/import-rules';
import { compileRules } from '../../lib/rules/compile';
import { readRules } from '../../lib/rules/read-rules';
import { folderWith, freshFolder } from '../environment/workbench';
import { analyser, rule, scheduled } from '../rules/help';

const GUID = '0b9c7d2e-14a6-4c3f-9f1d-5a6b7c8d9e01';
const OTHER = '1c9c7d2e-14a6-4c3f-9f1d-5a6b7c8d9e02';
const kql = analyser();

const properties = (more: object = {}) => ({
  displayName: 'Sign-ins of nobody',
  severity: 'Low',
  enabled: true,
  query: 'SigninLogs\n| project UserId',
  queryFrequency: 'PT1H',
  queryPeriod: 'P1D',
  triggerOperator: 'GreaterThan',
  triggerThreshold: 0,
  ...more,
});

const template = (...resources: object[]) => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  parameters: { workspace: { type: 'string' } },
  resources,
});

const armRule = (guid: string, more: object = {}) => ({
  type: 'Microsoft.OperationalInsights/workspaces/providers/alertRules',
  name: `[concat(parameters('workspace'),'/Microsoft.SecurityInsights/${guid}')]`,
  kind: 'Scheduled',
  properties: properties(more),
});

/** Imports documents, each a file of its own, into a fresh folder. */
async function imported(...documents: (object | string | Buffer)[]) {
  const out = freshFolder();
  const from = freshFolder();
  documents.forEach((document, i) => {
    const isText = typeof document === 'string' || Buffer.isBuffer(document);
    const name = typeof document === 'string' && /^\uFEFF?(---\s*)?\w+:/.test(document) ? `${i}.yaml` : `${i}.json`;
    writeFileSync(join(from, name), isText ? document : JSON.stringify(document));
  });
  const report = await importRules([from], { out, kql });
  const { rules, problems } = readRules([out]);
  return {
    ...report,
    out,
    rules,
    read: problems,
    reported: report.items.map(({ name, kind, id, status }) => [name, kind, id, status]),
  };
}

describe('JSON', () => {
  const forms: Record<string, object> = {
    'an ARM template': template(armRule(GUID)),
    'the id spelled out in the template': template({
      ...armRule('x'),
      name: "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/',variables('rule').id)]",
      type: 'Microsoft.OperationalInsights/workspaces/providers/alertRules',
    }),
    'an answer of the REST API': {
      value: [
        {
          id: `/x/alertRules/${GUID}`,
          name: GUID,
          etag: '"e"',
          type: 'Microsoft.SecurityInsights/alertRules',
          kind: 'Scheduled',
          properties: properties(),
        },
      ],
    },
    'one rule alone': { name: GUID, kind: 'Scheduled', properties: properties() },
    'what the Azure CLI prints': [
      {
        id: `/x/alertRules/${GUID}`,
        name: GUID,
        resourceGroup: 'r',
        kind: 'Scheduled',
        ...properties({ queryFrequency: '1:00:00', queryPeriod: '1 day, 0:00:00' }),
      },
    ],
    'a child resource': template({
      type: 'Microsoft.OperationalInsights/workspaces',
      name: "[parameters('workspace')]",
      resources: [{ ...armRule(GUID), type: 'providers/alertRules', name: `Microsoft.SecurityInsights/${GUID}` }],
    }),
    'a content template of a solution': template({
      type: 'Microsoft.OperationalInsights/workspaces/providers/contentTemplates',
      name: 'x',
      properties: {
        mainTemplate: {
          resources: [{ ...armRule(GUID), name: GUID, type: 'Microsoft.SecurityInsights/AlertRuleTemplates' }],
        },
      },
    }),
    'a nested deployment with a scope of its own': template({
      type: 'Microsoft.Resources/deployments',
      name: 'inner',
      properties: {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { guid: { value: GUID } },
        template: {
          parameters: { guid: { type: 'string' } },
          resources: [{ ...armRule(GUID), name: "[parameters('guid')]" }],
        },
      },
    }),
    'language version 2.0': {
      languageVersion: '2.0',
      resources: { rule: { ...armRule(GUID), type: 'Microsoft.SecurityInsights/alertRules', name: GUID } },
    },
  };
  (forms['the id spelled out in the template'] as { variables?: object }).variables = { rule: { id: GUID } };

  test.each(Object.entries(forms))('%s holds a rule', async (_form, document) => {
    const { reported, rules, read, failed } = await imported(document);
    expect(reported).toEqual([['Sign-ins of nobody', 'Scheduled', GUID, 'imported']]);
    expect([read, failed]).toEqual([[], false]);
    expect(rules[0]!.alert).toMatchObject({
      id: GUID,
      severity: 'Low',
      query: 'SigninLogs\n| project UserId',
      schedule: { frequency: 3600, period: 86400, operator: 'GreaterThan', threshold: 0 },
    });
  });

  test('with comments, with a byte-order mark, or in UTF-16', async () => {
    const text = JSON.stringify({
      name: GUID,
      kind: 'NRT',
      properties: { displayName: 'Wide', severity: 'Low', query: 'a // b' },
    });
    for (const form of [`/* exported */ ${text} // end`, `\uFEFF${text}`, Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
      const { reported, rules } = await imported(form);
      expect(reported).toEqual([['Wide', 'NRT', GUID, 'imported']]);
      expect(rules[0]!.query).toBe('a // b');
    }
  });

  test('many rules, hunting queries and functions in one file, each into a file of its own', async () => {
    const search = (name: string, properties: object) => ({
      type: 'Microsoft.OperationalInsights/workspaces/savedSearches',
      name,
      properties,
    });
    const { reported, rules, out } = await imported(
      template(
        armRule(GUID),
        armRule(OTHER, { displayName: 'Second' }),
        search('hunt', {
          category: 'Hunting Queries',
          displayName: 'Rare agents',
          query: 'SigninLogs',
          tags: [
            { name: 'description', value: 'What it finds.' },
            { name: 'tactics', value: 'InitialAccess,Persistence' },
            { name: 'techniques', value: 'T1078, T1098' },
            { name: 'owner', value: 'red' },
          ],
        }),
        search('fn', {
          category: 'Functions',
          displayName: 'Fn',
          functionAlias: 'FnOf',
          functionParameters: "ip:string='a,b', back:time = 14d, T:int",
          query: 'SigninLogs',
        }),
        search('plain', { category: 'General Exploration', displayName: 'Some search', query: 'SigninLogs' }),
      ),
    );
    expect(reported.map(([name, kind]) => [name, kind])).toEqual([
      ['Sign-ins of nobody', 'Scheduled'],
      ['Second', 'Scheduled'],
      ['Rare agents', 'Hunting'],
      ['FnOf', 'Function'],
      ['Some search', 'Hunting'],
    ]);
    expect(readdirSync(out).sort()).toEqual([
      'fn-of.yaml',
      'rare-agents.yaml',
      'second.yaml',
      'sign-ins-of-nobody.yaml',
      'some-search.yaml',
    ]);
    expect(rules.find(({ name }) => name === 'Rare agents')).toMatchObject({
      description: 'What it finds.',
      tags: ['owner: red'],
      hunting: { tactics: ['InitialAccess', 'Persistence'], techniques: ['T1078', 'T1098'] },
    });
    expect(rules.find(({ name }) => name === 'FnOf')!.function!.parameters).toMatchObject([
      { name: 'ip', type: 'string', default: "'a,b'" },
      { name: 'back', type: 'timespan', default: '14d' },
      { name: 'T', type: 'int' },
    ]);
  });

  test.each([
    ['Fusion', 'sentinel.fusion'],
    ['MicrosoftSecurityIncidentCreation', 'sentinel.incidentRules`: [Microsoft Cloud App Security]'],
    ['MLBehaviorAnalytics', 'UEBA'],
    ['ThreatIntelligence', 'microsoftThreatIntelligence'],
  ])('%s is a setting of the environment, and no failure', async (kind, hint) => {
    const { items, failed } = await imported({
      name: kind,
      kind,
      properties: { enabled: true, productFilter: 'Microsoft Cloud App Security' },
    });
    expect(items).toMatchObject([{ kind, status: 'notImportable', file: null, reason: expect.stringContaining(hint) }]);
    expect(failed).toBe(false);
  });

  test.each([
    ['Microsoft.Logic/workflows', 'playbooks'],
    ['Microsoft.SecurityInsights/watchlists', 'Watchlist'],
    ['Microsoft.Insights/workbooks', 'Workbook'],
    ['Microsoft.Compute/disks', 'neither a rule nor'],
  ])('%s is named, not lost', async (type, hint) => {
    const { items, failed } = await imported(template({ type, name: 'x', properties: {} }));
    expect(items).toMatchObject([{ kind: type, status: 'notImportable', reason: expect.stringContaining(hint) }]);
    expect(failed).toBe(false);
  });

  test('a setting that rule files do not have stands in the file, where the checks report it', async () => {
    const { problems } = await imported(template(armRule(GUID, { brandNew: { deep: 1 } })));
    expect(problems).toMatchObject([{ code: 'rule/unknown-key', message: expect.stringContaining("'brandNew'") }]);
  });

  test('a setting that only Azure can compute refuses the rule', async () => {
    const { items, failed } = await imported(template(armRule(GUID, { severity: "[parameters('workspace')]" })));
    expect(items).toMatchObject([{ status: 'notImportable', reason: expect.stringContaining("'severity'") }]);
    expect(failed).toBe(true);
  });

  test('a function with a table among its parameters is refused by design', async () => {
    const document = {
      name: 'f',
      properties: {
        category: 'F',
        displayName: 'F',
        functionAlias: 'F',
        functionParameters: 'T:(a:string, b:long), x:int',
        query: 'T',
      },
    };
    const { items, failed } = await imported(document);
    expect(items).toMatchObject([
      { kind: 'Function', status: 'notImportable', reason: expect.stringContaining("'T'") },
    ]);
    expect(failed).toBe(false);
  });

  test('an id that is no GUID becomes one, the same each time, and stays readable', async () => {
    const document = {
      name: 'my-rule',
      kind: 'Scheduled',
      type: 'Microsoft.SecurityInsights/alertRules',
      properties: properties(),
    };
    const [first, second] = [await imported(document), await imported(document)];
    expect(first.reported).toEqual(second.reported);
    expect(first.read).toEqual([]);
    expect(readFileSync(first.items[0]!.file!, 'utf8')).toMatch(/^# In the source its id is my-rule\.$/m);
  });

  test.each(['{"a": ', '[', 'null', '{"resources": [null, 5, {"type": 3}]}', '{"value": "x"}'])(
    '%s is no crash',
    async (text) => {
      const from = folderWith({ 'a.json': text });
      const { items, failed } = await importRules([join(from, 'a.json')], { out: freshFolder(), kql });
      expect(items).toMatchObject([{ status: 'notImportable', name: null, file: null }]);
      expect(failed).toBe(true);
    },
  );
});

describe('a saved search', () => {
  it('keeps its category, which is deployed', async () => {
    const search = (name: string, more: object) => ({
      type: 'Microsoft.OperationalInsights/workspaces/savedSearches',
      name,
      properties: { displayName: name, query: 'SigninLogs', ...more },
    });
    const { rules, read } = await imported(
      template(
        search('hunt', { category: 'hunting queries' }),
        search('general', { category: 'General Exploration' }),
        search('fn', { category: 'My functions', functionAlias: 'FnOf' }),
        search('none', {}),
      ),
    );
    expect(read).toEqual([]);
    expect(Object.fromEntries(rules.map((r) => [r.name, r.hunting?.category ?? r.function?.category]))).toEqual({
      hunt: undefined,
      general: 'General Exploration',
      FnOf: 'My functions',
      none: undefined,
    });
  });
});

describe('a template of a stranger', () => {
  it('whose variables grow without end refuses only what needs them', async () => {
    const variables = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `v${i}`,
        i ? `[concat(variables('v${i - 1}'), variables('v${i - 1}'))]` : 'abcdefgh',
      ]),
    );
    const growing = { ...template(armRule(GUID, { description: "[variables('v29')]" }), armRule(OTHER)), variables };
    const { items, failed } = await imported(growing);
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([
      ['notImportable', 'its expressions come to more than is evaluated'],
      ['imported', null],
    ]);
    expect(failed).toBe(true);
  });

  it('that nests too deep, or is no text, is refused with its place', async () => {
    const deep = `{"resources": ${'['.repeat(20_000)}`;
    const { items } = await imported(deep, Buffer.from('{"a": "caf\xe9 noir"}', 'latin1'), '{"secret": hunter2}');
    expect(items.map(({ reason }) => reason)).toEqual([
      'line 1, column 214: this is not valid JSON: it nests deeper than 200 levels',
      'line 1, column 11: this is not UTF-8; it looks like Windows-1252, or ISO 8859-1',
      'line 1, column 12: this is not valid JSON: it is malformed here',
    ]);
  });
});

describe('YAML', () => {
  test.each(['', '\uFEFF', '---\n'])('an analytic rule keeps every byte (begins with %j)', async (head) => {
    const text = `${head}${scheduled('description: >-\n  folded\n  text  \n')}`.replaceAll('\n', '\r\n');
    const { items, reported } = await imported(text);
    expect(reported).toEqual([['A rule', 'Scheduled', expect.any(String), 'imported']]);
    expect(readFileSync(items[0]!.file!, 'utf8')).toBe(text);
  });

  test('a hunting query keeps its bytes too; the proposal to promote it stands below', async () => {
    const text = `id: ${GUID}\nname: Hunt\nquery: |\n  SigninLogs\n`;
    const { items } = await imported(text);
    const written = readFileSync(items[0]!.file!, 'utf8');
    expect(written.startsWith(text)).toBe(true);
    expect(
      written
        .slice(text.length)
        .split('\n')
        .filter((line) => line && !line.startsWith('#')),
    ).toEqual([]);
  });

  test.each(['query: |+\n  SigninLogs\n\n', 'query: |\n  SigninLogs'])(
    '%j means the same with the proposal',
    async (end) => {
      const text = `id: ${GUID}\nname: Hunt\n${end}`;
      const { items, rules } = await imported(text);
      expect(readFileSync(items[0]!.file!, 'utf8')).toContain('# promotion:');
      expect(rules[0]!.query).toBe(rule(text).query);
    },
  );

  test('what is broken is a failure, with the place', async () => {
    const { items, failed } = await imported('name: [\n');
    expect(items).toMatchObject([
      { status: 'notImportable', reason: expect.stringMatching(/^line 2, column 1: .*not valid YAML/) },
    ]);
    expect(failed).toBe(true);
  });

  test('other files of a folder are named and no failure; the same file named by a person is one', async () => {
    const from = folderWith({ 'pipeline.yml': 'steps: []\n', 'package.json': '{}', 'notes.txt': 'x' });
    const out = freshFolder();
    const folder = await importRules([from], { out, kql });
    expect(folder.items.map(({ status }) => status)).toEqual(['notImportable', 'notImportable']);
    expect(folder.failed).toBe(false);
    expect((await importRules([join(from, 'pipeline.yml')], { out, kql })).failed).toBe(true);
  });
});

test('every file of the corpus is answered for, and what was imported compiles as before', async () => {
  const corpus = join(__dirname, '..', 'rules', 'corpus');
  const out = freshFolder();
  const { items } = await importRules([corpus], { out, kql });
  expect(items.map(({ source }) => source)).toEqual(findRuleFiles([corpus]).files.map(displayPath));
  for (const { source, file, status } of items.filter(({ status }) => status === 'imported')) {
    const [before, after] = [readRules([source]).rules[0], readRules([file!]).rules[0]];
    if (!before || !after) continue;
    // A file without an id has one by its name.
    const same = before.id === after.id ? before : { ...before, id: after.id };
    // As JSON: the ways back to two files are never the same.
    const as = ({ alert, hunting, ...rule }: typeof same) =>
      JSON.stringify({ ...rule, file: '', alert: { ...alert, id: '' }, hunting: { ...hunting, id: '' } });
    expect([status, as(after)]).toEqual([status, as(same)]);
  }
});

describe('nothing is overwritten', () => {
  test('a second import finds everything there, also after the files were edited', async () => {
    const from = folderWith({
      'a.json': JSON.stringify(template(armRule(GUID))),
      'b.yaml': `id: ${OTHER}\nname: Hunt\nquery: SigninLogs\n`,
    });
    const out = freshFolder();
    const first = await importRules([from], { out, kql });
    const edited = first.items[0]!.file!;
    writeFileSync(edited, readFileSync(edited, 'utf8').replace('severity: Low', 'severity: High'));
    const second = await importRules([from], { out, kql });
    expect(second.items.map(({ status, file }) => [status, file])).toEqual(
      first.items.map(({ file }) => ['exists', file]),
    );
    expect(readFileSync(edited, 'utf8')).toContain('severity: High');
  });

  test('two rules of one name get two files; one rule that stands twice gets one', async () => {
    const { items, out } = await imported(template(armRule(GUID), armRule(OTHER), armRule(GUID.toUpperCase())));
    expect(items.map(({ status }) => status)).toEqual(['imported', 'imported', 'exists']);
    expect(readdirSync(out).sort()).toEqual(['sign-ins-of-nobody-2.yaml', 'sign-ins-of-nobody.yaml']);
  });

  test('a file of that name that is no rule stays as it is', async () => {
    const out = folderWith({ 'sign-ins-of-nobody.yaml': 'work: in progress\n' });
    const from = folderWith({ 'a.json': JSON.stringify(template(armRule(GUID))) });
    const { items } = await importRules([from], { out, kql });
    expect(items).toMatchObject([{ status: 'exists', file: join(out, 'sign-ins-of-nobody.yaml') }]);
    expect(readFileSync(join(out, 'sign-ins-of-nobody.yaml'), 'utf8')).toBe('work: in progress\n');
  });

  test('a rule of the kit is known by its id', async () => {
    const mine = readRules([join(__dirname, '..', '..', 'rules', 'hunting')]).rules[0]!;
    const { items, out } = await imported(template(armRule(mine.id)));
    expect(items).toMatchObject([{ status: 'exists', file: mine.file }]);
    expect(readdirSync(out)).toEqual([]);
  });
});

test('the proposal, with its marks removed, is a valid promotion', async () => {
  const query = `SigninLogs
| where TimeGenerated > ago(7d)
| project TimeGenerated, UserId, UserPrincipalName, IPAddress, AppId, Url = '', DeviceName = tostring(DeviceDetail.displayName)`;
  const from = folderWith({
    'a.yaml': `id: ${GUID}\nname: Hunt\ndescription: d\nversion: 1.0.0\ntactics: [InitialAccess]\nquery: |\n${query.replace(/^/gm, '  ')}\n`,
  });
  const out = freshFolder();
  const { items } = await importRules([from], { out });
  const file = items[0]!.file!;
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.slice(0, text.indexOf('# promotion:')) + text.slice(text.indexOf('# promotion:')).replace(/^# /gm, ''),
  );
  const { rules, problems } = await compileRules([out]);
  // A host by its name alone is reported weakly: the reader decides.
  expect(problems.map(({ code }) => code)).toEqual(['rule/weak-entity']);
  expect(rules[0]!.alert).toMatchObject({ schedule: { frequency: 86400, period: 7 * 86400 } });
  expect(rules[0]!.alert!.entityMappings).toEqual([
    {
      entityType: 'Account',
      fields: [
        { identifier: 'AadUserId', column: 'UserId' },
        { identifier: 'FullName', column: 'UserPrincipalName' },
      ],
    },
    { entityType: 'IP', fields: [{ identifier: 'Address', column: 'IPAddress' }] },
    { entityType: 'Host', fields: [{ identifier: 'HostName', column: 'DeviceName' }] },
    { entityType: 'URL', fields: [{ identifier: 'Url', column: 'Url' }] },
    { entityType: 'CloudApplication', fields: [{ identifier: 'AppId', column: 'AppId' }] },
  ]);
});

describe('ttk import', () => {
  let printed: string[];
  beforeEach(() => {
    printed = [];
    jest.spyOn(console, 'log').mockImplementation((text) => printed.push(text));
  });
  afterEach(() => jest.restoreAllMocks());

  test('prints items for machines, in exactly this form', async () => {
    const from = folderWith({ 'a.yaml': scheduled() });
    const out = join(freshFolder(), 'new', 'folder');
    expect(await run([from], { out, format: 'json' })).toBe(0);
    const { items, ...rest } = JSON.parse(printed.join('\n'));
    expect(rest).toEqual({});
    expect(items).toEqual([
      {
        source: join(from, 'a.yaml'),
        name: 'A rule',
        kind: 'Scheduled',
        id: '3f2a1c5e-0d4b-4c8a-9b7e-1a2b3c4d5e6f',
        file: join(out, 'a-rule.yaml'),
        status: 'imported',
        reason: null,
      },
    ]);
    expect(existsSync(join(out, 'a-rule.yaml'))).toBe(true);
  });

  test('shows a person what the checks found, and how to see it', async () => {
    const from = folderWith({ 'a.yaml': scheduled('query: NoSuchTable | project UserId\n') });
    const out = freshFolder();
    expect(await run([from], { out, format: 'pretty' })).toBe(1);
    expect(printed.join('\n').replaceAll(out, 'OUT')).toBe(
      '  + A rule (Scheduled)\n      OUT/a-rule.yaml\n      1 error\n1 imported.\nSee the problems: npx ttk check "OUT/a-rule.yaml"',
    );
  });

  test('fails when a path is not there', async () => {
    expect(await run([join(freshFolder(), 'nothing')], { out: freshFolder() })).toBe(2);
    expect(printed.join('\n')).toContain('there is no such file or folder');
  });
});

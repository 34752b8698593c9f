import { analyser, codes, columns, compile, scheduled } from './help';

/** The problems of a rule with a line of settings, by the stand-in for the language service. */
const found = async (more: string, kql = analyser()) => (await compile(scheduled(more), kql)).problems;
const codesOf = async (more: string, kql = analyser()) => (await found(more, kql)).map(({ code }) => code);

it('finds nothing wrong with a plain rule', async () => expect(await found('')).toEqual([]));

describe('schedules', () => {
  it.each([
    ['queryFrequency: 5m\nqueryPeriod: 5m\n', []],
    ['queryFrequency: 4m\nqueryPeriod: 5m\n', ['rule/duration-out-of-range']],
    ['queryFrequency: 14d\nqueryPeriod: 14d\n', []],
    ['queryFrequency: 1d\nqueryPeriod: 15d\n', ['rule/duration-out-of-range']],
    ['queryFrequency: 2h\nqueryPeriod: 1h\n', ['rule/frequency-above-period']],
    ['queryFrequency: 1h\nqueryPeriod: 2d\n', []],
    ['queryFrequency: 55m\nqueryPeriod: 2d\n', ['rule/frequency-too-high']],
    ['queryFrequency: 5m\nqueryPeriod: 47h\n', ['rule/reads-too-much']],
    ['queryFrequency: PT5M30S\n', ['rule/part-of-minute']],
    ['triggerThreshold: 10000\n', []],
    ['triggerThreshold: 10001\n', ['rule/threshold-out-of-range']],
    ['triggerThreshold: -1\n', ['rule/threshold-out-of-range']],
  ])('%j: %j', async (more, expected) => expect(await codesOf(more)).toEqual(expected));
});

describe('what of a hunting query is a tag', () => {
  const hunt = (more: string) => compile(`id: 11111111-2222-4333-8444-555555555555\nname: Hunt\nquery: T\n${more}`);
  const words = (n: number) => Array.from({ length: n }, (_, i) => `w${i}`).join(' ');
  it('is told with the words that arrive when it does not fit, as a note', async () => {
    expect((await hunt(`description: ${'é'.repeat(128)}\n`)).problems).toEqual([]);
    const { problems } = await hunt(`description: ${words(100)}\n`);
    expect(problems).toMatchObject([{ code: 'rule/hunting-tag-cut', severity: 'note', line: 4, column: 14 }]);
    expect(problems[0]?.message).toMatch(/what arrives is: w0 w1 .* w65…$/);
  });
  it('is told of long lists as well', async () => {
    const techniques = Array.from({ length: 60 }, (_, i) => `T1078.${String(i).padStart(3, '0')}`);
    const { problems } = await hunt(`relevantTechniques: [${techniques.join(', ')}]\n`);
    expect(problems).toMatchObject([{ code: 'rule/hunting-tag-cut', message: expect.stringContaining('T1078.024') }]);
    expect(problems[0]?.message).not.toContain('T1078.025');
  });
  it('is nothing to tell where an analytic rule has the whole', async () => {
    expect(await found(`description: ${words(100)}\n`)).toEqual([]);
    const promotion = 'promotion: { severity: Low, queryFrequency: 1h, queryPeriod: 1h }\n';
    expect((await hunt(`description: ${words(100)}\n${promotion}`)).problems).toEqual([]);
  });
});

describe('required data connectors', () => {
  const names = 'requiredDataConnectors: [ { connectorId: X, dataTypes: [AuditLogs] } ]\n';
  const unknown = (code: string) =>
    analyser({ problems: [{ code, severity: 'error', start: 0, end: 1, message: 'unknown' }] });
  it('are compared with the query once all that it reads is known', async () => {
    expect(await codesOf(names)).toEqual(['rule/connectors-disagree']);
    for (const code of ['kql/unknown-function', 'kql/unknown-table', 'kql/unknown-fuzzy-table', 'kql/nothing-left'])
      expect(await codesOf(names, unknown(code))).toEqual([code]);
    expect(await codesOf(names, unknown('kql/unknown-column'))).toContain('rule/connectors-disagree');
  });
});

describe('techniques', () => {
  const of = (tactic: string, ...techniques: string[]) =>
    found(`tactics: [${tactic}]\nrelevantTechniques: [${techniques.join(', ')}]\n`);
  it('that ATT&CK retired are refused, with what to write instead', async () => {
    expect(await of('CommandAndControl', 'T1071', 'T1043')).toMatchObject([
      {
        code: 'rule/retired-technique',
        severity: 'error',
        line: 12,
        column: 29,
        message: 'MITRE ATT&CK retired T1043 (Commonly Used Port)',
        help: 'Write T1571 (Non-Standard Port) instead.',
      },
    ]);
    expect(await of('Execution', 'T1086')).toMatchObject([{ help: expect.stringContaining('T1059.001') }]);
    expect(await of('Persistence', 'T1062')).toMatchObject([{ help: expect.stringContaining('leave out T1062') }]);
    expect(await of('CommandAndControl', 'T1571')).toEqual([]);
  });
  it('whose retired part Azure does not get are doubted', async () => {
    const [problem, ...others] = await of('Persistence', 'T1574.002');
    expect(problem).toMatchObject({ code: 'rule/retired-tag', severity: 'warning', line: 12, column: 22 });
    expect(problem?.help).toContain('T1574.001');
    expect(others).toEqual([]);
    expect(await of('Execution', 'T1053.004')).toMatchObject([{ code: 'rule/retired-tag' }]);
  });
  it('of a hunting query are tags', async () => {
    const hunt = 'id: 11111111-2222-4333-8444-555555555555\nname: Hunt\nquery: T\nrelevantTechniques: [T1043, T1571]\n';
    expect((await compile(hunt)).problems).toMatchObject([{ code: 'rule/retired-tag', line: 4, column: 22 }]);
  });
  it('that are newer than Sentinel is known to take are doubted, not refused', async () => {
    expect(await of('Persistence', 'T1671')).toMatchObject([{ code: 'rule/newer-technique', severity: 'warning' }]);
    expect(await of('Persistence', 'T1999')).toMatchObject([{ code: 'rule/newer-technique' }]);
    expect(await of('Persistence', 'T9999')).toMatchObject([{ code: 'rule/unknown-technique' }]);
    expect(await codesOf('tactics: [Impact]\nrelevantTechniques: [T1671]\n')).toEqual([
      'rule/newer-technique',
      'rule/technique-outside-tactics',
    ]);
  });
});

describe('another service', () => {
  const asks = analyser({ crossService: [{ name: 'adx', at: { start: 0, end: 10 } }, { name: 'arg' }] });
  it('is asked by no analytic rule, not even through a function', async () => {
    expect(await found('', asks)).toMatchObject([
      { code: 'rule/cross-service', line: 9, column: 1, message: expect.stringContaining('as a function does') },
      { code: 'rule/cross-service', line: 9, column: 8, endColumn: 18, message: expect.stringContaining('(`adx`)') },
    ]);
  });
  it('may be asked by hunters', async () => {
    const hunt = 'id: 11111111-2222-4333-8444-555555555555\nname: Hunt\nquery: T\n';
    expect((await compile(hunt, asks)).problems).toEqual([]);
  });
});

describe('suppression', () => {
  it.each([
    ['suppressionEnabled: true\n', []],
    ['suppressionEnabled: true\nsuppressionDuration: 1d\n', []],
    ['suppressionEnabled: true\nsuppressionDuration: 25h\n', ['rule/duration-out-of-range']],
    ['suppressionEnabled: true\nsuppressionDuration: 30m\n', ['rule/suppression-below-frequency']],
    ['suppressionEnabled: false\nsuppressionDuration: 30d\n', []],
  ])('%j: %j', async (more, expected) => expect(await codesOf(more)).toEqual(expected));
});

describe('lengths', () => {
  it.each([
    ['name', 256],
    ['description', 5000],
    ['query', 10_000],
  ])('%s has at most %d characters', async (key, max) => {
    expect(await codesOf(`${key}: ${'x'.repeat(max)}\n`)).toEqual([]);
    expect(await codesOf(`${key}: ${'x'.repeat(max + 1)}\n`)).toEqual(['rule/too-long']);
  });
  it('of hunting queries and functions count as well', async () => {
    const file = (name: string, more: string) =>
      compile(`id: 11111111-2222-4333-8444-555555555555\nname: ${name}\nquery: T${more}\n`);
    expect((await file('x'.repeat(256), '')).problems).toEqual([]);
    expect((await file('x'.repeat(257), '')).problems).toMatchObject([{ code: 'rule/too-long' }]);
    const kind = '\nkind: Function';
    expect((await file('F', 'x'.repeat(59_999) + kind)).problems).toEqual([]);
    expect((await file('F', 'x'.repeat(60_000) + kind)).problems).toMatchObject([{ code: 'rule/too-long', line: 3 }]);
  });
  it('counts the formats of alerts too', async () => {
    const format = (key: string, n: number) => `alertDetailsOverride: { ${key}: ${'x'.repeat(n)} }\n`;
    expect(await codesOf(format('alertDisplayNameFormat', 256))).toEqual([]);
    expect(await codesOf(format('alertDisplayNameFormat', 257))).toEqual(['rule/too-long']);
    expect(await codesOf(format('alertDescriptionFormat', 5001))).toEqual(['rule/too-long']);
  });
});

describe('columns', () => {
  const mapping = (column: string) =>
    `entityMappings: [ { entityType: Account, fieldMappings: [ { identifier: AadUserId, columnName: ${column} } ] } ]\n`;
  it('that the query returns are fine', async () => expect(await codesOf(mapping('UserId'))).toEqual([]));
  it('are case-sensitive, and the right one is proposed', async () => {
    expect(await found(mapping('userid'))).toMatchObject([
      { code: 'rule/unknown-column', severity: 'error', help: expect.stringContaining("Did you mean 'UserId'?") },
    ]);
  });
  it('are not doubted when the query may return others', async () => {
    expect(await codesOf(mapping('Anything'), analyser({ openColumns: true }))).toEqual([]);
    expect(await codesOf(mapping('Anything'), analyser({ columns: [] }))).toEqual([]);
  });
  it('are looked up in promotions at the place where the mapping stands', async () => {
    const hunt = `id: 11111111-2222-4333-8444-555555555555\nname: H\nquery: T\n${mapping('Nobody')}`;
    const promotion = 'promotion:\n  severity: Low\n  queryFrequency: 1h\n  queryPeriod: 1h\n';
    expect((await compile(hunt)).problems).toMatchObject([{ code: 'rule/hunting-mapping', severity: 'warning' }]);
    expect((await compile(hunt + promotion)).problems).toMatchObject([{ code: 'rule/unknown-column', line: 4 }]);
    const own = `${promotion}  ${mapping('Nobody')}`;
    expect((await compile(hunt.replace(mapping('Nobody'), '') + own)).problems).toMatchObject([
      { code: 'rule/unknown-column', line: 8 },
    ]);
  });
});

describe('entities', () => {
  const mappings = (n: number, type = 'IP', identifier = 'Address') =>
    `entityMappings:\n${`  - { entityType: ${type}, fieldMappings: [ { identifier: ${identifier}, columnName: IPAddress } ] }\n`.repeat(n)}`;
  it('are ten at most', async () => {
    expect(await codesOf(mappings(10))).toEqual([]);
    expect(await codesOf(mappings(11))).toEqual(['rule/too-many']);
  });
  it('are five at most in near-real-time rules, which the provider says', async () => {
    const nrt = (n: number) =>
      compile(`id: 11111111-2222-4333-8444-555555555555\nname: N\nseverity: Low\nquery: T\nkind: NRT\n${mappings(n)}`);
    expect((await nrt(5)).problems).toEqual([]);
    expect((await nrt(6)).problems).toMatchObject([{ code: 'rule/too-many' }]);
  });
  it('should be distinguished from all others', async () => {
    expect(await codesOf(mappings(1, 'Account', 'AadUserId'))).toEqual([]);
    expect(await codesOf(mappings(1, 'Account', 'FullName'))).toEqual([]);
    expect(await codesOf(mappings(1, 'Host', 'FullName'))).toEqual([]);
    expect(await codesOf(mappings(1, 'Account', 'Name'))).toEqual(['rule/weak-entity']);
  });
  it('have known types and identifiers', async () => {
    expect(await codesOf(mappings(1, 'IoTDevice', 'DeviceId'))).toEqual(['rule/unknown-entity-type']);
    expect(await codesOf(mappings(1, 'IP', 'Name'))).toEqual(['rule/unknown-identifier']);
  });
});

describe('ATT&CK', () => {
  it.each([
    ['tactics: [InitialAccess]\nrelevantTechniques: [T1078.004]\n', []],
    ['tactics: [Collection]\nrelevantTechniques: [T1078]\n', ['rule/technique-outside-tactics']],
    ['relevantTechniques: [T1078]\n', ['rule/technique-outside-tactics']],
    ['tactics: [Collection]\nrelevantTechniques: [T9998]\n', ['rule/unknown-technique']],
    ['relevantTechniques: [TA0001]\n', ['rule/invalid-technique']],
    ['tactics: [Hacking]\n', ['rule/unknown-tactic']],
  ])('%j: %j', async (more, expected) => expect(await codesOf(more)).toEqual(expected));
  it('is free in hunting queries', async () => {
    const hunt = 'id: 11111111-2222-4333-8444-555555555555\nname: H\nquery: T\n';
    expect((await compile(`${hunt}tactics: [Collection]\ntechniques: [T1078]\n`)).problems).toEqual([]);
    expect(codes(`${hunt}tactics: [Hacking]\n`)).toEqual(['rule/unfamiliar-tactic']);
  });
});

describe('grouping', () => {
  const grouping = (more: string, create = true) =>
    `customDetails: { User: UserId }\nincidentConfiguration: { createIncident: ${create}, groupingConfiguration: { enabled: true, ${more} } }\n`;
  it.each([
    ['lookbackDuration: 7d, matchingMethod: AllEntities', []],
    ['lookbackDuration: 8d, matchingMethod: AllEntities', ['rule/duration-out-of-range']],
    ['matchingMethod: Selected', ['rule/grouping-needs-selection']],
    ['matchingMethod: Selected, groupByCustomDetails: [User]', []],
    ['matchingMethod: Selected, groupByCustomDetails: [Users]', ['rule/grouping-by-unknown-detail']],
    ['matchingMethod: Selected, groupByEntities: [IP]', ['rule/grouping-by-unmapped']],
    ['matchingMethod: AllEntities, groupByEntities: [IP]', ['rule/unused-selection']],
    ['lookbackDuration: PT5M30S', ['rule/part-of-minute']],
  ])('%j: %j', async (more, expected) => expect(await codesOf(grouping(more))).toEqual(expected));
  it('needs incidents', async () => {
    expect(await codesOf(grouping('matchingMethod: AllEntities', false))).toEqual(['rule/grouping-without-incidents']);
  });
});

describe('custom details and formats', () => {
  it.each([
    ['customDetails: { Detail_1: UserId }\n', []],
    ['customDetails: { TwentyCharactersLong: UserId }\n', []],
    ['customDetails: { TwentyOneCharactersXY: UserId }\n', ['rule/detail-name']],
    ['customDetails: { "User Id": UserId }\n', ['rule/detail-name']],
    ['alertDetailsOverride: { alertDisplayNameFormat: "{{UserId}} {{UserId}} {{IPAddress}}" }\n', []],
    [
      'alertDetailsOverride: { alertDisplayNameFormat: "{{UserId}} {{UserId}} {{UserId}} {{UserId}}" }\n',
      ['rule/too-many-parameters'],
    ],
    ['alertDetailsOverride: { alertDescriptionFormat: "{{Nobody}}" }\n', ['rule/unknown-column']],
  ])('%j: %j', async (more, expected) => expect(await codesOf(more)).toEqual(expected));
});

describe('what the query reads', () => {
  const connectors = (table: string) =>
    `requiredDataConnectors: [ { connectorId: AzureActiveDirectory, dataTypes: [ "${table}" ] } ]\n`;
  it.each([
    ['SigninLogs', ['SigninLogs'], []],
    ['SignInLogs', ['SigninLogs'], []],
    ['SecurityAlert (IPC)', ['SecurityAlert', 'SigninLogs'], []],
    ['SigninLogs', ['OfficeActivity'], ['rule/connectors-disagree']],
    ['SigninLogs', ['SigninLogs', 'OfficeActivity'], ['rule/connectors-disagree']],
    ['SigninLogs', ['Mine_CL', 'SigninLogs'], []],
  ])('%s named, %j read: %j', async (named, tables, expected) => {
    const more = named.startsWith('SecurityAlert')
      ? connectors(named).replace(
          '[ {',
          '[ { connectorId: AzureActiveDirectoryIdentityProtection, dataTypes: [ "SecurityAlert (IPC)" ] }, {',
        )
      : connectors(named);
    expect(await codesOf(more, analyser({ tables }))).toEqual(expected);
  });
  it('no farther back than it is shown, said inside the query', async () => {
    const query = 'query: |\n  T\n  | where TimeGenerated > ago(7d)\n';
    const kql = analyser({ lookback: 7 * 86_400, lookbackAt: { start: 30, end: 32 } });
    expect(await found(query, kql)).toMatchObject([
      { code: 'rule/lookback-beyond-period', severity: 'warning', line: 12, column: 31 },
    ]);
    expect(await found(`${query}queryPeriod: 7d\n`, kql)).toEqual([]);
  });
  it('mistakes stand at their place in the file', async () => {
    const problem = {
      code: 'kql/unknown-column',
      severity: 'error',
      start: 4,
      end: 7,
      message: 'no',
      help: 'h',
    } as const;
    const kql = analyser({ problems: [problem], columns: columns('A') });
    expect(await found('query: |\n  T |\n  abc\n', kql)).toMatchObject([
      { code: 'kql/unknown-column', file: 'rules/a.yaml', line: 12, column: 3, endLine: 12, endColumn: 6, help: 'h' },
    ]);
  });
});

describe('parameters of functions', () => {
  const parameters = async (...lines: string[]) => {
    const head = 'id: 11111111-2222-4333-8444-555555555555\nname: F\nkind: Function\nquery: T\nparameters:\n';
    return (await compile(head + lines.map((line) => `  - ${line}\n`).join(''))).problems.map(
      ({ line, column }) => `${line}:${column}`,
    );
  };
  it.each([
    [['{ name: a, type: string }', '{ name: b, type: timespan, default: 1d }'], []],
    [['{ name: a, type: text }'], ['6:22']],
    [['{ name: a, type: int, default: 1 }', '{ name: b, type: int }'], ['7:13']],
    [['{ name: a, type: int }', '{ name: a, type: int }'], ['7:13']],
    [['{ name: 1a, type: int }'], ['6:13']],
    [['{ name: a, type: dynamic, default: "dynamic([1,2])" }'], ['6:40']],
  ])('%j: %j', async (lines, expected) => expect(await parameters(...lines)).toEqual(expected));
});

it('refuses to read every table in an analytic rule, and warns of it elsewhere', async () => {
  const problem = { code: 'kql/union-all', severity: 'error', start: 0, end: 5, message: 'no' } as const;
  const kql = analyser({ problems: [problem] });
  expect(await found('', kql)).toMatchObject([{ severity: 'error' }]);
  const hunt = 'id: 11111111-2222-4333-8444-555555555555\nname: H\nquery: union *\n';
  expect((await compile(hunt, kql)).problems).toMatchObject([{ severity: 'warning' }]);
});

it('checks the template reference', async () => {
  const guid = '11111111-2222-4333-8444-555555555555';
  expect(await codesOf(`alertRuleTemplateName: ${guid}\ntemplateVersion: 1.0.0\n`)).toEqual([]);
  expect(await codesOf('alertRuleTemplateName: mine\n')).toEqual(['rule/invalid-template']);
  expect(await codesOf('templateVersion: 1.0.0\n')).toEqual(['rule/invalid-template']);
});

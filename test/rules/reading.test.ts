import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { schemaOf } from '../../lib/files/format/format';
import type { Problem } from '../../lib/files/problem';
import { YamlSource } from '../../lib/files/source';
import { analyticFormats } from '../../lib/rules/read/analytic-rule';
import { functionFormat, parserFormat } from '../../lib/rules/read/function';
import { promotedFormat } from '../../lib/rules/read/hunting-query';
import { readRules, readSources } from '../../lib/rules/read-rules';
import { analyser, codes, compile, ID, read, rule, scheduled } from './help';

const corpus = (name: string) => {
  const { rules } = readRules([join(__dirname, 'corpus', name)]);
  return rules[0]!;
};

describe('spellings of one value', () => {
  it.each(['gt', 'GreaterThan', 'greater than', 'GREATERTHAN', "'>'", 'is greater than'])(
    '%s triggers above',
    (text) => {
      expect(rule(scheduled(`triggerOperator: ${text}\n`)).alert?.schedule?.operator).toBe('GreaterThan');
    },
  );
  it.each([
    ['lt', 'LessThan'],
    ['eq', 'Equal'],
    ['Equals', 'Equal'],
    ['ne', 'NotEqual'],
    ['not equal', 'NotEqual'],
  ])('%s is %s', (text, operator) => {
    expect(rule(scheduled(`triggerOperator: ${text}\n`)).alert?.schedule?.operator).toBe(operator);
  });
  it.each(['1h', 'PT1H', '60m', 'PT60M', '"1h"', '1 hour'])('%s is an hour', (text) => {
    expect(rule(scheduled(`queryFrequency: ${text}\n`)).alert?.schedule?.frequency).toBe(3600);
  });
  it.each(['High', 'high', 'HIGH', '"hIgH"'])('%s is High', (text) => {
    expect(rule(scheduled(`severity: ${text}\n`)).alert?.severity).toBe('High');
  });
  it.each(['Defense evasion', 'DefenseEvasion', 'defense-evasion', '[ "Defense Evasion" ]'])(
    '%s is a tactic',
    (text) => {
      expect(rule(scheduled(`tactics: ${text}\n`)).alert?.tactics).toEqual(['DefenseEvasion']);
    },
  );
  it('splits tactics and techniques at commas', () => {
    const { alert } = rule(scheduled('tactics: InitialAccess, Persistence\nrelevantTechniques: "T1078,T1098"\n'));
    expect(alert?.tactics).toEqual(['InitialAccess', 'Persistence']);
    expect(alert?.techniques).toEqual(['T1078', 'T1098']);
  });
  it('folds sub-techniques, once each, and remembers them', () => {
    const text = scheduled('tactics: [Persistence]\nrelevantTechniques: [T1078.004, t1078]\ntechniques: [T1098.001]\n');
    const { techniques, subTechniques } = rule(text);
    expect(techniques).toEqual(['T1078', 'T1098']);
    expect(subTechniques).toEqual(['T1078.004', 'T1098.001']);
  });
  it.each(['nrt', 'NRT', 'Nrt'])('kind %s has no schedule', (kind) => {
    const { alert } = rule(`id: ${ID}\nname: A\nseverity: Low\nquery: T\nkind: ${kind}\n`);
    expect(alert?.kind).toBe('NRT');
    expect(alert?.schedule).toBeUndefined();
  });
  it('takes an analytic rule without a kind by its schedule', () => {
    expect(rule(scheduled().replace('kind: Scheduled\n', '')).kind).toBe('Scheduled');
  });
  it('takes numbers that are written as texts, and flags that are', () => {
    const { alert } = rule(scheduled('triggerThreshold: "5"\nenabled: "False"\n'));
    expect(alert?.schedule?.threshold).toBe(5);
    expect(alert?.enabled).toBe(false);
  });
  it('keeps a version that looks like a number as it is written', () => {
    expect(corpus('scheduled/version-number.yaml').version).toBe('1.10');
  });
  it('reads tags in every style', () => {
    expect(rule(scheduled('tags: one, two\n')).tags).toEqual(['one', 'two']);
    expect(rule(scheduled("tags: [ 'playbook: TRG-1', { playbook: TRG-2 } ]\n")).playbook).toEqual(['TRG-1', 'TRG-2']);
    expect(corpus('scheduled/asim-tags.yaml').tags).toEqual(['Schema: ASimAuthentication', 'SchemaVersion: 0.1.3']);
    expect(corpus('scheduled/one-connector-as-map.yaml').playbook).toEqual(['TRG-3', 'TRG-4']);
  });
  it('reads a single required connector that is no list', () => {
    expect(corpus('scheduled/one-connector-as-map.yaml').requiredDataConnectors).toEqual([
      { connectorId: 'AzureActiveDirectory', dataTypes: ['SigninLogs'] },
    ]);
  });
});

describe('what the file says is what arrives', () => {
  it.each(['byte-order-mark', 'windows-lines', 'dashes', 'bom-dashes-windows'])('%s changes nothing', (name) => {
    const { alert } = corpus(`scheduled/${name}.yaml`);
    expect(alert?.query).toBe(
      'SigninLogs\n| where ResultType == "0"\n| where RiskLevelDuringSignIn == "high"\n' +
        '| project TimeGenerated, UserPrincipalName, IPAddress\n',
    );
    expect(alert?.severity).toBe('Medium');
  });
  it("keeps the signs of Terraform's templates", () => {
    const { alert } = corpus('scheduled/template-signs.yaml');
    expect(alert?.displayName).toBe('Costs ${100} or 50%{off}');
    expect(alert?.description).toBe('Terraform would take ${var.name}, %{ if true } and $${escaped} for its own.');
    expect(alert?.query).toContain('| extend Note = "%{x} ${y}"');
    expect(alert?.alertDetails?.displayNameFormat).toBe('${ {{OperationName}} }');
  });
  it('keeps escapes, quotes and blank lines', () => {
    expect(corpus('scheduled/quoted.yaml').name).toBe(`It's a sign-in "from nowhere"`);
    expect(corpus('scheduled/quoted.yaml').query).toContain('Text = "tab\\there"');
    expect(corpus('scheduled/chomping.yaml').description).toBe('The last line is followed by a blank one.\n\n');
    expect(corpus('scheduled/chomping.yaml').query).toBe(
      'SigninLogs\n  | where ResultType == "0"\n  | project UserPrincipalName\n\n',
    );
  });
  it('reads every setting of a full rule', () => {
    expect(corpus('scheduled/everything.yaml').alert).toMatchObject({
      severity: 'High',
      schedule: { frequency: 3600, period: 7200, operator: 'GreaterThan', threshold: 5 },
      suppression: 86_400,
      eventGrouping: 'AlertPerResult',
      tactics: ['InitialAccess', 'CredentialAccess'],
      techniques: ['T1078', 'T1110'],
      incident: {
        create: true,
        grouping: {
          enabled: true,
          reopenClosed: true,
          lookback: 18_000,
          matching: 'Selected',
          byEntities: ['Account', 'IP'],
          byAlertDetails: ['DisplayName', 'Severity'],
          byCustomDetails: ['City'],
        },
      },
      customDetails: { Application: 'AppDisplayName', City: 'City' },
      alertDetails: {
        severityColumn: 'AlertLevel',
        tacticsColumn: 'Tactic',
        dynamicProperties: [
          { name: 'AlertLink', column: 'Link' },
          { name: 'ConfidenceScore', column: 'Score' },
        ],
      },
    });
  });
  it('treats empty lists and nulls as absent', () => {
    const { alert } = corpus('scheduled/empty-and-null.yaml');
    expect(alert).toMatchObject({ description: '', tactics: [], entityMappings: [], customDetails: {} });
    expect(alert?.alertDetails).toBeUndefined();
    expect(alert?.suppression).toBeUndefined();
  });
  it('writes entities as Azure does', () => {
    expect(corpus('scheduled/entity-capitals.yaml').alert?.entityMappings).toEqual([
      { entityType: 'IP', fields: [{ identifier: 'Address', column: 'IPAddress' }] },
      { entityType: 'Account', fields: [{ identifier: 'AadUserId', column: 'UserId' }] },
    ]);
  });
  it('follows anchors and merge keys', () => {
    expect(corpus('scheduled/anchors.yaml').alert?.entityMappings[1]?.fields).toEqual([
      { identifier: 'Address', column: 'Second' },
    ]);
  });
});

describe('ids', () => {
  it('are lower-case, since Azure compares them without case', () => {
    expect(rule(scheduled(`id: "{${ID.toUpperCase()}}"\n`)).id).toBe(ID);
  });
  it('are derived from the file name when absent, the same every time', () => {
    const ids = ['a/x.yaml', 'b/x.yml'].map((file) => rule('name: A\nquery: T\n', file).id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(rule('name: A\nquery: T\n', 'a/y.yaml').id).not.toBe(ids[0]);
  });
});

describe('promotion', () => {
  it('makes an analytic rule of a hunting query, which stays', () => {
    const { kind, alert, hunting } = corpus('hunting/promoted.yaml');
    expect(kind).toBe('Hunting');
    expect(hunting?.techniques).toEqual(['T1564.008']);
    expect(alert).toMatchObject({
      kind: 'Scheduled',
      displayName: 'Inbox rules that hide mail',
      techniques: ['T1564'],
      schedule: { operator: 'GreaterThan', threshold: 0 },
      entityMappings: [{ entityType: 'IP', fields: [{ identifier: 'Address', column: 'ClientIP' }] }],
      customDetails: { Parameters: 'Parameters' },
    });
    expect(alert?.query).toBe(hunting?.query);
    expect(alert?.id).not.toBe(hunting?.id);
  });
  it('may take the place of the hunting query, with its own name and id', () => {
    const { alert, hunting } = corpus('hunting/promoted-replaces.yaml');
    expect(hunting).toBeUndefined();
    expect(alert).toMatchObject({
      id: '0d6f2f60-5b0b-4c0b-9c8a-6d3f1c2b4a5e',
      displayName: 'Mail is forwarded to the outside',
    });
  });
  it('may be near-real-time', () => {
    expect(corpus('hunting/promoted-nrt.yaml').alert).toMatchObject({ kind: 'NRT', schedule: undefined });
  });
});

describe('functions', () => {
  it('have a name to call them by and parameters in order', () => {
    const { function: saved, playbook } = corpus('functions/signins-from.yaml');
    expect(saved?.alias).toBe('Corpus_SigninsFrom');
    expect(saved?.parameters.map((p) => [p.name, p.type, p.default])).toEqual([
      ['ip', 'string', undefined],
      ['lookback', 'timespan', '14d'],
    ]);
    expect(playbook).toEqual(['INV-2']);
  });
  it('are read in the style of parsers too', () => {
    expect(corpus('functions/parser-style.yaml').function).toMatchObject({ alias: 'Corpus_RiskyUsers' });
    expect(corpus('functions/parser-with-parameters.yaml').function).toMatchObject({
      alias: 'Corpus_SigninsOf',
      parameters: [
        { name: 'account', type: 'string' },
        { name: 'window', type: 'timespan', default: '1d' },
      ],
    });
  });
});

it.each([
  [
    "ip:string='a,b', back:time = 14d, T:(a:string, b:long)",
    ["ip string 'a,b'", 'back timespan 14d', 'T (a:string, b:long) '],
  ],
  ['ip: text', ['ip text ']],
  ['ip', ['ip nothing ']],
])('parameters as the API writes them: %s', (text, expected) => {
  const { function: saved } = rule(
    `id: ${ID}\nFunctionAlias: F\nFunctionQuery: T\nfunctionParameters: ${JSON.stringify(text)}\n`,
  );
  expect(saved?.parameters.map(({ name, type, default: literal = '' }) => `${name} ${type} ${literal}`)).toEqual(
    expected,
  );
});

describe('folders', () => {
  const folder = join(__dirname, 'corpus');
  it('are read at any depth, each file once, in one order', () => {
    const once = readRules([folder]).files;
    expect(readRules([folder, join(folder, 'scheduled'), join(folder, 'nrt/lower-case.yaml')]).files).toEqual(once);
    expect([...once].sort()).toEqual(once);
  });
  it('hand on what other modules read', () => {
    const { automation, watchlists, schemas, workbooks } = readRules([join(folder, 'other')]);
    expect([...automation, ...watchlists, ...schemas, ...workbooks].map(({ kind }) => kind)).toEqual([
      'AutomationRule',
      'Watchlist',
      'Schema',
      'Workbook',
    ]);
  });
  it('that do not exist are a problem', () => {
    expect(readRules([join(folder, 'nowhere')]).problems).toMatchObject([
      { code: 'file/unreadable', severity: 'error' },
    ]);
  });
});

describe('what is read in another way than it is written', () => {
  const problemsOf = (text: string) =>
    read(text).problems.map(({ code, severity, message }) => [code, severity, message]);
  it('is noted once: a mistyped tactic', () => {
    const note = ['rule/tactic-spelling', 'note', "the tactic 'DefenceEvasion' is read as 'DefenseEvasion'"];
    expect(problemsOf(scheduled('tactics: [DefenceEvasion, Defence Evasion]\n'))).toEqual([note]);
    expect(codes(scheduled('tactics: [C2]\n'))).toEqual(['rule/tactic-spelling']);
    expect(rule(scheduled('tactics: [DefenceEvasion]\n')).tactics).toEqual(['DefenseEvasion']);
    expect(problemsOf(scheduled('tactics: [Defense Evasion, defense-evasion, TA0005]\n'))).toEqual([]);
  });
  it('is noted once: an operator that is not there', () => {
    const without = scheduled().replace(/triggerOperator.*\n/, '');
    expect(read(without).problems).toMatchObject([{ code: 'rule/default-operator', severity: 'note', line: 1 }]);
    expect(rule(without).alert?.schedule?.operator).toBe('GreaterThan');
    const promotion = 'promotion: { severity: Low, queryFrequency: 1h, queryPeriod: 1h }\n';
    expect(problemsOf(`id: ${ID}\nname: H\nquery: T\n${promotion}`)).toEqual([]);
    const nrt = `id: ${ID}\nname: N\nseverity: Low\nquery: T\nkind: NRT\n`;
    expect(problemsOf(nrt)).toEqual([]);
  });
});

describe('duplicates', () => {
  const two = (a: string, b: string) =>
    readSources([YamlSource.parse('rules/a.yaml', a), YamlSource.parse('rules/b.yaml', b)]).problems;
  const other = 'id: 11111111-2222-4333-8444-555555555555\n';

  it('of ids name both files, whatever the case', () => {
    const [problem] = two(scheduled(), scheduled(`id: ${ID.toUpperCase()}\nname: Another\n`));
    expect(problem).toMatchObject({ code: 'rule/duplicate-id', file: 'rules/b.yaml' });
    expect(problem?.message).toContain('rules/a.yaml:1:5');
  });
  it('of names are distinguished by kind', () => {
    expect(two(scheduled(), `${other}name: a RULE\nquery: T\n`)).toEqual([]);
    expect(two(scheduled(), scheduled(`${other}name: a RULE\n`))).toMatchObject([{ code: 'rule/duplicate-name' }]);
    const hunt = 'name: Hunt\nquery: T\n';
    expect(two(`id: ${ID}\n${hunt}`, other + hunt)).toMatchObject([{ code: 'rule/duplicate-name' }]);
  });
  it('of an analytic rule and a hunting query or function are two resources: a warning', () => {
    const hunt = 'name: Hunt\nquery: T\n';
    const saved = 'name: F\nkind: Function\nquery: T\n';
    const shared = [{ code: 'rule/shared-id', severity: 'warning', file: 'rules/b.yaml', line: 1 }];
    expect(two(scheduled(), `id: ${ID.toUpperCase()}\n${hunt}`)).toMatchObject(shared);
    expect(two(`id: ${ID}\n${hunt}`, scheduled())).toMatchObject(shared);
    expect(two(scheduled(), `id: ${ID}\n${saved}`)).toMatchObject(shared);
    expect(two(`id: ${ID}\n${hunt}`, `id: ${ID}\n${saved}`)).toMatchObject([{ code: 'rule/duplicate-id' }]);
  });
  it('between a promotion and another rule are found', () => {
    const promoted = `${other}name: B\nquery: T\npromotion: { severity: Low, queryFrequency: 1h, queryPeriod: 1h, id: ${ID} }\n`;
    expect(two(scheduled(), promoted)).toMatchObject([{ code: 'rule/duplicate-id', file: 'rules/b.yaml', line: 4 }]);
  });
});

describe('a key', () => {
  it('that is unknown is a warning with the nearest key, at any depth', () => {
    const text = scheduled('incidentConfiguration:\n  groupingConfiguration:\n    lookbackDurration: 1h\n');
    expect(read(text).problems).toMatchObject([
      { code: 'rule/unknown-key', severity: 'warning', help: "Did you mean 'lookbackDuration'?" },
    ]);
  });
  it('in other capitals is read, so that no setting is lost', () => {
    const text = scheduled('Alertdetailsoverride: { alertDisplaynameFormat: x }\n');
    expect(codes(text)).toEqual(['rule/key-case', 'rule/key-case']);
    expect(rule(text).alert?.alertDetails?.displayNameFormat).toBe('x');
  });
});

describe('whatever is in a file, reading never throws', () => {
  const source = (text: string) => readSources([YamlSource.parse('x.yaml', text)]);
  it('for any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => Array.isArray(source(text).problems)));
  });
  it('for a full rule with any value anywhere', () => {
    const text = readFileSync(join(__dirname, 'corpus/scheduled/everything.yaml'), 'utf8');
    const full = YamlSource.parse('x.yaml', text).value as Record<string, unknown>;
    const keys = [...Object.keys(full), 'promotion', 'parameters', 'functionAlias', 'FunctionQuery', 'techniques'];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), fc.jsonValue(), { maxKeys: 4 }),
        fc.boolean(),
        (some, hunt) => {
          const { kind, ...rest } = full;
          const value = { ...(hunt ? rest : { ...rest, kind }), ...some };
          for (const problem of source(JSON.stringify(value)).problems) {
            expect(problem.line).toBeGreaterThan(0);
            expect(problem.message).not.toBe('');
          }
        },
      ),
    );
  });
  it('for a full rule with any line lost', () => {
    const lines = readFileSync(join(__dirname, 'corpus/scheduled/everything.yaml'), 'utf8').split('\n');
    for (const i of lines.keys()) source(lines.filter((_, j) => j !== i).join('\n'));
  });
});

describe('a file that spells keys in its own way', () => {
  const promoted = `id: ${ID}\nName: ${'n'.repeat(257)}\nquery: T\nPromotion:\n  severity: Low\n  queryfrequency: 2h\n  queryPeriod: 1h\n`;
  const places = (problems: readonly Problem[], code: string) =>
    problems.filter((problem) => problem.code === code).map(({ line, column }) => `${line}:${column}`);

  it('has the mistakes of its settings at their places', async () => {
    const { problems } = await compile(promoted);
    expect(places(problems, 'rule/frequency-above-period')).toEqual(['6:19']);
    expect(places(problems, 'rule/too-long')).toEqual(['2:7', '2:7']);
  });
  it('has the mistakes of its query at their places', async () => {
    const kql = analyser({
      problems: [{ code: 'kql/x', severity: 'error', start: 2, end: 3, message: 'm', help: 'h' }],
    });
    const { problems } = await compile(`FunctionName: F\nFunctionQuery: T | X\n`, kql);
    expect(places(problems, 'kql/x')).toEqual(['2:18']);
    expect(places((await compile(`id: ${ID}\nname: A\nQuery: T | X\n`, kql)).problems, 'kql/x')).toEqual(['3:10']);
  });
});

it('a setting that a promotion does not have is doubted where the promotion stands', async () => {
  const promotion = '{ severity: Low, queryFrequency: 6h, queryPeriod: 6h, suppressionEnabled: true }';
  const { problems } = await compile(`id: ${ID}\nname: A\nquery: T\npromotion: ${promotion}\n`);
  expect(problems).toMatchObject([{ code: 'rule/suppression-below-frequency', line: 4, column: 1 }]);
});

it('a parameter without a type is said once', async () => {
  const text = `id: ${ID}\nname: F\nkind: Function\nquery: T\nparameters: [{ name: a }]\n`;
  expect((await compile(text)).problems.map(({ code }) => code)).toEqual(['rule/missing-value']);
});

it.each(['constructor', 'toString', 'Parser'])('%s is no kind', (kind) => {
  expect(codes(`kind: ${kind}\nquery: T\n`)).toEqual(['rule/unknown-kind']);
});

it('every format has a JSON Schema for editors', () => {
  const formats = [...Object.values(analyticFormats), promotedFormat, functionFormat, parserFormat];
  for (const format of formats) {
    const { type, additionalProperties } = schemaOf(format, true);
    expect([type, additionalProperties]).toEqual(['object', false]);
  }
  const { properties, required } = schemaOf(analyticFormats.Scheduled, true);
  expect(properties).toMatchObject({
    severity: { enum: ['High', 'Medium', 'Low', 'Informational'] },
    name: { maxLength: 256 },
    triggerThreshold: { minimum: 0, maximum: 10_000 },
  });
  expect(required).toEqual(['name', 'query', 'severity', 'queryFrequency', 'queryPeriod']);
});

describe('files of kinds that are no rule files', () => {
  it.each([
    ['Fusion', 'sentinel.fusion'],
    ['Anomaly', 'Anomalies'],
    ['MicrosoftSecurityIncidentCreation', 'sentinel.incidentRules'],
    ['MLBehaviorAnalytics', 'capabilities.ueba'],
    ['ThreatIntelligence', 'connectors.microsoftThreatIntelligence'],
  ])('%s is left out with a warning that says how an environment has it', (kind, words) => {
    const { rules, problems } = read(`id: x\nkind: ${kind}\nenabled: true\nquery: T\n`);
    expect(rules).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'rule/built-in', severity: 'warning', line: 2, message: expect.stringContaining(words) },
    ]);
  });

  it('a custom detection of the Defender portal is refused by name', () => {
    expect(read('kind: CustomDetection\nschemaVersion: 1.0.0\nproperties: {}\n').problems).toMatchObject([
      { code: 'rule/custom-detection', severity: 'error', line: 1 },
    ]);
  });

  it('a list of AzSentinel is told from a rule, and what makes rules of it', () => {
    expect(read('Scheduled:\n  - displayName: A\n    query: SigninLogs\n').problems).toMatchObject([
      {
        code: 'rule/not-a-rule',
        message: expect.stringContaining('AzSentinel'),
        help: expect.stringContaining('ttk import'),
      },
    ]);
  });
});

import { capabilities } from '../../lib/catalog/capabilities';
import { effectiveLicences, type Licence } from '../../lib/catalog/licences';
import { defaultCategories } from '../../lib/catalog/log-categories';
import type { Supply } from '../../lib/environment/model/environment';
import { isError } from '../../lib/files/problem';
import type { CompiledRule } from '../../lib/rules/read/model';
import type { RuleOverride } from '../../lib/rules/select/override';
import { explainTable, keysToFill, requirementsOf } from '../../lib/rules/select/requirements';
import { type SelectionFacts, selectRules } from '../../lib/rules/select/selection';
import { isKeyPath } from '../docs/key-names';
import { analyser, compiled, ID, scheduled } from './help';

const supply = (licences: Licence[], more: Partial<Supply> = {}): Supply => {
  const held = effectiveLicences(licences);
  return {
    licences: held,
    declaredLicences: licences,
    logCategories: new Set(defaultCategories(held).map(({ name }) => name)),
    connectors: [],
    capabilities: new Set(),
    otherTables: [],
    customTables: [],
    basicTables: [],
    ...more,
  };
};

const environment = (overrides: RuleOverride[] = [], more: Partial<SelectionFacts> = {}): SelectionFacts => ({
  supply: supply(['EntraP2']),
  rules: { overrides },
  sentinel: { portal: 'defender' },
  locate: (path) => ({ file: 'environments/x.yaml', line: 10 + Number(path[2] ?? 0), column: path.length }),
  ...more,
});

const select = (rules: CompiledRule[], facts = environment(), declaredTables: string[] = []) =>
  selectRules(facts, { rules, declaredTables });

const reading = (...tables: string[]) => compiled(scheduled(), analyser({ tables }));

test('a table on the Basic plan holds back what alerts, and leaves hunting queries alone', async () => {
  const basic = environment([], { supply: supply(['EntraP1'], { basicTables: ['SigninLogs'] }) });
  expect(select([await reading('SigninLogs')], basic).withheld.map(({ reasons }) => reasons)).toEqual([
    ['SigninLogs <- the plan Analytics: no analytic rule reads a table on the plan Basic'],
  ]);
  expect(select([{ ...(await reading('SigninLogs')), alert: undefined }], basic).deployed).toHaveLength(1);
  expect(select([await reading('AuditLogs')], basic).deployed).toHaveLength(1);
});

describe('a table without a source', () => {
  it.each<[string, Licence[], Partial<Supply>, string]>([
    ['AADUserRiskEvents', ['EntraP1'], {}, 'AADUserRiskEvents <- UserRiskEvents <- EntraP2, tenant has EntraP1'],
    ['SigninLogs', [], {}, 'SigninLogs <- SignInLogs <- EntraP1, tenant has no licence'],
    [
      'SigninLogs',
      ['EntraP1'],
      { logCategories: new Set(['AuditLogs']) },
      'SigninLogs <- SignInLogs, a log category that is not exported to this workspace',
    ],
    ['OfficeActivity', ['EntraP1'], {}, 'OfficeActivity <- office365, a connector that is off'],
    [
      'McasShadowItReporting',
      ['DefenderForCloudApps'],
      { connectors: [{ name: 'cloudApps', settings: { discovery: false } }] },
      'McasShadowItReporting <- cloudApps, a connector without the part that fills it',
    ],
    ['CloudAppEvents', ['M365E5'], {}, 'CloudAppEvents <- xdrEventStreaming, a capability that is not declared'],
    [
      'CloudAppEvents',
      ['EntraP2'],
      { capabilities: new Set(capabilities.map(({ name }) => name)) },
      'CloudAppEvents <- xdrEventStreaming <- DefenderForCloudApps, tenant has EntraP2',
    ],
    [
      'Badge_CL',
      ['EntraP1'],
      {},
      'Badge_CL <- nobody that the kit knows; say so in workspace.otherTables if something ships it',
    ],
  ])('%s with %j is explained to the end', (table, licences, more, reason) => {
    expect(explainTable(supply(licences, more), table)).toEqual({ shipped: false, reason });
  });

  it('names every way to fill a table that has several', () => {
    const found = explainTable(supply([]), 'SecurityAlert');
    expect(found).toMatchObject({
      reason: expect.stringMatching(/^SecurityAlert <- identityProtection <- EntraP2, .*, or /),
    });
  });

  it('withholds the rule, with one reason per table', async () => {
    const rule = await reading('CloudAppEvents', 'AuditLogs', 'OfficeActivity');
    const { deployed, withheld } = select([rule]);
    expect(deployed).toEqual([]);
    expect(withheld.map(({ reasons }) => reasons.map((reason) => reason.split(' ')[0]))).toEqual([
      ['CloudAppEvents', 'OfficeActivity'],
    ]);
  });

  it('withholds a hunting query like its alert', async () => {
    const rule = await compiled(`id: ${ID}\nname: H\nquery: T\n`, analyser({ tables: ['CloudAppEvents'] }));
    expect(select([rule]).withheld).toHaveLength(1);
  });
});

describe('a table is shipped', () => {
  it.each<[string, Licence[], Partial<Supply>]>([
    ['AADUserRiskEvents', ['EntraP2'], {}],
    ['AADUserRiskEvents', ['M365E5'], {}],
    ['AuditLogs', [], {}],
    ['OfficeActivity', [], { connectors: [{ name: 'office365' }] }],
    ['CloudAppEvents', ['M365E5'], { capabilities: new Set(['xdrEventStreaming'] as const) }],
    ['SecurityIncident', [], {}],
    ['Syslog', [], { otherTables: ['Syslog'] }],
    ['Anything', [], { otherTables: ['*'] }],
    ['Badge_CL', [], { customTables: ['Badge_CL'] }],
  ])('%s with %j', (table, licences, more) => {
    expect(explainTable(supply(licences, more), table)).toEqual({ shipped: true });
  });

  it('when a schema file of the rules declares it', async () => {
    const rule = await reading('Badge_CL');
    expect(select([rule], environment(), ['Badge_CL']).deployed).toHaveLength(1);
  });

  it('when the query reads none at all', async () => {
    expect(select([await reading()]).deployed).toHaveLength(1);
  });
});

it.each<[string, Licence[], Partial<Supply>, string[]]>([
  ['AuditLogs', [], { logCategories: new Set() }, ['diagnostics.enabled']],
  ['AuditLogs', [], { logCategories: new Set(['SignInLogs']) }, ['diagnostics.categories']],
  ['AADUserRiskEvents', ['EntraP1'], {}, ['tenant.licences']],
  ['OfficeActivity', [], {}, ['connectors.office365']],
  ['McasShadowItReporting', ['DefenderForCloudApps'], { connectors: [] }, ['connectors.cloudApps']],
  ['CloudAppEvents', ['M365E5'], {}, ['capabilities.xdrEventStreaming']],
  ['Badge_CL', [], {}, ['workspace.otherTables']],
])('says which key would fill %s', (table, licences, more, keys) => {
  expect(explainTable(supply(licences, more), table).shipped).toBe(false);
  expect(keysToFill(supply(licences, more), table)).toEqual(keys);
  expect(keys.filter((key) => !isKeyPath(key))).toEqual([]);
});

it('says what a table asks of a tenant', () => {
  expect(requirementsOf(['AADUserRiskEvents', 'AuditLogs', 'Watchlist', 'Mine_CL'])).toEqual([
    { table: 'AADUserRiskEvents', sources: ['UserRiskEvents (EntraP2)'] },
    { table: 'AuditLogs', sources: ['AuditLogs'] },
    { table: 'Watchlist', sources: ['workspace'] },
    { table: 'Mine_CL', sources: [] },
  ]);
});

describe('overrides', () => {
  it.each([ID, ID.toUpperCase(), 'a', 'a.yaml', 'A.YAML', 'rules/a.yaml'])('find a rule by %s', async (rule) => {
    const { deployed, problems } = select([await reading('AuditLogs')], environment([{ rule, severity: 'Low' }]));
    expect(problems).toEqual([]);
    expect(deployed[0]?.alert?.severity).toBe('Low');
  });

  it('find a rule by the id of its alert, and whatever the case of an id or a folder', async () => {
    const ALERT = '7D1C0000-1111-4222-8333-444455556666';
    const text = `id: ${ID.toUpperCase()}\nname: H\nquery: T\npromotion: { id: ${ALERT}, severity: Low, queryFrequency: 1h, queryPeriod: 1h }\n`;
    const rule = await compiled(text, analyser({ tables: [] }), 'Rules/Hunt.yaml');
    for (const name of [ID, ALERT, ALERT.toLowerCase(), 'rules/hunt.yaml', 'RULES/HUNT.YAML', ' hunt ']) {
      const { deployed, problems } = select([rule], environment([{ rule: name, severity: 'High' }]));
      expect([name, problems, deployed[0]?.alert?.severity]).toEqual([name, [], 'High']);
    }
  });

  it('of one rule add up, a later one wins, and each answers for its own settings', async () => {
    const rule = await reading('AuditLogs');
    const of = (...overrides: Omit<RuleOverride, 'rule'>[]) =>
      select([rule], environment(overrides.map((override) => ({ rule: 'a', ...override }))));
    const { deployed } = of({ severity: 'Low', threshold: 3 }, { severity: 'High' });
    expect(deployed[0]?.alert).toMatchObject({ severity: 'High', schedule: { threshold: 3 } });
    const refused = (...overrides: Omit<RuleOverride, 'rule'>[]) => of(...overrides).problems.filter(isError);
    expect(refused({ threshold: 20_000 }, { severity: 'High' })).toMatchObject([{ line: 10 }]);
    expect(refused({ severity: 'High' }, { threshold: 20_000 })).toMatchObject([{ line: 11 }]);
    expect(of({ disable: true }, { disable: false }).deployed).toHaveLength(1);
  });

  it('change the settings they name and nothing else', async () => {
    const rule = await reading('AuditLogs');
    const all = { severity: 'High', frequency: 1800, period: 7200, threshold: 3, suppression: 3600 } as const;
    const { deployed } = select([rule], environment([{ rule: ID, ...all, createIncident: true }]));
    expect(deployed[0]?.alert).toEqual({
      ...rule.alert,
      severity: 'High',
      schedule: { frequency: 1800, period: 7200, operator: 'GreaterThan', threshold: 3 },
      suppression: 3600,
      incident: { create: true },
    });
  });

  it('leave what they do not name of incidents as it is', async () => {
    const text = 'incidentConfiguration: { createIncident: true, groupingConfiguration: { enabled: true } }\n';
    const rule = await compiled(scheduled(text), analyser({ tables: [] }));
    const { deployed } = select([rule], environment([{ rule: 'a', severity: 'Low' }]));
    expect(rule.alert?.incident.grouping).toBeDefined();
    expect(deployed[0]?.alert?.incident).toEqual(rule.alert?.incident);
  });

  it('of one setting stand where it spoils another that the file sets', async () => {
    const grouped = 'incidentConfiguration: { createIncident: true, groupingConfiguration: { enabled: true } }\n';
    const suppressed = 'suppressionEnabled: true\nsuppressionDuration: 1h\n';
    for (const [text, override, code] of [
      [grouped, { createIncident: false }, 'rule/grouping-without-incidents'],
      [suppressed, { frequency: 7200, period: 7200 }, 'rule/suppression-below-frequency'],
    ] as const) {
      const rule = await compiled(scheduled(text), analyser({ tables: [] }));
      const azure = environment([{ rule: 'a', ...override }], { sentinel: { portal: 'azure' } });
      expect(select([rule], azure).problems).toMatchObject([
        { code, file: 'environments/x.yaml', line: 10, column: 4 },
      ]);
    }
  });

  it('disable a rule, with their reason', async () => {
    const { deployed, disabled } = select(
      [await reading('AuditLogs')],
      environment([{ rule: 'a', disable: true, reason: 'too loud' }]),
    );
    expect(deployed).toEqual([]);
    expect(disabled).toMatchObject([{ reason: 'too loud' }]);
  });

  it('are checked again, at their own place', async () => {
    const rule = await reading('AuditLogs');
    const of = (override: Omit<RuleOverride, 'rule'>) =>
      select([rule], environment([{ rule: 'a', ...override }])).problems;
    expect(of({ frequency: 7200 })).toMatchObject([
      { code: 'rule/frequency-above-period', file: 'environments/x.yaml', line: 10 },
    ]);
    expect(of({ period: 1800 })).toMatchObject([{ code: 'rule/frequency-above-period', file: 'environments/x.yaml' }]);
    expect(of({ threshold: 20_000 })).toMatchObject([
      { code: 'rule/threshold-out-of-range', file: 'environments/x.yaml' },
    ]);
    expect(of({ suppression: 172_800 })).toMatchObject([
      { code: 'rule/duration-out-of-range', file: 'environments/x.yaml' },
    ]);
    expect(of({ frequency: 3600 })).toEqual([]);
  });

  it('are not blamed for what was doubtful before', async () => {
    const text = 'incidentConfiguration: { createIncident: false, groupingConfiguration: { enabled: true } }\n';
    const doubtful = await compiled(scheduled(text), analyser({ tables: [] }));
    const azure = environment([{ rule: 'a', severity: 'Low' }], { sentinel: { portal: 'azure' } });
    expect(select([doubtful], azure).problems).toEqual([]);
  });

  it('of several settings are each refused at their own key', async () => {
    const wrong = {
      severity: 'Low',
      frequency: 90,
      period: 1_300_000,
      threshold: 20_000,
      suppression: 172_800,
    } as const;
    const locate = (path: readonly (string | number)[]) => ({ file: path.join('.') });
    const { problems } = select([await reading('AuditLogs')], environment([{ rule: 'a', ...wrong }], { locate }));
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['frequency', 'period', 'threshold', 'suppression'].map((key) => `rules.overrides.0.${key}`)),
    );
  });

  it('that match nothing are errors with the nearest name', async () => {
    const rule = await compiled(scheduled(), analyser({ tables: ['AuditLogs'] }), 'rules/password-spray.yaml');
    expect(select([rule], environment([{ rule: 'pasword-spray', disable: true }])).problems).toMatchObject([
      { code: 'rule/unmatched-override', severity: 'error', line: 10, help: "Did you mean 'password-spray'?" },
    ]);
  });

  it('that match several rules are errors, unless a folder distinguishes them', async () => {
    const kql = analyser({ tables: ['AuditLogs'] });
    const rules = [
      await compiled(scheduled(), kql, 'one/a.yaml'),
      await compiled(scheduled('id: 11111111-2222-4333-8444-555555555555\nname: B\n'), kql, 'two/a.yaml'),
    ];
    expect(select(rules, environment([{ rule: 'a', disable: true }])).problems).toMatchObject([
      { code: 'rule/ambiguous-override' },
    ]);
    const { disabled, problems } = select(rules, environment([{ rule: 'two/a.yaml', disable: true }]));
    expect(problems).toEqual([]);
    expect(disabled).toMatchObject([{ rule: { file: 'two/a.yaml' } }]);
  });

  it('without effect are errors', async () => {
    const hunting = await compiled(`id: ${ID}\nname: H\nquery: T\n`, analyser({ tables: [] }));
    const nrt = await compiled(`id: ${ID}\nname: N\nseverity: Low\nquery: T\nkind: NRT\n`, analyser({ tables: [] }));
    const of = (rule: CompiledRule, override: Omit<RuleOverride, 'rule'>) =>
      select([rule], environment([{ rule: ID, ...override }])).problems.map(({ code }) => code);
    expect(of(hunting, { severity: 'Low' })).toEqual(['rule/override-without-effect']);
    expect(of(nrt, { period: 3600 })).toEqual(['rule/override-without-effect']);
    expect(of(nrt, { severity: 'High' })).toEqual([]);
    expect(of(nrt, {})).toEqual(['rule/empty-override']);
    expect(of(hunting, { disable: true })).toEqual([]);
  });
});

describe('the Defender portal', () => {
  const grouping =
    'incidentConfiguration: { createIncident: true, groupingConfiguration: { enabled: true, reopenClosedIncident: true } }\n';
  it('has no incidents that open again: left out with a note', async () => {
    const rule = await compiled(scheduled(grouping), analyser({ tables: [] }));
    const { deployed, notes } = select([rule]);
    expect(deployed[0]?.alert?.incident.grouping?.reopenClosed).toBe(false);
    expect(notes).toHaveLength(1);
    const azure = select([rule], environment([], { sentinel: { portal: 'azure' } }));
    expect(azure.deployed[0]?.alert?.incident.grouping?.reopenClosed).toBe(true);
    expect(azure.notes).toEqual([]);
  });
  it('needs rules that create incidents', async () => {
    const silent = await compiled(
      scheduled('incidentConfiguration: { createIncident: false }\n'),
      analyser({ tables: [] }),
    );
    const place = silent.alertAt(['incidentConfiguration', 'createIncident']);
    expect(place).toMatchObject({ file: 'rules/a.yaml', column: 42 });
    expect(select([silent]).problems).toMatchObject([{ code: 'rule/incidents-required', ...place }]);
    expect(select([silent], environment([{ rule: 'a', createIncident: true }])).problems).toEqual([]);
    expect(select([silent], environment([], { sentinel: { portal: 'azure' } })).problems).toEqual([]);
    const off = await compiled(
      scheduled('enabled: false\nincidentConfiguration: { createIncident: false }\n'),
      analyser({ tables: [] }),
    );
    expect(select([off]).problems).toEqual([]);
    const rule = await reading();
    expect(select([rule], environment([{ rule: 'a', createIncident: false }])).problems).toMatchObject([
      { code: 'rule/incidents-required', file: 'environments/x.yaml' },
    ]);
  });
});

describe('a function', () => {
  it('that is disabled takes with it the rules that call it', async () => {
    const kql = analyser({ tables: [], functions: [] });
    const saved = await compiled(
      'id: 11111111-2222-4333-8444-555555555555\nkind: Function\nname: Fn\nquery: T\n',
      kql,
      'rules/fn.yaml',
    );
    const caller = await compiled(scheduled(), analyser({ tables: [], functions: ['Fn'] }));
    expect(select([saved, caller]).deployed).toHaveLength(2);
    const { withheld } = select([saved, caller], environment([{ rule: 'fn', disable: true }]));
    expect(withheld).toMatchObject([{ rule: { name: 'A rule' }, reasons: ['Fn <- disabled in this environment'] }]);
  });
});

describe('a workspace', () => {
  it('takes 512 enabled rules, 50 near-real-time ones among them', async () => {
    const rule = await reading();
    const nrt = { ...rule, alert: { ...rule.alert!, kind: 'NRT' as const } };
    const off = { ...rule, alert: { ...rule.alert!, enabled: false } };
    const many = (n: number, one: CompiledRule) => Array.from({ length: n }, () => ({ ...one }));
    expect(select(many(512, rule)).problems).toEqual([]);
    expect(select(many(513, rule)).problems).toMatchObject([{ code: 'rule/too-many-rules' }]);
    expect(select([...many(512, rule), ...many(9, off)]).problems).toEqual([]);
    expect(select([...many(462, rule), ...many(50, nrt)]).problems).toEqual([]);
    expect(select([...many(463, rule), ...many(50, nrt)]).problems).toMatchObject([
      { message: 'a workspace takes at most 512 enabled rules, got 513' },
    ]);
    const place = environment([], { locate: (path) => ({ file: path.join('.') }) });
    expect(select(many(513, rule), place).problems).toMatchObject([{ file: 'rules' }]);
    expect(select(many(51, nrt)).problems).toMatchObject([{ code: 'rule/too-many-rules' }]);
  });
});

test('a table that a rule names under `reads` is one that it must have', async () => {
  const text = scheduled('reads: [{ table: OfficeActivity, days: 0.01 }]\n');
  const own = { calls: [], must: { tables: ['AuditLogs'], functions: [], unions: [] } };
  const rule = await compiled(
    text,
    analyser({
      tables: ['AuditLogs', 'OfficeActivity'],
      own: { ...own, must: { ...own.must, tables: ['AuditLogs'] } },
    }),
  );
  expect(select([rule]).withheld).toMatchObject([{ waitsFor: ['OfficeActivity'] }]);
});

test('unless it says there that it does without', async () => {
  const text = scheduled('reads: [{ table: OfficeActivity, days: 0.01, optional: true }]\n');
  const must = { tables: ['AuditLogs'], functions: [], unions: [] };
  const rule = await compiled(text, analyser({ tables: ['AuditLogs', 'OfficeActivity'], own: { calls: [], must } }));
  expect(rule.reads).toEqual([{ table: 'OfficeActivity', days: 0.01, share: 1, optional: true }]);
  // As if a function read it, of which no more than that is known here.
  const analysis = { ...rule.analysis, tables: ['AuditLogs'] };
  expect(select([{ ...rule, analysis }])).toMatchObject({ deployed: [{ name: rule.name }], withheld: [] });
});

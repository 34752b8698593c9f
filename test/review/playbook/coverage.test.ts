import { playbookItems } from '../../../lib/playbook/items';
import { rateChanges } from '../../../lib/review/changes/rate';
import { attackCoverage } from '../../../lib/review/facts/attack-coverage';
import { costsOf } from '../../../lib/review/facts/costs';
import { playbookOf, tablesNamed } from '../../../lib/review/facts/detections';
import { logFlow } from '../../../lib/review/facts/log-flow';
import type { Change } from '../../../lib/review/input/configuration';
import { playbookCoverage } from '../../../lib/review/playbook/coverage';
import { goodWorld } from '../good-world';
import { configurationOf, type World } from '../world';

function read(change?: (given: World) => void) {
  const given = goodWorld();
  change?.(given);
  return configurationOf(given);
}

describe('the coverage of the playbook', () => {
  const item = (id: string, change?: (given: World) => void) =>
    playbookCoverage(read(change)).find((covered) => covered.item.id === id)!;

  test('lists every item', () => {
    expect(playbookCoverage(read()).map((covered) => covered.item.id)).toEqual(playbookItems.map(({ id }) => id));
  });

  test('names the resource, the rule and the query that prove it', () => {
    expect(item('REQ-3')).toMatchObject({
      status: 'covered',
      evidence: [{ address: 'azurerm_sentinel_data_connector_office_365.office' }],
    });
    expect(item('TRG-1').evidence).toMatchObject([{ kind: 'rule', text: 'Anomalous token' }]);
    expect(item('RCV-3').evidence.map(({ kind }) => kind)).toEqual(['query', 'query', 'manual']);
  });

  test('lists the step by hand with its proof, declared or open', () => {
    expect(item('REC-3')).toMatchObject({ status: 'declared', evidence: [{ kind: 'declaration' }] });
    expect(item('REC-5').status).toBe('manual');
    expect(item('REC-5').evidence[0]!.where).toContain('Password Hash');
    expect(item('REC-5').evidence[0]!.proof).toContain('Get-MgDomain');
  });

  test('does not count a disabled rule', () => {
    const disabled = item('TRG-1', ({ d }) => {
      d.azurerm_sentinel_alert_rule_scheduled.rule_token.enabled = false;
    });
    expect(disabled).toMatchObject({ status: 'missing', evidence: [] });
  });

  test('says what is withheld and why', () => {
    const withheld = item('TRG-11', ({ d, kit }) => {
      delete d.azurerm_sentinel_alert_rule_nrt;
      d.azurerm_log_analytics_saved_search.function_signins.tags.playbook = 'INV-1';
      kit.rules[1] = { ...kit.rules[1], status: 'withheld', playbook: ['TRG-11'], reasons: ['no CloudAppEvents'] };
    });
    expect(withheld).toMatchObject({ status: 'withheld', evidence: [{ text: 'Rule 2: no CloudAppEvents' }] });
    const unlicensed = item('REQ-2', ({ f, kit }) => {
      delete f.azurerm_sentinel_data_connector_microsoft_threat_protection;
      kit.licences = ['EntraP1'];
    });
    expect(unlicensed.status).toBe('withheld');
  });

  test('calls an item partly covered when a part of it that is licensed lacks', () => {
    const risk = item('REQ-6', ({ f }) => {
      const { workspace } = f.azurerm_monitor_aad_diagnostic_setting;
      workspace.enabled_log = workspace.enabled_log.filter(
        (log: { category: string }) => log.category !== 'RiskyUsers',
      );
    });
    expect(risk.status).toBe('partial');
    expect(risk.evidence).toContainEqual({ kind: 'lacking', text: 'RiskyUsers' });
    const unlicensed = item('REQ-6', ({ f, kit }) => {
      kit.licences = ['EntraP2'];
      const { workspace } = f.azurerm_monitor_aad_diagnostic_setting;
      workspace.enabled_log = [{ category: 'RiskyUsers' }, { category: 'UserRiskEvents' }];
    });
    expect(unlicensed.status).toBe('covered');
    expect(item('REQ-2').evidence).toContainEqual({
      kind: 'lacking',
      text: 'discovery logs of Defender for Cloud Apps',
    });
  });

  test('calls an item unknown when the stack that would serve it is not part of the input', () => {
    const status = (id: string) =>
      item(id, (given) => {
        given.detections = undefined;
      }).status;
    expect([status('TRG-1'), status('INV-1'), status('REQ-1')]).toEqual(['unknown', 'unknown', 'covered']);
  });
});

describe('what a rule says of itself', () => {
  test.each([
    ['Finds.\n\nPlaybook: TRG-1, TRG-9.', ['TRG-1', 'TRG-9']],
    ['Playbook: TRG-10', ['TRG-10']],
    ['The Playbook: TRG-1 is mentioned in the middle.', []],
    ['nothing', []],
  ])('%j names its items', (description, items) => expect(playbookOf(description)).toEqual(items));

  test('tables are distinguished from words in comments and strings', () => {
    expect(
      tablesNamed('SigninLogs // AuditLogs\n| where a == "OfficeActivity" | join (AADRiskyUsers) on $left.x'),
    ).toEqual(['SigninLogs', 'AADRiskyUsers']);
  });
});

test('ATT&CK counts enabled rules and hunting queries, by tactic', () => {
  expect(attackCoverage(read())).toMatchObject([
    { id: 'T1528', tactics: ['CredentialAccess'], rules: ['Anomalous token'], hunts: [] },
    { id: 'T1550', tactics: ['DefenseEvasion'], rules: ['Validity changed'] },
  ]);
  const disabled = read(({ d }) => {
    d.azurerm_sentinel_alert_rule_nrt.rule_nrt.enabled = false;
    d.azurerm_sentinel_alert_rule_scheduled.rule_token.techniques = ['T1528', 'T9999'];
  });
  expect(attackCoverage(disabled).map(({ id }) => id)).toEqual(['T1528']);
});

test('the log flow leads from source to rule, with what is withheld', () => {
  const flows = logFlow(
    read(({ kit }) => {
      kit.capabilities = [];
      kit.rules.push({ ...kit.rules[0], id: 'x', status: 'withheld', tables: ['CloudAppEvents'], reasons: ['why'] });
    }),
  );
  expect(flows.map(({ table, filled }) => [table, filled])).toEqual([
    ['AuditLogs', 'yes'],
    ['SigninLogs', 'yes'],
    ['CloudAppEvents', 'no'],
  ]);
  expect(flows[1]).toMatchObject({ rules: ['Anomalous token'], queries: ['TokenTheft_Signins'] });
  expect(flows[2]).toMatchObject({
    sources: [{ name: 'xdrEventStreaming', state: 'off' }],
    withheld: [{ name: 'Rule 1', reason: 'why' }],
  });
});

describe('costs', () => {
  test('are estimated with the price of the environment', () => {
    const { estimate, drivers, tables } = costsOf(read());
    expect(estimate).toMatchObject({ amount: 1216, currency: 'EUR' });
    expect(drivers.map(({ what, value }) => [what, value])).toContainEqual(['Daily cap', 'none']);
    expect(tables).toHaveLength(3);
  });

  test('follow a reservation that is larger and a cap that is smaller', () => {
    const amount = (values: object) =>
      costsOf(
        read(({ f }) => {
          Object.assign(f.azurerm_log_analytics_workspace.workspace, values);
        }),
      ).estimate!.amount;
    expect(amount({ sku: 'CapacityReservation', reservation_capacity_in_gb_per_day: 100 })).toBe(12160);
    expect(amount({ daily_quota_gb: 5 })).toBe(608);
  });

  test('are not estimated without a price', () => {
    const { estimate } = costsOf(
      read(({ kit }) => {
        kit.costs = { expectedGbPerDay: 3 };
      }),
    );
    expect(estimate).toBeUndefined();
  });
});

describe('a change of a plan', () => {
  const rate = (change: Partial<Change>) => {
    const base = { address: 'a.b', type: 'a', stack: 's', action: 'update', because: [], before: {}, after: {} };
    return rateChanges([{ ...base, ...change } as Change])[0]!.danger;
  };

  test.each([
    ['blocker', { type: 'azurerm_log_analytics_workspace', action: 'replace' }],
    ['blocker', { type: 'azurerm_sentinel_log_analytics_workspace_onboarding', action: 'delete' }],
    ['blocker', { type: 'azurerm_monitor_aad_diagnostic_setting', action: 'replace' }],
    ['dangerous', { type: 'azurerm_management_lock', action: 'delete' }],
    ['dangerous', { type: 'azurerm_sentinel_alert_rule_scheduled', action: 'delete' }],
    ['dangerous', { type: 'x', before: { retention_in_days: 90 }, after: { retention_in_days: 30 } }],
    ['dangerous', { type: 'azurerm_sentinel_alert_rule_nrt', before: { enabled: true }, after: { enabled: false } }],
    [
      'dangerous',
      {
        type: 'azurerm_monitor_aad_diagnostic_setting',
        before: { enabled_log: [{}, {}] },
        after: { enabled_log: [{}] },
      },
    ],
    ['notable', { type: 'azurerm_role_assignment', action: 'create' }],
    ['notable', { type: 'azuread_conditional_access_policy' }],
    ['notable', { type: 'x', action: 'forget' }],
    ['routine', { type: 'azurerm_sentinel_alert_rule_scheduled' }],
    ['routine', { type: 'azurerm_sentinel_alert_rule_scheduled', action: 'replace' }],
    ['routine', { type: 'azurerm_log_analytics_workspace', action: 'create' }],
  ])('is a %s one: %j', (danger, change) => expect(rate(change as Partial<Change>)).toBe(danger));
});

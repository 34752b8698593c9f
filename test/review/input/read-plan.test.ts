import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controls } from '../../../lib/review/controls';
import { get } from '../../../lib/review/input/configuration';
import { readPlans } from '../../../lib/review/input/read-plan';
import { isUnknown } from '../../../lib/review/input/value';
import { openFindings, review } from '../../../lib/review/review';

// Plans of Terraform 1.11 with azurerm 4.55, cut to some of their resources.
const plan = (name: string) => join(__dirname, '..', 'plans', name);

function reviewed(...paths: string[]) {
  const { configurations, problems } = readPlans(paths);
  expect(problems).toEqual([]);
  return review(configurations, controls()).environments[0]!;
}

const statuses = (environment: ReturnType<typeof reviewed>) =>
  Object.fromEntries(environment.controls.map(({ control, status }) => [control.id, status]));

describe('the plan of a new foundation', () => {
  test('is named by its file', () => {
    expect(readPlans([plan('new-foundation.json')]).configurations[0]!.name).toBe('new');
  });

  test('has values that are known after apply only, with what they come from', () => {
    const [configuration] = readPlans([plan('new-foundation.json')]).configurations;
    const [lock] = configuration!.all('azurerm_management_lock');
    expect(isUnknown(get(lock!, 'scope'))).toBe(true);
    expect(configuration!.referredBy(lock!, 'scope')).toEqual(configuration!.all('azurerm_log_analytics_workspace'));
  });

  test('is judged by references where ids are not known yet', () => {
    const environment = reviewed(plan('new-foundation.json'));
    expect(statuses(environment)).toMatchObject({
      'workspace-protected-from-deletion': 'compliant',
      'sentinel-resources-behind-onboarding': 'compliant',
      'archive-transport-encrypted': 'compliant',
      'archive-kept-long-enough': 'compliant',
      'roles-not-above-resource-group': 'compliant',
      'groups-not-users': 'compliant',
      'provider-versions-exact': 'compliant',
      'audit-logs-exported': 'compliant',
      'no-evidence-destroyed': 'compliant',
    });
  });

  test('says what a plan cannot show', () => {
    expect(statuses(reviewed(plan('new-foundation.json')))).toMatchObject({
      'state-backend-remote': 'unknown',
      'every-trigger-alerts': 'unknown',
      'rules-have-tests': 'unknown',
    });
  });
});

describe('a plan that destroys', () => {
  test('is refused by its changes, which name what forces them', () => {
    const environment = reviewed(plan('destroying-foundation.json'));
    const destroyed = openFindings(environment).filter(({ control }) => control === 'no-evidence-destroyed');
    expect(destroyed.map(({ address, finding }) => `${finding} ${address}`)).toEqual([
      'replace azurerm_log_analytics_workspace.workspace',
      'delete azurerm_monitor_aad_diagnostic_setting.entra_logs_to_workspace',
      'replace azurerm_sentinel_log_analytics_workspace_onboarding.sentinel',
    ]);
    expect(destroyed[0]!.message).toContain('location');
    expect(environment.changes!.slice(0, 4).map(({ danger }) => danger)).toEqual([
      'blocker',
      'blocker',
      'blocker',
      'dangerous',
    ]);
  });

  test('keys that Azure gave the resources are no secrets of the configuration', () => {
    expect(statuses(reviewed(plan('destroying-foundation.json')))['no-secret-in-configuration']).toBe('compliant');
  });
});

describe('other files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ttk plan '));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const text = () => readFileSync(plan('new-foundation.json'), 'utf8');

  test('a plan that PowerShell wrote, in UTF-16, is read', () => {
    const path = file('utf16.json', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text(), 'utf16le')]));
    expect(readPlans([path]).configurations[0]!.resources.length).toBeGreaterThan(5);
  });

  test('both stacks of an environment are one; a file whose name names no stack is the environment asked for', () => {
    const both = [file('prod-foundation.plan.json', text()), file('prod-detections.tfplan.json', text())];
    const [prod, ...others] = readPlans(both).configurations;
    expect(others).toEqual([]);
    expect(prod!.name).toBe('prod');
    expect(prod!.stacks.map(({ name }) => name)).toEqual(['prod-foundation', 'prod-detections']);
    expect(readPlans([file('p.json', text())]).configurations[0]!.name).toBe('plan');
    expect(readPlans([file('p.json', text())], 'prod').configurations[0]!.name).toBe('prod');
  });

  test.each([
    ['a plan that is not JSON yet', 'PK\u0003\u0004', 'review/not-json'],
    ['a state', '{"format_version": "1.0", "values": {}}', 'review/not-a-plan'],
    ['some other JSON', '{"version": 4}', 'review/not-a-plan'],
    ['a later form', '{"format_version": "2.0", "planned_values": {}}', 'review/not-a-plan'],
    ['a plan that failed', '{"format_version": "1.2", "planned_values": {}, "errored": true}', 'review/errored-plan'],
  ])('%s is refused', (_, content, code) => {
    expect(readPlans([file('x.json', content)]).problems.map((problem) => problem.code)).toEqual([code]);
  });

  test('modules, data, repetitions, commands and moves of a plan are not lost', () => {
    const value = JSON.parse(text());
    const { root_module: root } = value.configuration;
    root.module_calls = { m: { source: 'git::https://example.com/m', expressions: {}, module: { resources: [] } } };
    root.variables = { days: {} };
    const [resource] = root.resources;
    root.resources.push({ address: 'data.external.x', mode: 'data', type: 'external', name: 'x', expressions: {} });
    resource.count_expression = { references: ['var.days'] };
    resource.provisioners = [{ type: 'local-exec', expressions: {} }];
    resource.provider_config_key = 'azurerm.elsewhere';
    const row = value.resource_changes.find((each: { mode: string }) => each.mode === 'managed');
    row.previous_address = 'azurerm_resource_group.old';
    row.change.importing = { id: '/x' };
    const environment = reviewed(file('x.json', JSON.stringify(value)));
    const found = openFindings(environment).map(({ control, finding }) => `${control} ${finding}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'nothing-foreign-deployed module',
        'nothing-foreign-deployed data',
        'nothing-foreign-deployed provisioner',
        'resources-fully-managed provider',
        'resources-fully-managed moved',
        'resources-fully-managed import',
      ]),
    );
    expect(statuses(environment)['resources-fully-managed']).toBe('nonCompliant');
    expect(environment.unjudged.map(({ address }) => address)).toContain('var.days');
  });

  test.each([
    ['is incomplete', { complete: false }, 'is incomplete: a further apply would change more'],
    ['defers changes', { deferred_changes: [{ reason: 'resource_config_unknown' }] }, 'defers 1 change'],
  ])('a plan that %s is never compliant', (_, more, doubt) => {
    const environment = reviewed(file('x.json', JSON.stringify({ ...JSON.parse(text()), ...more })));
    expect(environment.verdict).toBe('cannotBeTold');
    expect(environment.doubts.join('\n')).toContain(doubt);
    const whole = reviewed(file('x.json', text()));
    expect(whole.doubts.join('\n')).not.toContain(doubt);
  });

  test('a plan of 50 MB is read and reviewed without trouble', () => {
    const query = 'SigninLogs | where UserId != "" // '.padEnd(9_000, 'x');
    const rules = Array.from({ length: 2_800 }, (_, i) => ({
      address: `azurerm_sentinel_alert_rule_scheduled.rule_${i}`,
      mode: 'managed',
      type: 'azurerm_sentinel_alert_rule_scheduled',
      name: `rule_${i}`,
      values: { name: `rule ${i}`, display_name: `Rule ${i}`, enabled: true, query },
    }));
    const changes = rules.map(({ values, ...rule }) => ({
      ...rule,
      change: { actions: ['create'], before: null, after: values, after_unknown: { id: true } },
    }));
    const path = file(
      'large-detections.json',
      JSON.stringify({
        format_version: '1.2',
        planned_values: { root_module: { resources: rules } },
        resource_changes: changes,
      }),
    );
    expect(statSync(path).size).toBeGreaterThan(50_000_000);
    const environment = reviewed(path);
    expect(environment.changes).toHaveLength(2_800);
    expect(statuses(environment)['rule-limits-kept']).toBe('nonCompliant');
  });

  test('a file that is not there is refused', () => {
    expect(readPlans([join(folder, 'none.json')]).problems.map(({ code }) => code)).toEqual(['file/unreadable']);
  });

  test('what is malformed is not quoted: a plan can hold secrets', () => {
    const [problem] = readPlans([file('x.json', '{"client_secret": "hunter2", }')]).problems;
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });
});

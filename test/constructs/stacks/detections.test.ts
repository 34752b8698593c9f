import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '../../../lib/deployment/deployment';
import { differences, filesByRule, resourcesOf, yamlOf } from './digest';
import { expectReviewed } from './reviewed';
import { deploymentsOf, detectionsOf, foundationOf, ofType, type Synthesized } from './workbench';

type Values = Record<string, unknown>;

let deployments: Map<string, Deployment>;
const stackOf = (name: string): Synthesized => detectionsOf(deployments.get(name)!);
const shipped = ['demo', 'contoso-prod', 'fabrikam-p1', 'adventureworks-gov'];
beforeAll(async () => {
  deployments = await deploymentsOf();
});

const workspaceOf = (name: string): string => deployments.get(name)!.environment.ids.workspace;
const readable = (name: string) => resourcesOf(stackOf(name), workspaceOf(name));

/** What is not a resource. */
function frame(name: string) {
  const { resource: _resource, ...others } = stackOf(name);
  return { workspace: workspaceOf(name), ...others };
}

test('what is made of each rule file for the demo is as reviewed, in whole', () => {
  expectReviewed('demo', { ...filesByRule(readable('demo')), 'stack.yaml': yamlOf(frame('demo')) });
});

test('what each environment has otherwise than the demo is as reviewed', () => {
  const whole = (name: string) => ({ stack: frame(name), ...readable(name) });
  const others = shipped.filter((name) => name !== 'demo');
  const files = others.map((name) => [`${name}.yaml`, yamlOf(differences(whole('demo'), whole(name)))]);
  expectReviewed('otherwise', Object.fromEntries(files));
});

describe('the seed detection (TRG-11)', () => {
  const ID = '634dfbd6-0a42-40da-854e-2161cf137f14';

  test('is a hunting query whose tags fit into what Azure takes, cut at a word', () => {
    const search = ofType(stackOf('demo'), 'azurerm_log_analytics_saved_search')[
      'hunt_sts-refresh-token-validity-changed'
    ]!;
    expect(search).toMatchObject({
      name: ID,
      category: 'Hunting Queries',
      display_name: 'UpdateStsRefreshToken[Solorigate]',
    });
    const { description, tactics } = search.tags as Record<string, string>;
    expect(tactics).toBe('DefenseEvasion');
    expect(Buffer.byteLength(description!)).toBeLessThanOrEqual(256);
    expect(description).toMatch(/\w…$/);
  });

  test('is a scheduled rule as well: tactics normalized, sub-techniques folded, entities, details, one incident per account', () => {
    const rule = ofType(stackOf('demo'), 'azurerm_sentinel_alert_rule_scheduled')[
      'rule_sts-refresh-token-validity-changed'
    ]!;
    expect(rule).toMatchObject({ tactics: ['DefenseEvasion'], techniques: ['T1550'], enabled: true });
    expect(rule.name).toMatch(/^[0-9a-f-]{36}$/);
    expect((rule.entity_mapping as Values[]).map((m) => m.entity_type)).toEqual(
      expect.arrayContaining(['Account', 'IP']),
    );
    expect(Object.keys(rule.custom_details as object).length).toBeGreaterThan(0);
    expect(rule.incident).toMatchObject({
      create_incident_enabled: true,
      grouping: { enabled: true, by_entities: ['Account'] },
    });
    expect(rule.description).toMatch(/\n\nPlaybook: TRG-11\.$/);
  });

  test.each(['fabrikam-p1', 'adventureworks-gov'])(
    'is withheld in %s, which streams no XDR events, and says so',
    (name) => {
      expect(JSON.stringify(stackOf(name).resource)).not.toContain(ID);
      const { reasons } = deployments.get(name)!.withheld.find(({ rule }) => rule.id === ID)!;
      expect(reasons.join()).toContain('CloudAppEvents <- xdrEventStreaming');
    },
  );
});

describe('no detections stack', () => {
  test('refers to the foundation: its ids are computed', () => {
    for (const name of shipped) {
      expect(JSON.stringify(stackOf(name))).not.toMatch(
        /\$\{(azurerm_log_analytics_workspace|data\.terraform_remote_state)/,
      );
    }
  });

  test('asks for more than Microsoft Sentinel Contributor: no Entra provider, nothing to register, no role', () => {
    for (const name of shipped) {
      const stack = stackOf(name);
      expect(Object.keys(stack.provider)).toEqual(['azurerm']);
      expect(stack.provider.azurerm![0]).not.toHaveProperty('resource_providers_to_register');
      expect(Object.keys(stack.resource).filter((type) => /role_assignment|azuread/.test(type))).toEqual([]);
    }
  });

  test('names another workspace than its foundation makes', () => {
    const made = ofType(foundationOf('demo'), 'azurerm_log_analytics_workspace').workspace!;
    const rule = Object.values(ofType(stackOf('demo'), 'azurerm_sentinel_alert_rule_nrt'))[0]!;
    expect(rule.log_analytics_workspace_id).toMatch(new RegExp(`/workspaces/${made.name}$`));
  });
});

test('every alert says which items of the playbook it answers', () => {
  const stack = stackOf('demo');
  const rules = ['scheduled', 'nrt'].flatMap((kind) =>
    Object.values(ofType(stack, `azurerm_sentinel_alert_rule_${kind}`)),
  );
  expect(rules.length).toBeGreaterThan(40);
  for (const rule of rules)
    expect(rule.description).toMatch(/\n\nPlaybook: (TRG|REQ|RCV|INV|CON)-\d+(, [A-Z]+-\d+)*\.$/);
});

test('an automation rule waits for the analytic rules that its conditions name, and for no other', () => {
  for (const name of shipped) {
    const stack = stackOf(name);
    const alerts = ['scheduled', 'nrt'].flatMap((kind) =>
      Object.entries(ofType(stack, `azurerm_sentinel_alert_rule_${kind}`)).map(([address, { name: id }]) => ({
        id: String(id),
        address: `azurerm_sentinel_alert_rule_${kind}.${address}`,
      })),
    );
    for (const rule of Object.values(ofType(stack, 'azurerm_sentinel_automation_rule'))) {
      const named = alerts.filter(({ id }) => String(rule.condition_json).includes(id));
      expect(named.length).toBeGreaterThan(0);
      expect([...(rule.depends_on as string[])].sort()).toEqual(named.map(({ address }) => address).sort());
    }
  }
});

test('no address of an environment in use changes, since Terraform would destroy what lies there', () => {
  // Addresses as they were released, each with its stacks; new ones may come, and are written down with a release.
  const released = readFileSync(join(__dirname, 'addresses.txt'), 'utf8').trim().split('\n');
  const now = new Set(
    shipped.flatMap((name) => [
      ...addressesOf(foundationOf(name)).map((address) => `${address} in ${name}-foundation`),
      ...addressesOf(stackOf(name)).map((address) => `${address} in ${name}-detections`),
    ]),
  );
  const before = released.flatMap((line) => {
    const [address, stacks = ''] = line.split(': ');
    return stacks.split(' ').map((stack) => `${address} in ${stack}`);
  });
  expect(before.length).toBeGreaterThan(400);
  expect(before.filter((address) => !now.has(address))).toEqual([]);
});

const addressesOf = ({ resource }: Synthesized): string[] =>
  Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));

test('a rule waits for the functions and watchlists that its query uses', () => {
  const stack = stackOf('demo');
  const rule = ofType(stack, 'azurerm_sentinel_alert_rule_scheduled')['rule_sts-refresh-token-validity-changed']!;
  expect(rule.depends_on).toEqual(
    expect.arrayContaining(['azurerm_sentinel_watchlist.watchlist_DirectorySyncAccounts']),
  );
});

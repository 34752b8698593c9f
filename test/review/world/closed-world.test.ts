import { controls } from '../../../lib/review/controls';
import { Configuration } from '../../../lib/review/input/configuration';
import { type EnvironmentReview, review } from '../../../lib/review/review';
import { knownType } from '../../../lib/review/world/kinds';
import { goodWorld } from '../good-world';
import { configurationOf, type World } from '../world';

function reviewed(given: World, configuration = configurationOf(given)): EnvironmentReview {
  return review([configuration], controls()).environments[0]!;
}

/** The edited world beside the record of the unedited one. */
function editedAfterwards(change: (given: World) => void): EnvironmentReview {
  const given = goodWorld();
  given.edit = change;
  return reviewed(given);
}

const places = ({ unjudged }: EnvironmentReview) => unjudged.map(({ address, path }) => `${address} ${path}`);

test('all of the good world is judged, harmless or as it was synthesized', () => {
  expect(reviewed(goodWorld()).unjudged).toEqual([]);
});

describe('what nobody judges is reported with its place', () => {
  test('an argument, and one of a block in a list', () => {
    const given = goodWorld();
    given.f.azurerm_storage_account.archive.nfsv3_enabled = true;
    given.f.azurerm_monitor_aad_diagnostic_setting.workspace.foreign = [{ a: { b: 1 } }, { a: { c: [] } }];
    const environment = reviewed(given);
    expect(places(environment)).toEqual([
      'azurerm_monitor_aad_diagnostic_setting.workspace foreign.a.b',
      'azurerm_monitor_aad_diagnostic_setting.workspace foreign.a.c',
      'azurerm_storage_account.archive nfsv3_enabled',
    ]);
    expect(environment.verdict).toBe('cannotBeTold');
    expect(environment.doubts).toEqual(['3 settings of 2 resources or blocks were not judged.']);
  });

  test('a setting of a provider and of Terraform, a variable and a check', () => {
    const given = goodWorld();
    given.foundation.provider.azurerm[0].features[0].key_vault = [{ purge_soft_delete_on_destroy: true }];
    given.foundation.terraform.provider_meta = { azurerm: { x: 1 } };
    given.foundation.variable = { days: { default: 1 } };
    given.foundation.check = { c: {} };
    expect(places(reviewed(given))).toEqual([
      'provider.azurerm features.key_vault.purge_soft_delete_on_destroy',
      'terraform provider_meta.azurerm.x',
      'var.days ',
      'check.c ',
    ]);
  });
});

describe('what only its origin can vouch for', () => {
  const renamed = ({ f }: World) => {
    f.azuread_group.analysts.display_name = 'Friends';
  };

  test('is accepted where it is as it was synthesized, and named where it is not', () => {
    expect(reviewed(goodWorld()).unjudged).toEqual([]);
    expect(editedAfterwards(renamed).unjudged).toEqual([
      {
        address: 'azuread_group.analysts',
        path: 'display_name',
        reason: 'Only the environment file says how it is called.',
        value: 'Friends',
        stack: 'prod-foundation',
      },
    ]);
  });

  test('an edit of something else in the same resource does not concern it', () => {
    const tagged = editedAfterwards(({ f }) => {
      f.azurerm_resource_group.group.tags = { a: 'b' };
    });
    expect(tagged.unjudged).toEqual([]);
    expect(tagged.doubts).toEqual([]);
    expect(tagged.verdict).toBe('compliant');
  });

  test('it may not be taken out either, nor the resource', () => {
    const taken = editedAfterwards(({ f }) => {
      delete f.azuread_group.analysts.display_name;
      delete f.azurerm_log_analytics_workspace_table.SigninLogs;
    });
    expect(taken.unjudged.map(({ path, value }) => [path, value])).toContainEqual(['display_name', 'nothing']);
    expect(places(taken)).toContain('azurerm_log_analytics_workspace_table.SigninLogs ');
    expect(taken.verdict).toBe('cannotBeTold');
  });

  test('is not accepted where nothing tells how the stack was synthesized; long texts are named by their fingerprint', () => {
    const given = goodWorld();
    given.d.azurerm_sentinel_alert_rule_nrt.rule_nrt.query = `AuditLogs\n| where Result == "x" // ${'long '.repeat(30)}`;
    const { name, kit, stacks } = configurationOf(given);
    const bare = stacks.map((stack) => ({ ...stack, recorded: undefined }));
    const environment = reviewed(given, new Configuration(name, 'synthesized', bare, kit));
    expect(environment.verdict).toBe('cannotBeTold');
    const query = environment.unjudged.find(({ address, path }) => path === 'query' && address.includes('nrt'));
    expect(query!.value).toMatch(/^sha256 [0-9a-f]{16}, \d+ characters$/);
    expect(environment.unjudged).toContainEqual(
      expect.objectContaining({ address: 'locals', path: 'kit', stack: 'prod-detections' }),
    );
  });
});

test('what only its origin can vouch for counts before what a control says, also below it', () => {
  const { said, above } = knownType(['a.b', 'c'], { vouched: { a: 'why', 'd.e': 'why' }, harmless: { c: 'because' } });
  expect(Object.fromEntries([...said].map(([path, { by }]) => [path, by]))).toEqual({
    a: 'vouched',
    c: 'harmless',
    'd.e': 'vouched',
  });
  expect([...above]).toEqual(['d']);
});

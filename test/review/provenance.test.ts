import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { isError } from '../../lib/files/problem';
import { loadReview } from '../../lib/review/load';
import { standing } from '../../lib/review/provenance/provenance';
import { provenanceText } from '../../lib/review/report/provenance';
import { folderWith, minimal } from '../environment/workbench';
import type { Json } from './world';

const LIST = `
kind: Watchlist
alias: OwnNetworks
name: Own networks
description: Ours.
searchKey: Network
columns: [{ name: Network, type: cidr }]
`;

/** An environment that was synthesized, to be edited and reviewed. */
async function synthesized() {
  const folder = folderWith({
    'environments/one.yaml': `${minimal}rules: { sources: [../rules] }\n`,
    'rules/networks.yaml': LIST,
  });
  const outdir = join(folder, 'cdktf.out');
  const { problems } = await synthesizeKit({ folder: join(folder, 'environments'), outdir });
  expect(problems.filter(isError)).toEqual([]);
  const path = (stack: string, file: string) => join(outdir, 'stacks', `one-${stack}`, file);
  const edit = (stack: string, change: (root: Json) => void, file = 'cdk.tf.json') => {
    const root = JSON.parse(readFileSync(path(stack, file), 'utf8'));
    change(root);
    writeFileSync(path(stack, file), JSON.stringify(root));
  };
  const load = async () =>
    (await loadReview({ cdktfOut: outdir, suppressions: join(folder, 'none.yaml') })).review!.environments[0]!;
  return { folder, outdir, path, edit, load, provenance: async () => (await load()).provenance };
}

test('what synth wrote is as synthesized, also when it is only written otherwise', async () => {
  const { edit, provenance, load } = await synthesized();
  expect(await provenance()).toEqual({ status: 'asSynthesized', edited: [], skipped: 0, inputs: [] });
  edit('foundation', () => undefined);
  expect((await provenance()).status).toBe('asSynthesized');
  const { configuration } = await load();
  expect(standing(configuration, configuration.resources[0]!)).toBe('asSynthesized');
});

test('edits are named: what was changed, in which arguments, what was added and what removed', async () => {
  const { edit, provenance, load } = await synthesized();
  edit('foundation', ({ resource, provider }) => {
    resource.azurerm_log_analytics_workspace.workspace.daily_quota_gb = 1;
    resource.azurerm_log_analytics_workspace.workspace.retention_in_days = 30;
    delete resource.azurerm_monitor_aad_diagnostic_setting;
    provider.azurerm[0].subscription_id = '0';
  });
  edit('detections', (root) => {
    root.resource.terraform_data = { x: {} };
  });
  const { status, edited } = await provenance();
  expect(status).toBe('edited');
  expect(edited).toEqual([
    { address: 'terraform_data.x', stack: 'one-detections', what: 'added', paths: [] },
    {
      address: 'azurerm_log_analytics_workspace.workspace',
      stack: 'one-foundation',
      what: 'changed',
      paths: ['daily_quota_gb', 'retention_in_days'],
    },
    {
      address: 'azurerm_monitor_aad_diagnostic_setting.entra_logs_to_workspace',
      stack: 'one-foundation',
      what: 'removed',
      paths: [],
    },
    { address: 'provider.azurerm', stack: 'one-foundation', what: 'changed', paths: [] },
  ]);
  const { configuration } = await load();
  const of = (type: string) => standing(configuration, configuration.all(type)[0]!);
  expect(of('azurerm_log_analytics_workspace')).toBe('edited');
  expect(of('azurerm_resource_group')).toBe('asSynthesized');
});

test.each<[string, string, (path: string) => void]>([
  ['is missing', 'there is no kit.json beside it', (path) => rmSync(path)],
  ['is no JSON', 'its kit.json is damaged: this is not JSON: it is malformed', (path) => writeFileSync(path, '{ no')],
  [
    'is no object',
    'its kit.json is damaged: this is not JSON: an object is expected',
    (path) => writeFileSync(path, '[]'),
  ],
])('with a record that %s the provenance is not known, and the review goes on', async (_, reason, change) => {
  const { path, provenance } = await synthesized();
  change(path('detections', 'kit.json'));
  const found = await provenance();
  expect(found.status).toBe('notKnown');
  expect(found.reason).toContain(`one-detections: ${reason}`);
  expect(found.inputs).toEqual([]);
});

test.each<[string, (record: Json) => void]>([
  [
    'its kit.json has format 2, and this version of the kit reads 1',
    (record) => {
      record.format = 2;
    },
  ],
  [
    'its kit.json is damaged: it names no format',
    (record) => {
      delete record.format;
    },
  ],
  [
    "its kit.json belongs to 'two-detections'",
    (record) => {
      record.stack = 'two-detections';
    },
  ],
  [
    'its kit.json is damaged: it does not have the form that synth writes',
    (record) => {
      record.resources = { a: 5 };
    },
  ],
  [
    'its kit.json is damaged: it does not have the form that synth writes',
    (record) => {
      delete record.provenQueries;
    },
  ],
  [
    'its kit.json is damaged: it does not have the form that synth writes',
    (record) => {
      record.inputs = null;
    },
  ],
])('not known: %s', async (reason, change) => {
  const { edit, provenance } = await synthesized();
  edit('detections', change, 'kit.json');
  expect(await provenance()).toMatchObject({ status: 'notKnown', reason: `one-detections: ${reason}` });
});

test('what is known of one stack is said when another is not known', async () => {
  const { edit, path, provenance, load } = await synthesized();
  rmSync(path('detections', 'kit.json'));
  edit('foundation', ({ resource }) => {
    delete resource.azurerm_monitor_aad_diagnostic_setting;
  });
  expect(await provenance()).toMatchObject({
    status: 'notKnown',
    edited: [{ address: 'azurerm_monitor_aad_diagnostic_setting.entra_logs_to_workspace' }],
  });
  const { configuration } = await load();
  expect(standing(configuration, configuration.all('azurerm_sentinel_watchlist')[0]!)).toBe('notKnown');
});

test('another version of the kit is said, and changes nothing', async () => {
  const { edit, provenance } = await synthesized();
  edit(
    'foundation',
    (record) => {
      record.kit = '0.0.1';
    },
    'kit.json',
  );
  const found = await provenance();
  expect(found).toMatchObject({ status: 'asSynthesized', otherKit: '0.0.1' });
  expect(provenanceText(found)).toContain('Synthesized by version 0.0.1 of the kit, reviewed by');
});

test('input files that changed since are said', async () => {
  const { folder, provenance } = await synthesized();
  writeFileSync(join(folder, 'environments/one.yaml'), `${minimal}rules: { sources: [../rules] }\n# changed\n`);
  rmSync(join(folder, 'rules/networks.yaml'));
  expect((await provenance()).inputs!.map(({ file, what }) => `${what} ${file.split('/').at(-1)}`).sort()).toEqual([
    'changed one.yaml',
    'removed networks.yaml',
  ]);
});

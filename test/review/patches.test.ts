import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { isError } from '../../lib/files/problem';
import { cardsOf, mergePatches } from '../../lib/review/cards';
import { inEnvironment, inRule } from '../../lib/review/control/control';
import { controls } from '../../lib/review/controls';
import { loadReview } from '../../lib/review/load';
import type { Finding } from '../../lib/review/review';
import { folderWith, ONE_RULE } from '../environment/workbench';

/** As many findings as one environment can have whose cure is a key. */
const BAD = `
tenant: { id: 11111111-1111-4111-8111-111111111111, displayName: Contoso, licences: [M365E5, WorkloadIdPremium] }
subscriptionId: 22222222-2222-4222-8222-222222222222
location: westeurope
rules: { sources: [../rules] }
sentinel: { portal: azure, fusion: false }
connectors: { identityProtection: true, cloudApps: { alerts: false } }
workspace:
  retentionDays: 30
  dailyCapGb: 5
  localAuthentication: true
  tables:
    SigninLogs: { retentionDays: 30 }
diagnostics:
  categories: [AuditLogs, SignInLogs]
  archive: { enabled: true, categories: [RiskyUsers], replication: LRS, deleteAfterDays: 30 }
`;

type Data = Record<string, unknown>;

/** Keys that are there change their values, the rest is added. */
const paste = (into: Data, from: Data): Data => {
  const result = { ...into };
  for (const [key, value] of Object.entries(from)) {
    const here = result[key];
    const both = [here, value].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    result[key] = both ? paste(here as Data, value as Data) : value;
  }
  return result;
};

test('what the patches say, cured into the file, cures every finding that has one', async () => {
  const folder = folderWith({ 'environments/one.yaml': BAD, 'rules/quiet.yaml': ONE_RULE });
  const file = join(folder, 'environments/one.yaml');
  const outdir = join(folder, 'cdktf.out');
  const findings = async (): Promise<readonly Finding[]> => {
    const { problems } = await synthesizeKit({ folder: join(folder, 'environments'), outdir });
    expect(problems.filter(isError)).toEqual([]);
    const { review } = await loadReview({ cdktfOut: outdir, suppressions: join(folder, 'none.yaml') });
    return review!.environments[0]!.findings;
  };
  const cured = (await findings()).filter(({ patch }) => patch?.into === 'environment');
  expect([...new Set(cured.map(({ control }) => control))].sort()).toEqual([
    'archive-immutable',
    'archive-kept-long-enough',
    'archive-shared-keys-off',
    'archive-survives-a-site',
    'built-in-detection-on',
    'daily-cap-not-blinding',
    'graph-activity-logs-exported',
    'interactive-retention-sufficient',
    'investigators-have-access',
    'nothing-only-in-retiring-portal',
    'office-activity-connected',
    'sign-in-logs-exported',
    'state-backend-remote',
    'supporting-identity-logs-exported',
    'total-retention-sufficient',
    'user-risk-logs-exported',
    'workload-risk-logs-exported',
    'workspace-local-authentication-off',
    'workspace-protected-from-deletion',
  ]);
  const [patch] = mergePatches(cured.map(({ patch: one }) => one!));
  writeFileSync(file, stringify(paste(parse(readFileSync(file, 'utf8')) as Data, parse(patch!.yaml) as Data)));
  const left = (await findings()).filter(({ control }) => cured.some((one) => one.control === control));
  expect(left.map(({ control, finding }) => `${control}[${finding}]`)).toEqual([]);
});

test('patches of one kind of file become one text: maps merge, lists join, each once', () => {
  const both = [
    inEnvironment('diagnostics:\n  categories: [AuditLogs, RiskyUsers]'),
    inEnvironment('diagnostics:\n  categories: [AuditLogs, UserRiskEvents]'),
    inRule('enabled: true'),
    inEnvironment('lock:\n  enabled: true'),
  ];
  const [environment, rule] = mergePatches(both);
  expect(parse(environment!.yaml)).toEqual({
    diagnostics: { categories: ['AuditLogs', 'RiskyUsers', 'UserRiskEvents'] },
    lock: { enabled: true },
  });
  expect(rule).toEqual({ into: 'rule', yaml: 'enabled: true' });
});

test('findings of one control are one card, each message once with its places', () => {
  const finding = (control: string, message: string, address: string): Finding => ({
    control,
    finding: 'x',
    severity: 'high',
    address,
    message,
    patch: inEnvironment('lock:\n  enabled: true'),
  });
  const cards = cardsOf(
    [finding('rules-enabled', 'A', 'a'), finding('rules-fed', 'B', 'b'), finding('rules-enabled', 'A', 'c')],
    controls(),
  );
  expect(
    cards.map(({ control, points, patches }) => [
      control.id,
      points.map(({ findings }) => findings.length),
      patches.length,
    ]),
  ).toEqual([
    ['rules-enabled', [2], 1],
    ['rules-fed', [1], 1],
  ]);
});

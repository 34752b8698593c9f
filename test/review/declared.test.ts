import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { isError } from '../../lib/files/problem';
import { loadReview } from '../../lib/review/load';
import { junitReport } from '../../lib/review/report/junit';
import { markdownReport } from '../../lib/review/report/markdown';
import { terminalReport } from '../../lib/review/report/terminal';
import type { EnvironmentReview, Review } from '../../lib/review/review';
import { folderWith, ONE_RULE } from '../environment/workbench';
import { reported } from '../kql/ask';
import { csvReport, htmlReport, jsonReport, sarifReport } from './report/texts';

const WORKSPACE =
  '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/theirs/providers/Microsoft.OperationalInsights/workspaces/law-theirs';
const BROWNFIELD = `
tenant: { id: 11111111-1111-4111-8111-111111111111, displayName: Contoso, licences: [M365E5, WorkloadIdPremium] }
subscriptionId: 22222222-2222-4222-8222-222222222222
location: westeurope
workspace:
  existing: ${WORKSPACE}
  otherTables: ['*']
  tables:
    SigninLogs: { retentionDays: 180, totalRetentionDays: 730 }
    AADNonInteractiveUserSignInLogs: { retentionDays: 180, totalRetentionDays: 730 }
    AuditLogs: { retentionDays: 180, totalRetentionDays: 730 }
sentinel: { onboarding: existing }
diagnostics: { enabled: false }
lock: { enabled: true }
access:
  groups: { soc: { displayName: SOC } }
  azureRoles: [{ group: soc, role: Microsoft Sentinel Responder }]
  entraRoles: [{ group: soc, role: Security Operator }]
backend: { type: azurerm, resourceGroup: rg-state, storageAccount: ststate, container: state }
`;

/** With one rule, where rules are not the matter. */
const SMALL = `${BROWNFIELD}rules: { sources: [../rules] }\n`;

async function reviewed(text: string): Promise<{ review: Review; environment: EnvironmentReview; codes: string[] }> {
  const folder = folderWith({ 'environments/one.yaml': text, 'rules/quiet.yaml': ONE_RULE });
  const outdir = join(folder, 'cdktf.out');
  const { problems } = await synthesizeKit({ folder: join(folder, 'environments'), outdir });
  expect(problems.filter(isError)).toEqual([]);
  const { review, problems: unusable } = await loadReview({
    cdktfOut: outdir,
    suppressions: join(folder, 'none.yaml'),
  });
  expect(unusable).toEqual([]);
  return { review: review!, environment: review!.environments[0]!, codes: problems.map(({ code }) => code) };
}

const status = (environment: EnvironmentReview, id: string) =>
  environment.controls.find(({ control }) => control.id === id)!.status;
const item = (environment: EnvironmentReview, id: string) => environment.playbook.find((one) => one.item.id === id)!;
const declaredMarks = (environment: EnvironmentReview) =>
  environment.controls.flatMap(({ marks }) => marks.filter(({ verdict }) => verdict === 'declared'));

describe('a workspace that others feed', () => {
  let brownfield: Awaited<ReturnType<typeof reviewed>>;
  beforeAll(async () => {
    brownfield = await reviewed(BROWNFIELD);
  });

  test('can be compliant: what others do is declared, and listed with the evidence to bring', () => {
    const { environment } = brownfield;
    expect(environment.findings.filter(({ severity }) => severity === 'critical' || severity === 'high')).toEqual([]);
    expect({ verdict: environment.verdict, doubts: environment.doubts }).toEqual({ verdict: 'compliant', doubts: [] });
    for (const id of [
      'audit-logs-exported',
      'sign-in-logs-exported',
      'user-risk-logs-exported',
      'workload-risk-logs-exported',
      'graph-activity-logs-exported',
      'office-activity-connected',
      'cloud-apps-connected',
      'built-in-detection-on',
      'sentinel-onboarded',
      'rules-fed',
    ])
      expect({ id, status: status(environment, id) }).toEqual({ id, status: 'declared' });
    for (const id of ['PRE-1', 'REQ-1', 'REQ-3', 'REQ-6'])
      expect({ id, status: item(environment, id).status }).toEqual({ id, status: 'declared' });
  });

  test('it stands at the line that says so', () => {
    const { declared } = brownfield.environment;
    const line = (id: string) => declared.find(({ control }) => control.id === id)!.source;
    const written = BROWNFIELD.split('\n');
    expect(written[line('audit-logs-exported')!.line - 1]).toContain('otherTables');
    expect(written[line('sentinel-onboarded')!.line - 1]).toContain('onboarding');
    expect(declared.length).toBe(declaredMarks(brownfield.environment).length);
  });

  test('every proof is a query that the language service takes', () => {
    const proofs = new Set(
      [
        ...declaredMarks(brownfield.environment),
        ...brownfield.environment.playbook.flatMap(({ evidence }) =>
          evidence.filter(({ kind, text }) => kind === 'declaration' && text.includes('otherTables')),
        ),
      ].map(({ proof }) => proof!),
    );
    expect(proofs.size).toBeGreaterThan(10);
    for (const proof of proofs) expect({ proof, problems: reported(proof) }).toEqual({ proof, problems: [] });
  });

  test('every form of report lists what is declared, with the query', () => {
    const { review } = brownfield;
    const proof = 'SigninLogs | where TimeGenerated > ago(7d)';
    for (const text of [
      jsonReport(review),
      sarifReport(review),
      markdownReport(review),
      htmlReport(review).replaceAll('&gt;', '>'),
      terminalReport(review, { paint: (_, words) => words, width: 500 }).replace(/\s+/g, ' '),
      csvReport(review),
      junitReport(review).replaceAll('&gt;', '>'),
    ])
      expect(text).toContain(proof);
  });

  test('a rule is withheld only where nobody ships its table, and an undeclared table is still a finding', async () => {
    const some = SMALL.replace("['*']", '[SigninLogs, AADNonInteractiveUserSignInLogs]');
    const { environment } = await reviewed(some);
    expect(status(environment, 'audit-logs-exported')).toBe('nonCompliant');
    expect(environment.verdict).toBe('notCompliant');
    expect(item(environment, 'PRE-1').status).not.toBe('declared');
  });

  test('nothing is declared where the environment says nothing', async () => {
    const { environment } = await reviewed(SMALL.replace("  otherTables: ['*']\n", ''));
    expect(status(environment, 'audit-logs-exported')).toBe('nonCompliant');
    expect(status(environment, 'office-activity-connected')).toBe('nonCompliant');
    expect(environment.configuration.kit?.otherTables).toBeUndefined();
  });
});

describe('a workspace that may be fed twice', () => {
  const adopted = SMALL.replace("  otherTables: ['*']\n", '').replace('diagnostics: { enabled: false }\n', '');

  test('is warned of at synth, and evidence is asked for in the review', async () => {
    const { environment, codes } = await reviewed(adopted);
    expect(codes).toEqual(['environment/double-export']);
    expect(status(environment, 'log-categories-sent-once')).toBe('declared');
    expect(declaredMarks(environment).map(({ proof }) => proof)).toContain(
      'AuditLogs | where TimeGenerated > ago(1d) | summarize Copies = count() by Id | where Copies > 1',
    );
  });

  test('the warning ends when somebody has looked; the evidence is still asked for', async () => {
    const { environment, codes } = await reviewed(`${adopted}diagnostics: { enabled: true }\n`);
    expect(codes).toEqual([]);
    expect(status(environment, 'log-categories-sent-once')).toBe('declared');
  });

  test('is, where the file says itself that others ship the table', async () => {
    const both = SMALL.replace("['*']", '[SigninLogs]').replace('enabled: false', 'enabled: true');
    const { environment, codes } = await reviewed(both);
    expect(codes).toEqual(['environment/double-export']);
    expect(environment.findings.filter(({ control }) => control === 'log-categories-sent-once')).toMatchObject([
      { finding: 'SignInLogs' },
    ]);
  });
});

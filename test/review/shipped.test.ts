import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { isError } from '../../lib/files/problem';
import { environmentsFolder } from '../../lib/files/root';
import { Configuration } from '../../lib/review/input/configuration';
import { readSynthesized } from '../../lib/review/input/read-synthesized';
import { loadReview } from '../../lib/review/load';
import { type EnvironmentReview, openFindings, type Review, review } from '../../lib/review/review';
import { htmlReport } from './report/texts';

let folder: string;
let result: Review;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ttk shipped '));
  const { problems } = await synthesizeKit({ outdir: folder });
  expect(problems.filter(isError)).toEqual([]);
  const suppressions = join(environmentsFolder, 'suppressions.yaml');
  const loaded = await loadReview({ cdktfOut: folder, suppressions, now: new Date('2026-11-22T00:00:00Z') });
  expect(loaded.problems).toEqual([]);
  result = loaded.review!;
});
afterAll(() => rmSync(folder, { recursive: true }));

const of = (name: string): EnvironmentReview => result.environments.find((environment) => environment.name === name)!;
const grave = (name: string) =>
  openFindings(of(name)).filter(({ severity }) => severity === 'critical' || severity === 'high');
const statusOf = (name: string, id: string) => of(name).controls.find(({ control }) => control.id === id)!.status;

test.each(['contoso-prod', 'demo'])(
  '%s has no grave finding, misses nothing of the playbook, leaves nothing unknown',
  (name) => {
    expect(grave(name)).toEqual([]);
    expect(of(name).playbook.filter(({ status }) => status === 'missing' || status === 'partial')).toEqual([]);
    expect(of(name).controls.filter(({ status }) => status === 'unknown')).toEqual([]);
  },
);

test('nothing that the kit synthesizes goes without being judged, and what is good is called so', () => {
  for (const { name, unjudged } of result.environments) expect({ name, unjudged }).toEqual({ name, unjudged: [] });
  for (const name of ['contoso-prod', 'demo']) expect(of(name)).toMatchObject({ verdict: 'compliant', doubts: [] });
});

test('for a tenant without Entra ID P2 it says what the licences do not cover, and what could be done better', () => {
  expect(statusOf('fabrikam-p1', 'user-risk-logs-exported')).toBe('notApplicable');
  expect(statusOf('fabrikam-p1', 'sign-in-logs-exported')).toBe('compliant');
  expect(of('fabrikam-p1').playbook.find(({ item }) => item.id === 'TRG-1')!.status).toBe('withheld');
  expect(grave('fabrikam-p1').map(({ control }) => control)).toContain('state-backend-remote');
});

test('of an adopted workspace the review does not claim what it cannot see', () => {
  expect(statusOf('adventureworks-gov', 'interactive-retention-sufficient')).toBe('unknown');
  expect(statusOf('adventureworks-gov', 'workspace-protected-from-deletion')).toBe('unknown');
});

test('no environment fails the controls of what the kit itself decides', () => {
  const own = [
    'audit-logs-exported',
    'connectors-without-conflicts',
    'entity-mappings-strong',
    'log-categories-known',
    'no-secret-in-configuration',
    'no-standing-global-administrator',
    'provider-versions-exact',
    'rule-limits-kept',
    'rules-deployed-as-declared',
    'rules-fed',
    'rules-have-tests',
    'rules-name-tactics',
  ];
  for (const { name } of result.environments)
    for (const id of own) expect(`${name} ${id} ${statusOf(name, id)}`).toMatch(/ (compliant|notApplicable)$/);
});

test('every suppression of the kit is of use and holds', () => {
  expect(result.suppressions).toEqual({ expired: [], unused: [] });
});

test('twenty tenants, no two alike, make a page of less than two megabytes', () => {
  // Read anew: of what was reviewed, that is given back which only judging needs.
  const configuration = readSynthesized(folder).configurations.find(({ name }) => name === 'contoso-prod')!;
  const { queries } = of('contoso-prod').configuration;
  const rules = configuration.resources.filter(({ type }) =>
    /^azurerm_sentinel_alert_rule_(scheduled|nrt)$/.test(type),
  );
  const tenants = rules.slice(0, 20).map((missing, i) => {
    const stacks = configuration.stacks.map((stack) => ({
      ...stack,
      resources: stack.resources.filter((resource) => resource !== missing),
    }));
    const kit = {
      ...configuration.kit,
      tenant: `Tenant ${i}`,
      costs: { ...configuration.kit?.costs, expectedGbPerDay: i + 1 },
    };
    return new Configuration(`tenant-${i + 1}`, configuration.source, stacks, kit, queries);
  });
  const reviewed = review(tenants, result.controls, { now: new Date('2026-11-22T00:00:00Z') });
  const page = htmlReport(reviewed);
  expect(reviewed.environments).toHaveLength(20);
  expect(page).not.toContain('environments alike');
  // The rest of two megabytes is for what tenants of real life have more of than these: findings.
  expect(Buffer.byteLength(page)).toBeLessThan(1_600_000);
});

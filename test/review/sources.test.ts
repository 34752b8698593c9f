import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { isError } from '../../lib/files/problem';
import { environmentsFolder, kitRoot } from '../../lib/files/root';
import { nearestPlace } from '../../lib/record/places';
import type { KitRecord } from '../../lib/record/record';
import { loadReview } from '../../lib/review/load';
import { junitReport } from '../../lib/review/report/junit';
import { markdownReport } from '../../lib/review/report/markdown';
import type { EnvironmentReview, Review } from '../../lib/review/review';
import { keyPath } from '../../lib/review/sources';
import { folderWith, ONE_RULE } from '../environment/workbench';
import { csvReport, jsonReport, sarifReport } from './report/texts';

const BASE = `abstract: true
location: westeurope
workspace:
  localAuthentication: true
`;
const ONE = `extends: base.yaml
tenant:
  id: 00000000-0000-4000-8000-00000000000a
  displayName: Contoso
  licences: [M365E5]
subscriptionId: 00000000-0000-4000-8000-000000000001
rules: { sources: [../rules] }
workspace:
  dailyCapGb: 5
  tables:
    SigninLogs:
      retentionDays: 30
diagnostics:
  archive:
    enabled: true
access:
  groups:
    soc: { displayName: SOC }
  azureRoles:
    - { group: soc, role: Microsoft Sentinel Responder, assignment: standing }
`;
/** Without entities, which is a finding. */
const RULE = `# Why it is here.
${ONE_RULE.replace(/entityMappings:\n( .*\n)+/, '')}`;

let folder: string;
let outdir: string;

beforeAll(async () => {
  folder = folderWith({ 'environments/base.yaml': BASE, 'environments/one.yaml': ONE, 'rules/quiet.yaml': RULE });
  // A repository: paths begin at its root.
  mkdirSync(join(folder, '.git'));
  outdir = join(folder, 'cdktf.out');
  const { problems } = await synthesizeKit({ folder: join(folder, 'environments'), outdir });
  expect(problems.filter(isError)).toEqual([]);
});

async function reviewed(): Promise<{ review: Review; environment: EnvironmentReview }> {
  const { review, problems } = await loadReview({ cdktfOut: outdir, suppressions: join(folder, 'none.yaml') });
  expect(problems).toEqual([]);
  return { review: review!, environment: review!.environments[0]! };
}

const place = (environment: EnvironmentReview, control: string, finding = '') => {
  const found = environment.findings.find((f) => f.control === control && (finding === '' || f.finding === finding));
  return found?.source && `${found.source.file}:${found.source.line}`;
};

test('a finding stands at the line that makes it, in the file that says so', async () => {
  const { environment } = await reviewed();
  expect(place(environment, 'daily-cap-not-blinding')).toBe('environments/one.yaml:9');
  expect(place(environment, 'workspace-local-authentication-off')).toBe('environments/base.yaml:4');
  expect(place(environment, 'interactive-retention-sufficient', 'SigninLogs')).toBe('environments/one.yaml:12');
  expect(place(environment, 'privileged-access-eligible')).toBe('environments/one.yaml:20');
});

test('what is missing stands where it would be: in its section, else at the top of the file', async () => {
  const { environment } = await reviewed();
  expect(place(environment, 'archive-immutable')).toBe('environments/one.yaml:14');
  expect(place(environment, 'workspace-protected-from-deletion')).toBe('environments/one.yaml:1');
  expect(place(environment, 'state-backend-remote')).toBe('environments/one.yaml:1');
  expect(place(environment, 'every-trigger-alerts')).toBe('environments/one.yaml:1');
});

test('a finding about a rule stands in the file of the rule', async () => {
  const { environment } = await reviewed();
  expect(place(environment, 'rules-map-entities')).toBe('rules/quiet.yaml:2');
  expect(place(environment, 'rules-name-tactics')).toBe('rules/quiet.yaml:11');
});

test('code scanning shows it there, with the resource as the logical place', async () => {
  const { runs } = JSON.parse(sarifReport((await reviewed()).review));
  const result = runs[0].results.find((r: { ruleId: string }) => r.ruleId === 'daily-cap-not-blinding');
  expect(result.locations[0]).toMatchObject({
    physicalLocation: { artifactLocation: { uri: 'environments/one.yaml' }, region: { startLine: 9, startColumn: 3 } },
    logicalLocations: [{ fullyQualifiedName: 'one/azurerm_log_analytics_workspace.workspace' }],
  });
  expect(result.message.text).toContain('dailyCapGb: null');
});

test('Markdown, JSON, CSV and JUnit name file and line', async () => {
  const { review } = await reviewed();
  expect(markdownReport(review)).toContain('`environments/one.yaml:9`');
  expect(JSON.parse(jsonReport(review)).environments[0].findings).toContainEqual(
    expect.objectContaining({
      control: 'daily-cap-not-blinding',
      source: { file: 'environments/one.yaml', line: 9, column: 3 },
      patch: { into: 'environment', yaml: 'workspace:\n  dailyCapGb: null' },
    }),
  );
  expect(csvReport(review)).toContain('environments/one.yaml,9');
  expect(junitReport(review)).toContain('environments/one.yaml:9');
});

test('what was edited after synthesis is written nowhere else', async () => {
  const path = join(outdir, 'stacks/one-foundation/cdk.tf.json');
  const before = readFileSync(path, 'utf8');
  const edited = JSON.parse(before);
  edited.resource.azurerm_log_analytics_workspace.workspace.daily_quota_gb = 1;
  writeFileSync(path, JSON.stringify(edited));
  const { review, environment } = await reviewed();
  writeFileSync(path, before);
  expect(place(environment, 'daily-cap-not-blinding')).toBeUndefined();
  const { runs } = JSON.parse(sarifReport(review));
  const result = runs[0].results.find((r: { ruleId: string }) => r.ruleId === 'daily-cap-not-blinding');
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toContain('one-foundation/cdk.tf.json');
});

test('every resource that the shipped environments make has its place', async () => {
  const shipped = join(folder, 'shipped');
  await synthesizeKit({
    folder: environmentsFolder,
    patterns: ['demo', 'contoso-prod', 'fabrikam-p1'],
    outdir: shipped,
  });
  for (const stack of ['demo', 'contoso-prod', 'fabrikam-p1'].flatMap((e) => [`${e}-foundation`, `${e}-detections`])) {
    const { resources, places } = JSON.parse(
      readFileSync(join(shipped, 'stacks', stack, 'kit.json'), 'utf8'),
    ) as KitRecord;
    for (const address of Object.keys(resources)) {
      const key = places.resources[address];
      const found = places.files[address] ? nearestPlace(places.files[address], '') : nearestPlace(places.keys, key!);
      expect({ address, file: found?.file }).toEqual({
        address,
        file: expect.stringMatching(/^(environments|rules)\/[\w/-]+\.yaml$/),
      });
      expect(() => readFileSync(join(kitRoot, found!.file))).not.toThrow();
    }
    expect(new Set(Object.values(places.resources)).has('access')).toBe(false);
  }
});

test.each([
  ['lock:\n  enabled: true', 'lock.enabled'],
  ['connectors:\n  office365: {}', 'connectors.office365'],
  ['backend:\n  type: azurerm\n  container: c', 'backend'],
  ['workspace:\n  tables:\n    A:\n      plan: Analytics', 'workspace.tables.A.plan'],
  ['tactics: [A]\ntags: [B]', 'tactics'],
])('the key of a patch is as deep as it goes: %j', (yaml, path) => expect(keyPath(yaml)).toBe(path));

import { makePlan } from '../../lib/deployment/plan';
import { folderWith, minimal } from '../environment/workbench';

const rule = (n: number, query: string, more = '') => `id: 7d1c0000-0000-4000-8000-00000000000${n}
name: Rule ${n}
description: What it finds.
severity: Low
requiredDataConnectors: []
queryFrequency: 1h
queryPeriod: 1h
triggerOperator: gt
triggerThreshold: 0
tactics: [InitialAccess]
relevantTechniques: [T1078]
query: ${query}
entityMappings: [{ entityType: Account, fieldMappings: [{ identifier: AadUserId, columnName: UserId }] }]
version: 1.0.0
kind: Scheduled
${more}`;

const files = {
  'rules/signins.yaml': rule(1, 'SigninLogs | project UserId'),
  'rules/mail.yaml': rule(2, 'OfficeActivity | project UserId'),
  'rules/vips.yaml': `id: 4a87d418-8156-4097-845a-f8950f1ecb01
kind: Watchlist
alias: Vips
name: People to watch
description: Who they are.
searchKey: Account
columns: [{ name: Account, type: upn, required: true, description: The account. }]
`,
  'rules/label.yaml': `id: 03a86dd1-7bee-494f-a93b-ec4f4173e401
kind: AutomationRule
name: Label
description: What it does.
order: 10
actions: [{ addTags: [ Token theft ] }]
`,
};

/** The plan of environments that lie in one folder, with the files above beside them. */
async function plan(environments: Record<string, string>, more: Record<string, string> = {}, patterns: string[] = []) {
  const named = Object.entries(environments).map(([name, text]) => [`environments/${name}.yaml`, minimal + text]);
  const folder = folderWith({ ...files, ...Object.fromEntries(named), ...more });
  const { deployments, problems } = await makePlan(`${folder}/environments`, patterns);
  return {
    deployments: new Map(deployments.map((deployment) => [deployment.environment.name, deployment])),
    problems: problems.map(({ file, line, code }) => `${file.slice(folder.length + 1)}:${line} ${code}`),
  };
}
const names = (rules: readonly { readonly name: string }[] = []) => rules.map(({ name }) => name);

test('an environment gets the rules, watchlists and automation of its folders, each with what the environment says of it', async () => {
  const { deployments, problems } = await plan({
    all: 'rules: { sources: [../rules] }\nconnectors: { office365: {} }\nwatchlists: { Vips: { rows: [{ Account: ada@contoso.com }] } }\n',
    few: 'rules: { sources: [../rules], overrides: [{ rule: signins, disable: true, reason: too loud }] }\nautomation: { enabled: false }\n',
  });
  expect(problems).toEqual([]);
  const [all, few] = ['all', 'few'].map((name) => deployments.get(name)!);
  expect(names(all!.deployed).sort()).toEqual(['Rule 1', 'Rule 2']);
  expect(all!.watchlists).toMatchObject([{ alias: 'Vips', rows: [{ Account: 'ada@contoso.com' }] }]);
  expect(all!.automation.map(({ displayName, analyticRules }) => [displayName, analyticRules.length])).toEqual([
    ['Label', 2],
  ]);
  expect([all!.withheld, all!.disabled, all!.omittedAutomation]).toEqual([[], [], []]);

  expect(few!.deployed).toEqual([]);
  expect(few!.disabled).toMatchObject([{ rule: { name: 'Rule 1' }, reason: 'too loud' }]);
  expect(few!.withheld).toMatchObject([
    { rule: { name: 'Rule 2' }, reasons: ['OfficeActivity <- office365, a connector that is off'] },
  ]);
  expect(few!.watchlists).toMatchObject([{ alias: 'Vips', rows: [] }]);
  expect([few!.automation, few!.omittedAutomation.length]).toEqual([[], 1]);
});

test('rows that a watchlist ships are deployed where the environment says nothing of it, and their file is an input', async () => {
  const { deployments, problems } = await plan(
    { quiet: 'rules: { sources: [../rules] }\n' },
    {
      'rules/vips.yaml': `${files['rules/vips.yaml']}rowsFile: vips.csv\n`,
      'rules/vips.csv': 'Account\nAda@contoso.com\n',
    },
  );
  expect(problems).toEqual([]);
  const { watchlists, sources } = deployments.get('quiet')!;
  expect(watchlists).toMatchObject([{ alias: 'Vips', rows: [{ Account: 'ada@contoso.com' }] }]);
  expect(sources.rows).toEqual([expect.stringMatching(/rules.vips\.csv$/)]);
});

test('a mistake in folders that environments share is told once, those of each environment too, all by their place', async () => {
  const shared = 'rules: { sources: [../rules], overrides: [{ rule: nothing-like-it, disable: true }] }\n';
  const { problems } = await plan(
    { one: shared, two: `${shared}watchlists: { Nobody: { rows: [] } }\n`, zero: 'location: 5\n' },
    { 'rules/wrong.yaml': rule(3, 'SigninLogs | where Wrong == 1') },
  );
  expect(problems.filter((problem) => problem.startsWith('rules/'))).toEqual([
    ...new Set(problems.filter((p) => p.startsWith('rules/'))),
  ]);
  expect(problems.filter((problem) => /override/.test(problem))).toEqual([
    'environments/one.yaml:5 rule/unmatched-override',
    'environments/two.yaml:5 rule/unmatched-override',
  ]);
  expect(problems).toContainEqual(expect.stringMatching(/^environments\/two\.yaml:6 watchlist\//));
  expect(problems).toContainEqual(expect.stringMatching(/^environments\/zero\.yaml:5 /));
  expect(problems).toContainEqual(expect.stringMatching(/^rules\/wrong\.yaml:12 kql\//));
  expect(problems.map((p) => p.split(':')[0])).toEqual([...problems.map((p) => p.split(':')[0])].sort());
});

test('rules of one folder are compiled for what each environment declares', async () => {
  const own =
    'rules: { sources: [../rules], tables: { Own_CL: { TimeGenerated: datetime, UserId: string } }, functions: { Own: { columns: { UserId: string } } } }\n';
  const more = { 'rules/own.yaml': rule(4, 'Own_CL | union (Own()) | project UserId') };
  expect((await plan({ declares: own }, more)).problems).toEqual([]);
  const { problems, deployments } = await plan({ declares: own, other: 'rules: { sources: [../rules] }\n' }, more);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.filter((problem) => !problem.startsWith('rules/own.yaml:12 kql/'))).toEqual([]);
  expect([...deployments.keys()]).toEqual(['declares', 'other']);
});

test('a folder that is not there is told where it is named; the other environments are planned', async () => {
  const { problems, deployments } = await plan({
    one: 'rules:\n  sources:\n    - ../rules\n    - ../gone\n',
    two: 'rules: { sources: [../rules] }\n',
  });
  expect(problems).toEqual(['environments/one.yaml:8 environment/missing-rules']);
  expect([...deployments.keys()]).toEqual(['two']);
});

test('environments of different folders get the rules of their own, and only those that are asked for are planned', async () => {
  const { deployments } = await plan(
    {
      one: 'rules: { sources: [../rules] }\n',
      two: 'rules: { sources: [../more] }\n',
      three: 'rules: { sources: [../rules] }\n',
    },
    { 'more/other.yaml': rule(5, 'AuditLogs | project UserId = Id') },
    ['one', 'two'],
  );
  expect([...deployments].map(([name, { deployed }]) => [name, names(deployed)])).toEqual([
    ['one', ['Rule 1']],
    ['two', ['Rule 5']],
  ]);
});

test('two overrides of one rule are told, with what has no effect of the first', async () => {
  const overrides = `
rules:
  sources: [../rules]
  overrides:
    - { rule: signins, severity: High, threshold: 5, reason: loud }
    - { rule: mail, severity: High }
    - { rule: 7d1c0000-0000-4000-8000-000000000001, severity: Medium }
`;
  const folder = folderWith({ ...files, 'environments/one.yaml': minimal + overrides });
  const { problems, deployments } = await makePlan(`${folder}/environments`, []);
  expect(problems).toMatchObject([
    {
      severity: 'warning',
      code: 'rule/repeated-override',
      line: 11,
      message: "the rule 'Rule 1' has an override already, at line 9; its 'severity' has no effect",
    },
  ]);
  expect(deployments[0]!.deployed.find(({ name }) => name === 'Rule 1')!.alert!.severity).toBe('Medium');
});

/** Problems as `severity file code` of a plan of one environment. */
async function severities(environment: string, more: Record<string, string>) {
  const folder = folderWith({ ...files, ...more, 'environments/one.yaml': minimal + environment });
  const { problems, deployments } = await makePlan(`${folder}/environments`, []);
  const said = problems.map(({ severity, file, code }) => `${severity} ${file.slice(folder.length + 1)} ${code}`);
  return { said: [...new Set(said)], deployment: deployments[0]! };
}

const broken = rule(3, 'SigninLogs | where Wrong == 1 | project UserId');
const disabled = (name: string) => `rules: { sources: [../rules], overrides: [{ rule: ${name}, disable: true }] }\n`;

test('mistakes of a rule that the environment disables are warnings there, and errors where it runs', async () => {
  const more = { 'rules/wrong.yaml': broken };
  expect((await severities('rules: { sources: [../rules] }\n', more)).said).toEqual([
    'error rules/wrong.yaml kql/unknown-column',
  ]);
  const { said, deployment } = await severities(disabled('wrong'), more);
  expect(said).toEqual(['warning rules/wrong.yaml kql/unknown-column']);
  expect(names(deployment.deployed)).toEqual(['Rule 1']);
  expect(names(deployment.disabled.map((d) => d.rule))).toEqual(['Rule 3']);
});

test('a file that is no YAML at all can be disabled by its name', async () => {
  const more = { 'rules/torn.yaml': 'id: [\n' };
  expect((await severities('rules: { sources: [../rules] }\n', more)).said).toEqual([
    'error rules/torn.yaml file/invalid-yaml',
  ]);
  const { said, deployment } = await severities(disabled('torn.yaml'), more);
  expect(said).toEqual(['warning rules/torn.yaml file/invalid-yaml']);
  expect(names(deployment.deployed)).toEqual(['Rule 1']);
});

test('a rule that its file switches off is deployed when it is sound, and left out with warnings when it is not', async () => {
  const sources = 'rules: { sources: [../rules] }\n';
  const sound = await severities(sources, {
    'rules/off.yaml': rule(3, 'SigninLogs | project UserId', 'enabled: false\n'),
  });
  expect(sound.said).toEqual([]);
  expect(names(sound.deployment.deployed).sort()).toEqual(['Rule 1', 'Rule 3']);
  const { said, deployment } = await severities(sources, { 'rules/off.yaml': `${broken}enabled: false\n` });
  expect(said).toEqual(['warning rules/off.yaml kql/unknown-column']);
  expect(names(deployment.deployed)).toEqual(['Rule 1']);
  expect(deployment.disabled).toMatchObject([
    { rule: { name: 'Rule 3' }, reason: 'switched off in its file, which has mistakes' },
  ]);
});

test('files that a source leaves out are not read, and stubs that only say where a rule moved are skipped', async () => {
  const more = {
    'rules/drafts/wrong.yaml': broken,
    'rules/old/deep/torn.yaml': 'id: [\n',
    'rules/moved.yaml': `id: 88888888-0000-4000-8000-000000000006
name: Account brute force
description: |
  'This content has moved to another folder of the repository; see there.'
version: 1.0.1
kind: Scheduled
`,
  };
  const { said, deployment } = await severities(
    "rules: { sources: [{ path: ../rules, exclude: [drafts/, '**/torn.yaml'] }] }\n",
    more,
  );
  expect(said).toEqual(['warning rules/moved.yaml rule/moved']);
  expect(names(deployment.deployed)).toEqual(['Rule 1']);
});

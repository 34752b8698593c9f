import { ruleBounds } from '../../lib/catalog/bounds/rules';
import { runDetectionTests } from '../../lib/detection-tests/run';
import { findRuleFiles } from '../../lib/files/find';
import { rulesFolder } from '../../lib/files/root';
import { YamlSource } from '../../lib/files/source';
import { ruleYaml } from '../../lib/import/write-yaml';
import { expandsTooFar } from '../../lib/kql/model/problems';
import { declared } from '../../lib/rules/compile';
import { inlineRule } from '../../lib/rules/inline';
import type { Rule } from '../../lib/rules/read/model';
import { readSources } from '../../lib/rules/read-rules';
import { folderWith } from '../environment/workbench';

/** The cases of some files, run on the local engine: names of those that did not pass, with the reason. */
async function wrongCases(files: Record<string, string>, expected: number): Promise<string[]> {
  const { problems, cases } = await runDetectionTests([folderWith(files)]);
  expect(problems).toEqual([]);
  expect(cases).toHaveLength(expected);
  return cases
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ file, name, reason, details }) => [file, name, reason, ...details].join('\n'));
}

/** A rule file with another query and the cases that are to be run. */
const withQuery = ({ value }: YamlSource, query: string, tests: readonly unknown[]): string =>
  ruleYaml({ ...(value as object), query, tests });

const id = (n: number) => `7d1c0000-0000-4000-8000-00000000000${n}`;

/** The forms that functions and calls of the kit have: unions, `users`, functions of functions, calls in joins and in arguments. */
const OWN = {
  'signins.yaml': `id: ${id(1)}
kind: Function
name: Kit_Signins
description: Sign-ins.
parameters:
  - { name: lookback, type: timespan, description: How far back. }
  - { name: users, type: dynamic, default: "dynamic(['*'])", description: Whose. }
query: |
  let Wanted = print User = users | mv-expand User to typeof(string) | project User;   // one each
  union isfuzzy=true
      (SigninLogs | where TimeGenerated > ago(lookback) | project TimeGenerated, UserId, IPAddress, Interactive = true),
      // In the background.
      (AADNonInteractiveUserSignInLogs | where TimeGenerated > ago(lookback) | project TimeGenerated, UserId, IPAddress, Interactive = false)
  | where tostring(users[0]) == '*' or UserId in (Wanted)
`,
  'places.yaml': `id: ${id(2)}
kind: Function
name: Kit_Places
description: Where people were before.
parameters:
  - { name: users, type: dynamic, description: Whose. }
  - { name: until, type: timespan, default: 3h, description: How long ago that ends. }
query: |
  Kit_Signins(14d, users)
  | where TimeGenerated < ago(until)
  | distinct UserId, IPAddress
`,
  'rule.yaml': `id: ${id(3)}
kind: Scheduled
name: Somebody at a new address
description: An address that the person never had.
severity: Low
queryFrequency: 1h
queryPeriod: 14d
triggerOperator: gt
triggerThreshold: 0
query: |
  let Nobody = 'nobody';
  let Recent = materialize(Kit_Signins(3h) | where UserId != Nobody);
  let People = toscalar(Recent | summarize make_set(UserId));
  Recent
  | join kind=leftanti (Kit_Places(People)) on UserId, IPAddress
  | join kind=leftanti (Kit_Signins(3h) | where UserId in (Kit_Places(People, 10d) | project UserId)) on UserId
  | project UserId, IPAddress
tests:
  - name: an address that is new for a
    match: true
    rows: 1
    expect: [{ UserId: a, IPAddress: 203.0.113.9 }]
    events: &events
      SigninLogs:
        - { TimeGenerated: -1h, UserId: a, IPAddress: 203.0.113.9 }
        - { TimeGenerated: -1h, UserId: b, IPAddress: 198.51.100.1 }
      AADNonInteractiveUserSignInLogs:
        - { TimeGenerated: -2d, UserId: a, IPAddress: 198.51.100.1 }
        - { TimeGenerated: -3d, UserId: b, IPAddress: 198.51.100.1 }
  - name: one that a had before
    match: false
    events:
      SigninLogs:
        - { TimeGenerated: -1h, UserId: a, IPAddress: 203.0.113.9 }
        - { TimeGenerated: -2d, UserId: a, IPAddress: 203.0.113.9 }
`,
};

test('a rule finds what it finds when its functions, those of functions too, are written out', async () => {
  const sources = Object.entries(OWN).map(([name, text]) => YamlSource.parse(name, text));
  const read = readSources(sources);
  const rule = read.rules.find(({ alert }) => alert)!;
  const inlined = await inlineRule(rule, declared(read));
  if ('refused' in inlined) throw new Error(inlined.refused);
  expect(inlined).toMatchObject({ functions: ['Kit_Places', 'Kit_Signins'] });
  expect(inlined.wrong).toBeUndefined();
  const tests = rule.tests as readonly unknown[];
  expect(await wrongCases(OWN, 2)).toEqual([]);
  expect(await wrongCases({ 'rule.yaml': withQuery(sources[2]!, inlined.query, tests) }, 2)).toEqual([]);
}, 300_000);

/** Of rules that are too long to be printed so many are run, the shortest: they take long. */
const LONG_ONES = 2;

test('the shipped rules that call functions can be written out, are proven, and find the same', async () => {
  const sources = findRuleFiles([rulesFolder]).files.map((path) => YamlSource.read(path));
  const read = readSources(sources);
  const written: { readonly rule: Rule; readonly query: string }[] = [];
  for (const rule of read.rules.filter(({ alert, hunting }) => alert ?? hunting)) {
    const inlined = await inlineRule(rule, declared(read));
    if ('refused' in inlined) throw new Error(`${rule.file}: ${inlined.refused}`);
    const { query, functions, wrong } = inlined;
    if (functions.length === 0) expect(query).toBe(rule.query);
    else written.push({ rule, query });
    // The language service does not look at what refers to tables too often; Sentinel takes nothing of that length.
    const isUnseen = query.length > ruleBounds.query.max && wrong?.code === expandsTooFar.definition.code;
    expect([rule.file, isUnseen ? undefined : wrong]).toEqual([rule.file, undefined]);
  }
  expect(written.length).toBeGreaterThan(0);
  const tested = written
    .filter(({ rule }) => Array.isArray(rule.tests))
    .sort((a, b) => a.query.length - b.query.length);
  const short = tested.filter(({ query }) => query.length <= ruleBounds.query.max);
  const files: Record<string, string> = {};
  let expected = 0;
  for (const { rule, query } of tested.slice(0, short.length + LONG_ONES)) {
    const cases = rule.tests as readonly { readonly match?: boolean }[];
    const sample = [true, false].flatMap((match) => cases.find((one) => one.match === match) ?? []);
    const source = sources.find(({ file }) => file === rule.file)!;
    files[rule.file.split('/').at(-1)!] = withQuery(source, query, sample);
    expected += sample.length;
  }
  expect(await wrongCases(files, expected)).toEqual([]);
}, 900_000);

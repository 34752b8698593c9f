import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { kitRoot, outputFolder } from '../../lib/files/root';
import { YamlSource } from '../../lib/files/source';
import { reportProblems } from '../../lib/report/problems';
import { folderWith, freshFolder, minimal, ONE_RULE } from '../environment/workbench';

/** An environment that compiles one small rule of its own. */
function environment(more = ''): string {
  const rules = folderWith({ 'quiet.yaml': ONE_RULE });
  return `${minimal}rules: { sources: [${JSON.stringify(rules)}] }\n${more}`;
}

const freshOut = () => join(freshFolder(), 'cdktf.out');

describe('synthesis', () => {
  test('writes two stacks per environment and counts what is in them', async () => {
    const outdir = freshOut();
    const { problems, summaries } = await synthesizeKit({ folder: folderWith({ 'one.yaml': environment() }), outdir });
    expect(problems).toEqual([]);
    expect(readdirSync(join(outdir, 'stacks')).sort()).toEqual(['one-detections', 'one-foundation']);
    expect(summaries[0]!.stacks[1]).toEqual({
      name: 'one-detections',
      resources: { azurerm_sentinel_alert_rule_scheduled: 1 },
    });
    expect(summaries[0]!.rules).toMatchObject([{ name: 'Quiet', status: 'deployed', reasons: [] }]);
  });

  test('withholds a rule whose table has no source, with the whole chain of reasons', async () => {
    const folder = folderWith({ 'one.yaml': environment('diagnostics: { categories: [AuditLogs] }\n') });
    const { summaries } = await synthesizeKit({ folder, outdir: freshOut() });
    expect(summaries[0]!.rules).toMatchObject([
      {
        status: 'withheld',
        reasons: ['SigninLogs <- SignInLogs, a log category that is not exported to this workspace'],
      },
    ]);
  });

  test('leaves cdktf.out as it was when anything is wrong anywhere', async () => {
    const outdir = freshOut();
    const good = { 'one.yaml': environment() };
    await synthesizeKit({ folder: folderWith(good), outdir });
    const before = snapshot(outdir);
    const bad = folderWith({ ...good, 'two.yaml': 'tenant: [\n' });
    const { problems, summaries } = await synthesizeKit({ folder: bad, outdir, patterns: ['one'] });
    expect(problems.map((p) => p.code)).toContain('file/invalid-yaml');
    expect(summaries).toEqual([]);
    expect(snapshot(outdir)).toEqual(before);
  });

  test('reads a file once for all environments, though each declares tables of its own', async () => {
    const sources = environment();
    const declared = (table: string) =>
      sources.replace('sources:', `tables: { ${table}: { TimeGenerated: datetime } }, sources:`);
    const folder = folderWith({ 'one.yaml': declared('One_CL'), 'two.yaml': declared('Two_CL') });
    const read = jest.spyOn(YamlSource, 'read');
    const { problems, summaries } = await synthesizeKit({ folder, outdir: freshOut() });
    expect(problems).toEqual([]);
    expect(summaries).toHaveLength(2);
    expect(read.mock.calls.filter(([path]) => path.endsWith('quiet.yaml'))).toHaveLength(1);
    read.mockRestore();
  });

  test('reports a folder of rules that is not there at the line that names it', async () => {
    const folder = folderWith({ 'one.yaml': `${minimal}rules: { sources: [../nowhere] }\n` });
    const { problems } = await synthesizeKit({ folder, outdir: freshOut() });
    expect(problems).toMatchObject([{ code: 'environment/missing-rules', line: 5, column: 20 }]);
  });

  test.each([
    ['cdktf.out when CDKTF_OUTDIR is empty', '', join(kitRoot, 'cdktf.out')],
    ['the folder that CDKTF_OUTDIR names, beside cdktf.json', 'elsewhere', join(kitRoot, 'elsewhere')],
    ['the folder that CDKTF_OUTDIR names whole', '/tmp/elsewhere', '/tmp/elsewhere'],
  ])('writes to %s, wherever the command runs', (_what, variable, written) => {
    const before = process.cwd();
    process.chdir(freshFolder());
    process.env.CDKTF_OUTDIR = variable;
    try {
      expect(outputFolder()).toBe(written);
    } finally {
      process.chdir(before);
      delete process.env.CDKTF_OUTDIR;
    }
  });

  test('does not even make the folder for bad input', async () => {
    const outdir = freshOut();
    await synthesizeKit({ folder: folderWith({ 'one.yaml': 'location: 5\n' }), outdir });
    expect(existsSync(outdir)).toBe(false);
  });

  describe('keeping going', () => {
    const two = () => environment().replace('subscriptionId: 2', 'subscriptionId: 3');

    test.each([
      ['broken YAML', () => 'tenant: [\n', 'file/invalid-yaml'],
      ['a mistake of its own', () => `${two()}clod: public\n`, 'environment/unknown-key'],
      ['a broken rule', () => `${two()}`.replace(/sources: .*/, 'sources: [torn.rules] }'), 'file/invalid-yaml'],
      ['the workspace of another', () => environment('naming: { prefix: ttk-one }\n'), 'environment/duplicate'],
    ])('writes the others when one has %s, and leaves what stood of that one', async (_what, mistake, code) => {
      const outdir = freshOut();
      await synthesizeKit({ folder: folderWith({ 'two.yaml': two() }), outdir });
      const before = readFileSync(join(outdir, 'stacks/two-detections/cdk.tf.json'), 'utf8');
      const folder = folderWith({ 'one.yaml': environment(), 'two.yaml': mistake(), 'torn.rules/a.yaml': 'id: [\n' });
      const strict = await synthesizeKit({ folder, outdir });
      expect([strict.summaries, strict.left]).toEqual([[], ['one', 'two']]);
      const { problems, summaries, left } = await synthesizeKit({ folder, outdir, keepGoing: true });
      expect(problems.map((problem) => problem.code)).toContain(code);
      expect(summaries.map((summary) => summary.environment)).toEqual(['one']);
      expect(left).toEqual(['two']);
      expect(readFileSync(join(outdir, 'stacks/two-detections/cdk.tf.json'), 'utf8')).toBe(before);
      expect(Object.keys(JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')).stacks)).toHaveLength(4);
    });

    test('writes nothing for a name that is none', async () => {
      const outdir = freshOut();
      const folder = folderWith({ 'one.yaml': environment() });
      const { summaries } = await synthesizeKit({ folder, outdir, patterns: ['one', 'too'], keepGoing: true });
      expect(summaries).toEqual([]);
      expect(existsSync(outdir)).toBe(false);
    });
  });

  test('writes the same bytes twice, and removes the stacks of environments that are gone', async () => {
    const outdir = freshOut();
    const folder = folderWith({ 'one.yaml': environment() });
    await synthesizeKit({ folder, outdir });
    const before = snapshot(outdir);
    mkdirSync(join(outdir, 'stacks', 'old-foundation'));
    writeFileSync(join(outdir, 'stacks', 'old-foundation', 'cdk.tf.json'), '{}');
    await synthesizeKit({ folder, outdir });
    expect(snapshot(outdir)).toEqual(before);
  });
});

function snapshot(outdir: string): Record<string, string> {
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  return Object.fromEntries(
    files.map((f) => [join(f.parentPath, f.name), readFileSync(join(f.parentPath, f.name), 'utf8')]),
  );
}

test('problems are reported with place, code, cure and a count, in the order of reading', async () => {
  const folder = folderWith({
    'one.yaml': `${minimal}workspace:\n  retentionDay: 30\nclod: public\n`,
    'two.yaml': 'location: WestEurope\n',
  });
  const { problems } = await synthesizeKit({ folder, outdir: freshOut() });
  const lines: string[] = [];
  const exitCode = reportProblems(problems, (line) => lines.push(line.replaceAll(`${folder}/`, '')));
  expect(exitCode).toBe(1);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "one.yaml:6:3  environment/unknown-key  'retentionDay' is not a key of 'workspace'; allowed: dailyCapGb, existing, localAuthentication, otherTables, reservationGbPerDay, retentionDays, sku, tables
        Did you mean 'retentionDays'?
    one.yaml:7:1  environment/unknown-key  'clod' is not a key of this file; allowed: abstract, access, authentication, automation, backend, capabilities, cloud, connectors, costs, description, diagnostics, extends, location, lock, naming, resourceGroup, rules, sentinel, subscriptionId, tags, tenant, watchlists, workbooks, workspace
        Did you mean 'cloud'?
    two.yaml:1:1  environment/missing-value  'tenant' is missing or empty: which directory, and what it owns
        Add 'tenant:' with a value.
    two.yaml:1:1  environment/missing-value  'subscriptionId' is missing or empty: where the workspace lies
        Add 'subscriptionId:' with a value.
    two.yaml:1:11  environment/invalid-value  'location' should be a region in its short form, such as westeurope, got 'WestEurope'
        Write a value as the message allows it.
    5 errors. Nothing was written."
  `);
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'yaml';
import { run } from '../../cli/commands/rules';
import { kitRoot } from '../../lib/files/root';
import { folderWith } from '../environment/workbench';

let printed: string[];
let reported: string[];
beforeEach(() => {
  printed = [];
  reported = [];
  jest.spyOn(console, 'log').mockImplementation((text) => printed.push(text));
  jest.spyOn(console, 'error').mockImplementation((text) => reported.push(text));
});
afterEach(() => jest.restoreAllMocks());

interface Row {
  readonly environment: string;
  readonly file: string;
  readonly status: string;
  readonly kind: string;
  readonly severity: string | null;
  readonly tables: readonly string[];
  readonly reasons: readonly string[];
  readonly gbReadPerDay: number | null;
}

async function rows(environment: string[]): Promise<Row[]> {
  expect(await run([], { environment, format: 'json' })).toBe(0);
  return JSON.parse(printed.join('\n'));
}

test('a machine reads one entry for each rule of each environment', async () => {
  const listed = await rows(['demo', 'fabrikam-*']);
  expect([...new Set(listed.map((row) => row.environment))]).toEqual(['demo', 'fabrikam-p1']);
  for (const row of listed) {
    const keys = ['environment', 'file', 'id', 'name', 'kind', 'severity', 'tables', 'status', 'reasons', 'leftOut'];
    expect(Object.keys(row)).toEqual([...keys, 'gbReadPerDay']);
    // fabrikam-p1 does not say what comes in.
    const runs = row.status === 'deployed' && row.severity !== null && row.environment === 'demo';
    expect([row.file, row.gbReadPerDay]).toEqual([row.file, runs ? expect.any(Number) : null]);
    expect(['deployed', 'withheld', 'disabled']).toContain(row.status);
    expect(row.reasons.length === 0).toBe(row.status === 'deployed');
    if (row.kind === 'Scheduled' || row.kind === 'NRT')
      expect(row.severity).toMatch(/^(High|Medium|Low|Informational)$/);
    if (row.kind === 'Function') expect(row.severity).toBeNull();
  }
  const here = (environment: string) => listed.filter((row) => row.environment === environment).length;
  expect(here('demo')).toBe(here('fabrikam-p1'));
});

test('what a tenant without P2 cannot have is withheld with the whole chain', async () => {
  const withheld = (await rows(['fabrikam-p1'])).filter((row) => row.tables.includes('AADUserRiskEvents'));
  expect(withheld.length).toBeGreaterThan(0);
  for (const row of withheld.filter(({ kind }) => kind !== 'Function')) {
    expect(row.status).toBe('withheld');
    // Or behind a function.
    expect(row.reasons.join('\n')).toContain('AADUserRiskEvents <- UserRiskEvents <- EntraP2, tenant has EntraP1');
  }
});

test('a person reads a table that fits 80 columns, with the reasons', async () => {
  expect(await run([], { environment: ['fabrikam-p1'] })).toBe(0);
  const lines = printed.join('\n').split('\n');
  expect(lines[0]).toMatch(/^fabrikam-p1: \d+ of \d+ rules deployed {2}\(\+ deployed {2}- withheld/);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(lines).toContain('      withheld: AADUserRiskEvents <- UserRiskEvents <- EntraP2, tenant has');
});

test('an environment that does not exist is an error, and nothing is listed', async () => {
  expect(await run([], { environment: ['fabrikam-p2'], format: 'json' })).toBe(2);
  expect(printed).toEqual([]);
  expect(reported.join('\n')).toContain('environment/unknown');
});

test('as a process it prints JSON and nothing else', () => {
  const ttk = join(kitRoot, 'cli', 'ttk.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [ttk, 'rules', '--environment', 'demo', '--format', 'json'],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout).length).toBeGreaterThan(0);
});

describe('--inline', () => {
  const rule = (query: string) => `id: 7d1c0000-0000-4000-8000-000000000001
name: Taken elsewhere
description: Rows.
severity: Low
kind: Scheduled
queryFrequency: 1h
queryPeriod: 1d
triggerOperator: gt
triggerThreshold: 0
reads: [{ table: AuditLogs, days: 1 }]
tags: ['playbook: INV-4']
query: |
  ${query}
tests: [{ name: x, match: false }]
`;
  const file = (query: string) => `${folderWith({ 'elsewhere.yaml': rule(query) })}/elsewhere.yaml`;
  const called = 'TokenTheft_SecurityInfoChangesOfVips(1d)\n  | project TargetName';

  test('prints a rule of the ecosystem: its functions in the query, and nothing that only this kit knows', async () => {
    expect(await run([], { inline: file(called) })).toBe(0);
    const printed1 = parse(printed.join('\n'));
    expect(Object.keys(printed1)).toEqual([
      ...['id', 'name', 'description', 'severity', 'kind', 'queryFrequency', 'queryPeriod'],
      ...['triggerOperator', 'triggerThreshold', 'tags', 'query'],
    ]);
    expect(printed1.query).toMatch(
      /^let lookback\d* = 1d;\n[\s\S]*\nSecurityInfoChangesOfVips\n\| project TargetName\n$/,
    );
    expect(printed1.query).not.toContain('TokenTheft_');
  });

  test('says for a machine which functions are in it, and how long it is', async () => {
    expect(await run([], { inline: file(called), format: 'json' })).toBe(0);
    const { name, functions, length, query, rule: content } = JSON.parse(printed.join('\n'));
    expect([name, functions, length]).toEqual([
      'Taken elsewhere',
      ['TokenTheft_SecurityInfoChangesOfVips'],
      query.length,
    ]);
    expect(content).toMatchObject({ name, query });
  });

  test('refuses what is longer than Sentinel takes, and says how long it is', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `'somebody-with-a-long-name-${i}'`).join(', ');
    expect(await run([], { inline: file(`${called} | where TargetName in (${many})`) })).toBe(1);
    expect(printed).toEqual([]);
    expect(reported.join(' ')).toMatch(
      /has 1\d,\d{3} characters with TokenTheft_SecurityInfoChangesOfVips written out; Sentinel takes 10,000/,
    );
  });

  test('finds a rule by id and by name, and says what it does not find', async () => {
    expect(await run([], { inline: 'Attacker indicators in Office activity', format: 'json' })).toBe(0);
    const { id, file: found } = JSON.parse(printed.join('\n'));
    expect(found).toBe('rules/hunting/inv-14-indicators-office.yaml');
    expect(await run([], { inline: String(id).toUpperCase(), format: 'json' })).toBe(0);
    expect(await run([], { inline: 'inv-14-indicators-ofice' })).toBe(1);
    expect(reported.join(' ')).toContain("Did you mean 'inv-14-indicators-office'?");
  });

  test('prints no function by itself', async () => {
    expect(await run([], { inline: 'TokenTheft_SecurityInfoChangesOfVips' })).toBe(1);
    expect(reported.join(' ')).toContain('There is no analytic rule or hunting query');
  });
});

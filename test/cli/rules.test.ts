import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { run } from '../../cli/commands/rules';
import { kitRoot } from '../../lib/files/root';

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
    const runs = row.status === 'deployed' && row.severity !== null;
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

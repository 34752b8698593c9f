import { join } from 'node:path';
import type { Supply } from '../../../../lib/environment/model/environment';
import { isNote } from '../../../../lib/files/problem';
import { rulesFolder } from '../../../../lib/files/root';
import type { Compilation } from '../../../../lib/rules/compile';
import { compileRules } from '../../../../lib/rules/compile';
import { type ProvenWorkbooks, proveWorkbooks } from '../../../../lib/rules/kinds/workbook/prove';
import { resolveWorkbooks } from '../../../../lib/rules/kinds/workbook/resolve';
import { selectRules } from '../../../../lib/rules/select/selection';
import { workbook, workbookText } from './workbench';

let compilation: Compilation;
let proven: ProvenWorkbooks;
beforeAll(async () => {
  const folders = ['functions', 'investigation', 'watchlists', 'workbooks'].map((name) => join(rulesFolder, name));
  compilation = await compileRules(folders);
  proven = await proveWorkbooks(compilation.workbooks, compilation.declarations);
});

const none = { tables: [], functions: [], watchlists: [] };
const everything: Supply = {
  licences: new Set(),
  declaredLicences: [],
  logCategories: new Set(),
  connectors: [],
  capabilities: new Set(),
  otherTables: ['*'],
  customTables: [],
  basicTables: [],
};
const locate = () => ({ file: 'contoso.yaml' });
const environment = (supply: Supply) => ({
  names: { workbook: 'Token theft investigation' },
  ids: { workspace: '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w' },
  supply,
});
function resolve(supply: Supply) {
  const rules = selectRules(
    { supply, rules: { overrides: [] }, sentinel: { portal: 'defender' }, locate },
    compilation,
  );
  return resolveWorkbooks(environment(supply), { proven, declaredTables: compilation.declaredTables, rules });
}

describe('the investigation workbook', () => {
  it('has no mistake, in its form or in any query', () => {
    expect(compilation.problems.filter((problem) => !isNote(problem))).toEqual([]);
    expect(proven.problems).toEqual([]);
  });

  it('calls an investigation function in every tile', () => {
    expect(proven.analyses.size).toBeGreaterThan(25);
    const ofInvestigation = compilation.rules.filter(({ file }) => file.includes('/investigation/'));
    const aliases = ofInvestigation.map((rule) => rule.function?.alias);
    for (const [tile, { functions }] of proven.analyses) {
      const called = functions.filter((name) => aliases.includes(name));
      expect([tile.title, called]).toEqual([tile.title, [expect.stringMatching(/^TokenTheft_/)]]);
    }
  });

  it('is complete where every log arrives, and each tile names its logs', () => {
    const [spec] = resolve(everything);
    expect(spec).toMatchObject({ displayName: 'Token theft investigation', omitted: [] });
    const messages = JSON.stringify(spec?.content).match(/"noDataMessage":"[^"]+"/g) ?? [];
    expect(messages).toHaveLength(proven.analyses.size);
    for (const message of messages) expect(message).toMatch(/see whether the log arrives: [A-Z]\w+ from /);
  });

  it('says on each tile without a log why it is not there', () => {
    const only = { ...everything, otherTables: ['SigninLogs', 'AADNonInteractiveUserSignInLogs', 'AuditLogs'] };
    const [spec] = resolve(only);
    expect(spec?.omitted.map(({ tile }) => tile)).toContain('User: Mail rules and forwarding');
    expect(spec?.omitted.map(({ tile }) => tile)).not.toContain('User: Sign-ins by place');
    expect(spec?.omitted.find(({ tile }) => tile === 'Device: Alerts about token theft')?.reason).toMatch(
      /^TokenTheft_AlertsOfDevice: AlertEvidence <- /,
    );
  });
});

describe('a mistake in a query', () => {
  const tabsOf = (query: string, visualization = 'table') => ({
    tabs: `[ { name: One, tiles: [ { title: T, visualization: ${visualization}, query: ${JSON.stringify(query)} } ] } ]`,
  });
  const prove = (query: string, visualization?: string) =>
    proveWorkbooks([workbook(tabsOf(query, visualization))], () => none);

  it('is found behind placeholders, at its place in the file', async () => {
    const query = "SigninLogs | where UserPrincipalName == '{User}' and Usr == 1";
    const [problem] = (await prove(query)).problems;
    expect(problem).toMatchObject({ severity: 'error', file: 'workbook.yaml', line: 6 });
    const line = workbookText(tabsOf(query)).split('\n')[5]!;
    expect(line.slice(problem!.column - 1, problem!.endColumn - 1)).toBe('Usr');
  });

  it('is a map without coordinates', async () => {
    const { problems } = await prove('SigninLogs | summarize Size = count() by Label = Location', 'map');
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'workbook/map-columns',
        message: expect.stringContaining('Latitude, Longitude'),
      }),
    ]);
  });
});

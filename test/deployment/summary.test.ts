import { summaryText } from '../../cli/summary';
import type { Deployment } from '../../lib/deployment/deployment';
import { ruleLines, summarize } from '../../lib/deployment/summary';
import type { CompiledRule } from '../../lib/rules/read/model';
import { minimal, readFolder } from '../environment/workbench';
import { analyser, compiled, ID, scheduled } from '../rules/help';

let alert: CompiledRule;
let hunt: CompiledRule;
let saved: CompiledRule;
beforeAll(async () => {
  const kql = analyser({ tables: ['AuditLogs', 'SigninLogs'] });
  const attack = 'tactics: [CredentialAccess]\nrelevantTechniques: [T1528]\n';
  const tested = "tags: ['playbook: TRG-1']\ntests: [{ name: a, match: true }, { name: b, match: false }]\n";
  alert = await compiled(scheduled(attack + tested), kql, 'rules/b.yaml');
  hunt = await compiled(`id: ${ID}\nname: Hunt\nquery: T\n`, kql, 'rules/c.yaml');
  saved = await compiled(`id: ${ID}\nname: Fn\nkind: Function\nquery: T\n`, kql, 'rules/a.yaml');
});

function deployment(text = '', more: Partial<Deployment> = {}): Deployment {
  const { environments, reported } = readFolder({ 'one.yaml': text.includes('tenant:') ? text : minimal + text });
  expect(reported).toEqual([]);
  const none = { deployed: [], withheld: [], disabled: [], notes: [], watchlists: [], automation: [] };
  return {
    environment: environments[0]!,
    ...none,
    omittedAutomation: [],
    workbooks: [],
    sources: { rules: [], rows: [] },
    places: { keys: new Map(), rules: new Map() },
    ...more,
  };
}

test('every rule has a line, in the order of the files, with what became of it and why', () => {
  const lines = ruleLines(
    deployment('', {
      deployed: [hunt],
      withheld: [{ rule: alert, reasons: ['one', 'two'], waitsFor: ['one', 'two'], keys: [['a'], ['b']] }],
      disabled: [{ rule: saved, reason: 'too loud' }],
    }),
  );
  const tables = ['AuditLogs', 'SigninLogs'];
  expect(lines).toEqual([
    {
      file: 'rules/a.yaml',
      id: ID,
      name: 'Fn',
      kind: 'Function',
      playbook: [],
      tables,
      status: 'disabled',
      reasons: ['too loud'],
      tests: 0,
      tactics: [],
      techniques: [],
    },
    {
      file: 'rules/b.yaml',
      id: ID,
      name: 'A rule',
      kind: 'Scheduled',
      severity: 'Medium',
      playbook: ['TRG-1'],
      tables,
      status: 'withheld',
      reasons: ['one', 'two'],
      tests: 2,
      // Of a deployed rule they stand in its resource.
      tactics: ['CredentialAccess'],
      techniques: ['T1528'],
    },
    {
      file: 'rules/c.yaml',
      id: ID,
      name: 'Hunt',
      kind: 'Hunting',
      playbook: [],
      tables,
      status: 'deployed',
      reasons: [],
      tests: 0,
    },
  ]);
});

test('the summary names environment, tenant, cloud, portal and stacks, and notes all that is left out', () => {
  const workbook = { file: 'rules/w.yaml', name: ID, displayName: 'W', description: '', content: {} };
  const stacks = [{ name: 'one-foundation', resources: { azurerm_resource_group: 1 } }];
  const found = summarize(
    deployment('', {
      deployed: [alert],
      notes: [{ rule: alert, note: 'something is not there' }],
      omittedAutomation: [{ file: 'rules/d.yaml', name: 'Assign', reason: 'no owner' }],
      workbooks: [{ ...workbook, omitted: [{ tile: 'Map', reason: 'no table' }] }],
    }),
    stacks,
    ['From a stack.'],
  );
  expect(found).toMatchObject({
    environment: 'one',
    tenant: 'Contoso',
    cloud: 'Azure',
    portal: 'defender',
    stacks,
    rules: [{ name: 'A rule', status: 'deployed' }],
    notes: [
      'From a stack.',
      'A rule: something is not there.',
      "Left out: the automation rule 'Assign': no owner.",
      "The tile 'Map' of the workbook stays empty: no table.",
    ],
  });
});

describe('the steps that a person takes', () => {
  const steps = (text?: string) => summarize(deployment(text), [], []).manualSteps;
  const without = minimal.replace('[M365E5, WorkloadIdPremium]', '[]');
  const items = (text?: string) => steps(text).map(({ item }) => item);

  it('are those of preparing, not those of an incident, what is deployed or what is optional', () => {
    expect(items()).toEqual(['REC-1', 'REC-2', 'REC-3', 'REC-4', 'REC-5', 'TRG-5']);
  });

  it('have where to do it and what proves it done', () => {
    for (const step of steps()) expect([step.item, step.where, step.proof, step.title]).not.toContain('');
  });

  it('leave out the one of Defender XDR for a tenant that has it not', () => {
    expect(items(without)).toEqual(['REC-1', 'REC-2', 'REC-3', 'REC-4', 'REC-5']);
  });

  it('are declared by the capability that the environment names, or by its licences', () => {
    const declared = (text?: string) => steps(text).flatMap((step) => (step.declared ? step.item : []));
    expect(declared(without)).toEqual([]);
    expect(declared()).toEqual(['REC-4']);
    expect(declared('capabilities: { unifiedAuditLog: true }\n')).toEqual(expect.arrayContaining(['REC-4']));
    expect(declared('capabilities: { unifiedAuditLog: true }\n')).toHaveLength(2);
  });
});

test('rules that wait for the same are one line, with the key that would change it', () => {
  const summary = summarize(
    deployment('', {
      withheld: [
        {
          rule: alert,
          reasons: ['SigninLogs <- off', 'AuditLogs <- off'],
          waitsFor: ['SigninLogs', 'AuditLogs'],
          keys: [['diagnostics.enabled'], ['diagnostics.enabled']],
        },
        { rule: saved, reasons: ['Fn <- AuditLogs <- off'], waitsFor: ['AuditLogs'], keys: [['diagnostics.enabled']] },
        {
          rule: hunt,
          reasons: ['OfficeActivity <- off'],
          waitsFor: ['OfficeActivity'],
          keys: [['connectors.office365']],
        },
      ],
    }),
    [],
    [],
  );
  expect(summary.withheld).toEqual([
    { rules: [alert.name, saved.name], waitsFor: ['AuditLogs', 'SigninLogs'], keys: [['diagnostics.enabled']] },
    { rules: [hunt.name], waitsFor: ['OfficeActivity'], keys: [['connectors.office365']] },
  ]);
  const text = summaryText(summary).replace(/\s+/g, ' ');
  expect(text).toContain(
    'withheld: 2 rules for AuditLogs and SigninLogs; diagnostics.enabled would change it, or workspace.otherTables where something else ships it',
  );
  expect(text).toContain('withheld: 1 rule for OfficeActivity; connectors.office365 would change it');
});

test('what rules read a day follows from the volumes of the environment, and the summary names those that read the most', () => {
  const of = (more: string) => summarize(deployment(more, { deployed: [alert, saved, hunt] }), [], []);
  expect(of('').rules.some((line) => 'gbReadPerDay' in line)).toBe(false);
  const costs = 'costs: { expectedGbPerDay: 1, gbPerDay: { AuditLogs: 10, SigninLogs: 20 } }\n';
  const summary = of(costs);
  const line = summary.rules.find(({ name }) => name === alert.name);
  // An hourly rule that looks back an hour reads what arrives.
  expect(line?.gbReadPerDay).toBe(30);
  expect(summaryText(summary)).toContain(`they read about 30 GB a day, the most: ${alert.name} (30 GB)`);
});

import type { Deployment } from '../../lib/deployment/deployment';
import { makePlan } from '../../lib/deployment/plan';
import { summarize } from '../../lib/deployment/summary';
import { isError } from '../../lib/files/problem';
import { folderWith, minimal } from '../environment/workbench';

const id = (n: number) => `7d1c0000-0000-4000-8000-00000000000${n}`;

const savedFunction = (n: number, name: string, query: string) =>
  `id: ${id(n)}\nname: ${name}\nkind: Function\ndescription: Rows.\nquery: |\n  ${query.replaceAll('\n', '\n  ')}\n`;

const hunt = (n: number, query: string) => `id: ${id(n)}\nname: Hunt ${n}\ndescription: Rows.\nquery: ${query}\n`;

/** Without the connector of Office and without streaming: OfficeActivity and CloudAppEvents are shipped by nobody. */
async function plan(files: Record<string, string>, environment = 'rules: { sources: [../rules] }\n') {
  const named = Object.entries(files).map(([name, text]) => [`rules/${name}.yaml`, text]);
  const folder = folderWith({ 'environments/one.yaml': minimal + environment, ...Object.fromEntries(named) });
  const { deployments, problems } = await makePlan(`${folder}/environments`, []);
  return { deployment: deployments[0]!, problems: problems.filter(isError) };
}

const queryOf = ({ deployed }: Deployment, name: string) => deployed.find((rule) => rule.name === name)?.query.trim();
const reasonsOf = ({ withheld }: Deployment, name: string) => withheld.find(({ rule }) => rule.name === name)?.reasons;

const both = 'union isfuzzy=true\n    (SigninLogs | project UserId), // people\n    (OfficeActivity | project UserId)';

describe('an operand of which nobody ships the table', () => {
  it.each([
    [both, 'union isfuzzy=true\n    (SigninLogs | project UserId)'],
    [
      'union isfuzzy=true (OfficeActivity | project UserId), (SigninLogs | project UserId)',
      'union isfuzzy=true (SigninLogs | project UserId)',
    ],
    [
      'union isfuzzy=true (SigninLogs | project Id), (OfficeActivity), (AuditLogs | project Id) | take 5',
      'union isfuzzy=true (SigninLogs | project Id), (AuditLogs | project Id) | take 5',
    ],
    [
      'let office = OfficeActivity | project UserId;\nunion isfuzzy=true (SigninLogs | project UserId), office',
      'union isfuzzy=true (SigninLogs | project UserId)',
    ],
    [
      'AuditLogs | project Id | union isfuzzy=true (union isfuzzy=true (SigninLogs | project Id), (OfficeActivity)), CloudAppEvents',
      'AuditLogs | project Id | union isfuzzy=true (union isfuzzy=true (SigninLogs | project Id))',
    ],
  ])(
    'is left out of %s',
    async (query, left) => {
      const { deployment, problems } = await plan({ fn: savedFunction(1, 'Fn', query) });
      expect([problems, reasonsOf(deployment, 'Fn')]).toEqual([[], undefined]);
      expect(queryOf(deployment, 'Fn')).toBe(left);
      expect(deployment.deployed[0]!.function!.query).toBe(deployment.deployed[0]!.query);
    },
    30_000,
  );

  it('stays where somebody ships it', async () => {
    const { deployment } = await plan(
      { fn: savedFunction(1, 'Fn', both) },
      'rules: { sources: [../rules] }\nconnectors: { office365: {} }\n',
    );
    expect(queryOf(deployment, 'Fn')).toBe(both);
    expect(deployment.deployed[0]!.leftOut).toBeUndefined();
  });

  it('withholds a function that reads the table elsewhere too, or has nothing left, and all that calls it', async () => {
    const off = 'OfficeActivity <- office365, a connector that is off';
    const streamed = 'CloudAppEvents <- xdrEventStreaming, a capability that is not declared';
    const { deployment, problems } = await plan({
      elsewhere: savedFunction(1, 'Elsewhere', `${both} | join (OfficeActivity) on UserId`),
      nothing: savedFunction(2, 'Nothing', 'union isfuzzy=true (OfficeActivity), (CloudAppEvents)'),
      caller: savedFunction(3, 'Caller', 'Nothing | take 1'),
      hunt: hunt(4, 'Caller | take 1'),
    });
    expect(problems).toEqual([]);
    expect(deployment.deployed).toEqual([]);
    expect(reasonsOf(deployment, 'Elsewhere')).toEqual([off]);
    expect(reasonsOf(deployment, 'Nothing')).toEqual([off, streamed]);
    expect(reasonsOf(deployment, 'Hunt 4')).toEqual([
      `Caller <- Nothing <- ${off}`,
      `Caller <- Nothing <- ${streamed}`,
    ]);
    expect(deployment.withheld.find(({ rule }) => rule.name === 'Hunt 4')!.waitsFor).toEqual([
      'OfficeActivity',
      'CloudAppEvents',
    ]);
  });

  it('does not hold back who calls the function, unless the caller reads the table itself', async () => {
    const { deployment, problems } = await plan({
      fn: savedFunction(1, 'Fn', both),
      outer: savedFunction(2, 'Outer', 'union isfuzzy=true (Fn), (Gone)'),
      gone: savedFunction(3, 'Gone', 'OfficeActivity | project UserId'),
      through: hunt(4, 'Outer | take 1'),
      itself: hunt(5, 'union isfuzzy=true (Fn), (OfficeActivity | project UserId)'),
    });
    expect(problems).toEqual([]);
    expect(deployment.deployed.map(({ name }) => name).sort()).toEqual(['Fn', 'Hunt 4', 'Outer']);
    expect(queryOf(deployment, 'Outer')).toBe('union isfuzzy=true (Fn)');
    const caller = deployment.deployed.find(({ name }) => name === 'Hunt 4')!;
    expect(caller.analysis.tables).toEqual(['SigninLogs']);
    expect(caller.analysis.functions).toEqual(['Fn', 'Outer']);
    expect(caller.leftOut).toEqual([
      'Fn <- OfficeActivity <- office365, a connector that is off',
      'Outer <- Gone <- OfficeActivity <- office365, a connector that is off',
    ]);
    expect(reasonsOf(deployment, 'Hunt 5')).toEqual(['OfficeActivity <- office365, a connector that is off']);
  });

  it('is told once for the function in the summary, and with each rule', async () => {
    const { deployment } = await plan({ fn: savedFunction(1, 'Fn', both), hunt: hunt(2, 'Fn | take 1') });
    const { notes, rules } = summarize(deployment, [], []);
    expect(notes).toEqual(['Fn goes without OfficeActivity <- office365, a connector that is off.']);
    expect(rules.map(({ name, leftOut }) => [name, leftOut?.length])).toEqual([
      ['Fn', 1],
      ['Hunt 2', 1],
    ]);
  });

  it('is an error where what is left is wrong: a caller uses a column that only the operand has', async () => {
    const query = 'union isfuzzy=true (SigninLogs | project UserId), (OfficeActivity | project UserId, OfficeWorkload)';
    const { problems } = await plan({
      fn: savedFunction(1, 'Fn', query),
      hunt: hunt(2, "Fn | where OfficeWorkload == 'x'"),
    });
    expect(problems).toMatchObject([
      {
        code: 'rule/fails-without',
        file: expect.stringMatching(/hunt\.yaml$/),
        line: 4,
        message: expect.stringContaining("there is no column 'OfficeWorkload' here"),
      },
    ]);
  });
});

test('a disabled function withholds its callers, from fuzzy unions too', async () => {
  const { deployment } = await plan(
    {
      fn: savedFunction(1, 'Fn', 'SigninLogs | project UserId'),
      caller: savedFunction(2, 'Caller', 'union isfuzzy=true (Fn), (AuditLogs | project UserId = Id)'),
      hunt: hunt(3, 'Caller | take 1'),
    },
    'rules: { sources: [../rules], overrides: [{ rule: fn, disable: true }] }\n',
  );
  expect(deployment.deployed).toEqual([]);
  expect(reasonsOf(deployment, 'Hunt 3')).toEqual(['Caller <- Fn <- disabled in this environment']);
});

test('an override that disables a function with callers is told where it stands', async () => {
  const folder = folderWith({
    'environments/one.yaml': `${minimal}rules: { sources: [../rules], overrides: [{ rule: fn, disable: true }] }\n`,
    'rules/fn.yaml': savedFunction(1, 'Fn', 'SigninLogs | project UserId'),
    'rules/hunt.yaml': hunt(2, 'Fn | take 1'),
  });
  const { problems } = await makePlan(`${folder}/environments`, []);
  expect(problems).toMatchObject([
    {
      code: 'rule/disabled-function',
      severity: 'warning',
      line: 5,
      message: "without the function 'Fn' 1 caller is withheld: Hunt 2",
    },
  ]);
});

test('a function of the folders that the environment declares as well is told at the declaration', async () => {
  const folder = folderWith({
    'environments/one.yaml': `${minimal}rules: { sources: [../rules], functions: { Fn: { returns: string } } }\n`,
    'rules/fn.yaml': savedFunction(1, 'Fn', 'SigninLogs | project UserId'),
  });
  const { problems } = await makePlan(`${folder}/environments`, []);
  expect(problems).toMatchObject([{ code: 'rule/declared-twice', severity: 'warning', line: 5 }]);
});

test('a rule whose function its environment leaves out of the sources is an error at the call', async () => {
  const { problems } = await plan(
    { fn: savedFunction(1, 'Fn', 'SigninLogs | project UserId'), hunt: hunt(2, 'Fn() | take 1') },
    'rules: { sources: [{ path: ../rules, exclude: [fn.yaml] }] }\n',
  );
  expect(problems).toMatchObject([
    { code: 'kql/unknown-function', file: expect.stringMatching(/hunt\.yaml$/), line: 4 },
  ]);
});

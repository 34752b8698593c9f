import { READ_BOUND_GB_PER_DAY, referenceGbPerDay, volumesOf } from '../../lib/catalog/table-volumes';
import { isError, type Problem } from '../../lib/files/problem';
import { YamlSource } from '../../lib/files/source';
import { compileRead } from '../../lib/rules/compile';
import { gbReadPerDay } from '../../lib/rules/read/reads';
import { readSources } from '../../lib/rules/read-rules';
import { ID, rule, scheduled } from './help';

const FUNCTION = `id: ${ID.replace('3f', '4f')}
name: Signins
kind: Function
description: Rows.
query: SigninLogs | project UserId
`;

/** Compiled with the language service. */
async function compile(text: string, file = 'rules/a.yaml') {
  const sources = [YamlSource.parse(file, text), YamlSource.parse('rules/b.yaml', FUNCTION)];
  const { rules, problems } = await compileRead(readSources(sources));
  return { rule: rules[0]!, problems: problems.filter((problem) => problem.file === file) };
}
const ofReads = (problems: readonly Problem[]) =>
  problems
    .filter(({ code }) => /unread|reads/.test(code))
    .map(({ code, severity, line, column }) => `${code} ${severity} ${line}:${column}`);

const looking = (more: string) => scheduled(`queryPeriod: 14d\nquery: Signins\n${more}`);

describe('reads', () => {
  it('names tables that the query reads itself or through a function', async () => {
    const { problems, rule } = await compile(
      looking('reads:\n  - { table: SigninLogs, days: 0.125 }\n  - { table: SigninLogs, days: 14, share: 0.02 }\n'),
    );
    expect(problems.filter(isError)).toEqual([]);
    expect(rule.reads).toEqual([
      { table: 'SigninLogs', days: 0.125, share: 1, optional: false },
      { table: 'SigninLogs', days: 14, share: 0.02, optional: false },
    ]);
  });

  it('is refused for a table that is not read, with the nearest that is', async () => {
    const { problems } = await compile(looking('reads:\n  - { table: SignInLogs, days: 1 }\n'));
    expect(problems.filter(isError)).toMatchObject([
      { code: 'rule/unread-table', line: 12, column: 14, help: "Did you mean 'SigninLogs'?" },
    ]);
  });

  it('waits until everything that the query names is known', async () => {
    const { problems } = await compile(
      scheduled('query: Gone | project UserId\nreads: [{ table: SigninLogs, days: 0.01 }]\n'),
    );
    expect(problems.filter(isError).map(({ code }) => code)).toEqual(['kql/unknown-table']);
  });

  it('goes no further back than the period', async () => {
    const { problems } = await compile(scheduled('queryPeriod: 2h\nreads:\n  - { table: SigninLogs, days: 0.5 }\n'));
    expect(ofReads(problems)).toEqual(['rule/reads-beyond-period error 12:32']);
  });

  it.each([
    ['days: 15', 'days'],
    ['days: 0.1, share: 2', 'share'],
    ['share: 1', 'days'],
  ])('refuses %s', (more, key) => {
    const { problems } = readSources([
      YamlSource.parse('rules/a.yaml', scheduled(`reads: [{ table: SigninLogs, ${more} }]\n`)),
    ]);
    expect(problems).toMatchObject([{ severity: 'error', message: expect.stringContaining(`reads[0].${key}'`) }]);
  });

  it('stands in a promotion, at its own place', async () => {
    const text = `id: ${ID}\nname: H\ndescription: D.\nquery: Signins\npromotion:\n  severity: Low\n  queryFrequency: 1h\n  queryPeriod: 1h\n  reads:\n    - { table: AuditLogs, days: 0.01 }\n`;
    expect(ofReads((await compile(text)).problems)).toEqual(['rule/unread-table error 10:16']);
  });

  it('of a rule of kind NRT says nothing of days', () => {
    const { problems } = readSources([
      YamlSource.parse(
        'rules/a.yaml',
        `id: ${ID}\nname: N\ndescription: D.\nseverity: Low\nkind: NRT\nquery: SigninLogs\nreads: [{ table: SigninLogs, days: 1 }]\n`,
      ),
    ]);
    expect(problems).toMatchObject([{ code: 'rule/key-without-effect', line: 7 }]);
  });
});

describe('what a rule reads a day', () => {
  const ten = () => 10;
  const read = (text: string, tables = ['SigninLogs']) => gbReadPerDay(rule(scheduled(text)), tables, ten);

  it('is what one run reads times the runs', () => {
    const reads = 'reads: [{ table: SigninLogs, days: 0.25 }, { table: SigninLogs, days: 14, share: 0.5 }]\n';
    expect(read(`queryPeriod: 14d\n${reads}`)).toBeCloseTo((2.5 + 70) * 24);
    expect(read(`queryFrequency: 12h\nqueryPeriod: 14d\n${reads}`)).toBeCloseTo((2.5 + 70) * 2);
  });

  it('is the whole period of a table of which nothing is said', () => {
    expect(read('queryPeriod: 1d\n')).toBeCloseTo(240);
    expect(
      read('queryPeriod: 1d\nreads: [{ table: SigninLogs, days: 0.5 }]\n', ['SigninLogs', 'AuditLogs']),
    ).toBeCloseTo(360);
  });

  it('of a rule of kind NRT is what arrives, once', () => {
    const nrt = rule(`id: ${ID}\nname: N\nseverity: Low\nkind: NRT\nquery: T\nreads: [{ table: A, share: 0.5 }]\n`);
    expect(gbReadPerDay(nrt, ['A', 'B'], ten)).toBeCloseTo(15);
  });

  it('is not known of what does not run, and without volumes', () => {
    expect(gbReadPerDay(rule(`id: ${ID}\nname: H\nquery: T\n`), ['A'], ten)).toBeUndefined();
    expect(gbReadPerDay(rule(scheduled()), ['A'], () => undefined)).toBeUndefined();
  });

  it('is bounded for the rules of the kit, and theirs alone', async () => {
    const all = 'queryPeriod: 14d\nquery: AADNonInteractiveUserSignInLogs | project UserId\n';
    const { problems } = await compile(scheduled(all));
    expect(ofReads(problems)).toEqual(['rule/reads-too-much warning 10:1']);
    const stated = `${all}reads: [{ table: AADNonInteractiveUserSignInLogs, days: 14, share: 0.05 }]\n`;
    expect(ofReads((await compile(scheduled(stated))).problems)).toEqual([]);
    expect(ofReads((await compile(scheduled(all), '/elsewhere/a.yaml')).problems)).toEqual([]);
  });

  it('has a bound that is a day of everybody in an hourly rule', () => {
    const hourly = 24 * referenceGbPerDay('AADNonInteractiveUserSignInLogs');
    expect(hourly).toBeLessThan(READ_BOUND_GB_PER_DAY);
    expect(hourly).toBeGreaterThan(READ_BOUND_GB_PER_DAY * 0.9);
  });
});

describe('the volume of a table', () => {
  const all = () => true;
  it('is what the environment says, else its typical share of all that is shipped', () => {
    const gb = volumesOf({ expectedGbPerDay: 100, gbPerDay: { SigninLogs: 7 } }, all);
    expect(gb('SigninLogs')).toBe(7);
    expect(gb('AADNonInteractiveUserSignInLogs')!).toBeGreaterThan(gb('AuditLogs')!);
    const few = volumesOf({ expectedGbPerDay: 100 }, (table) => ['SigninLogs', 'AuditLogs'].includes(table));
    expect(few('SigninLogs')! + few('AuditLogs')!).toBeCloseTo(100);
    expect(few('Mine_CL')!).toBeLessThan(1);
  });
  it('is not known without either', () => expect(volumesOf({}, all)('SigninLogs')).toBeUndefined());
});

test('patterns that cost much are told of the rules of the kit alone', async () => {
  const text = scheduled("query: SigninLogs | where AppDisplayName contains 'Office' | project UserId\n");
  const of = async (file: string) => (await compile(text, file)).problems.map(({ code }) => code);
  expect(await of('rules/a.yaml')).toContain('kql/cost-contains');
  expect(await of('/elsewhere/a.yaml')).not.toContain('kql/cost-contains');
});

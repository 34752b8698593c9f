import { analyseQueries } from '../../lib/kql/analyse';
import { noDeclarations } from '../../lib/kql/model/declarations';

test('an overlong query is refused before it is analysed', async () => {
  const text = `SigninLogs | where ${'('.repeat(2_000_000)}`;
  const started = performance.now();
  const [facts] = await analyseQueries([{ text }], noDeclarations, { cacheFolder: false });
  expect(performance.now() - started).toBeLessThan(2000);
  expect(facts).toMatchObject({ problems: [{ code: 'kql/too-long', severity: 'error' }], openColumns: true });
});

test('so is one whose brackets nest without end', async () => {
  const started = performance.now();
  const queries = ['(', '[', '{', 'f('].map((sign) => ({ text: `SigninLogs | where ${sign.repeat(20_000)}` }));
  const facts = await analyseQueries(queries, noDeclarations, { cacheFolder: false });
  expect(performance.now() - started).toBeLessThan(2000);
  for (const { problems } of facts)
    expect(problems).toMatchObject([{ code: 'kql/analysis-failed', message: expect.stringContaining('nest deeper') }]);
});

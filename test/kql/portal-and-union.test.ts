import { ask } from './ask';

const SPLIT = 'union (SigninLogs | project Alg = "x"), (Event | project Alg = dynamic({"a": 1})) | project';

test('a column that a union has in two types is answered with the names that it gets', () => {
  const [problem] = ask(`${SPLIT} Alg`).problems;
  expect(problem).toMatchObject({ code: 'kql/unknown-column' });
  expect(problem?.help).toMatch(/comes out as Alg_string and Alg_dynamic.*tostring\(Alg\)/);
  expect(ask(`${SPLIT} Alg_string, Alg_dynamic`).problems).toEqual([]);
});

test('a table of the Defender portal is not to be declared, alone or in a union', () => {
  for (const query of [
    'ExposureGraphNodes',
    'AIAgentsInfo | take 1',
    'union isfuzzy=true SigninLogs, EntraIdSignInEvents',
  ]) {
    const [problem, ...more] = ask(query).problems;
    expect(problem?.message).toContain('runs in Defender only');
    expect(problem?.help).not.toMatch(/declare/i);
    expect(more).toEqual([]);
  }
});

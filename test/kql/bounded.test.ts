import { ask } from './ask';

/** v0, v1, ... each made of the one before, twice. */
const chain = (first: string, next: (before: string) => string, last: (name: string) => string): string =>
  [
    `let v0 = ${first};`,
    ...Array.from({ length: 30 }, (_, i) => `let v${i + 1} = ${next(`v${i}`)};`),
    last('v30'),
  ].join('\n');

/** What would take minutes, hours or years is answered at once; the limit is that of a busy machine. */
function within60s<T>(work: () => T): T {
  const started = performance.now();
  const found = work();
  expect((performance.now() - started) / 1000).toBeLessThan(60);
  return found;
}

test.each([
  [
    'unions',
    chain(
      'SigninLogs',
      (v) => `union ${v}, ${v}`,
      (v) => `${v} | where UserId == "x"`,
    ),
  ],
  [
    'joins',
    chain(
      'SigninLogs',
      (v) => `${v} | join ${v} on UserId`,
      (v) => `${v} | count`,
    ),
  ],
  [
    'functions',
    chain(
      '() { SigninLogs }',
      (v) => `() { union ${v}(), ${v}() }`,
      (v) => `${v}() | count`,
    ),
  ],
  [
    'unknown tables',
    chain(
      'Nowhere_CL',
      (v) => `union ${v}, (${v} | take 9)`,
      (v) => `${v} | count`,
    ),
  ],
])('a chain of %s in which each line doubles the work is refused at the line that is too much', (_, query) => {
  const facts = within60s(() => ask(query));
  expect(facts).toMatchObject({ problems: [{ code: 'kql/expands-too-far', severity: 'error' }], openColumns: true });
  const { start, end, message } = facts.problems[0]!;
  // 2^12 is the first power above 4000; of a table that nobody knows the first reference is not counted.
  const name = query.slice(start, end);
  expect(name).toBe(query.includes('SigninLogs') ? 'v11' : 'v12');
  expect(query.slice(0, start).split('\n')).toHaveLength(Number(name.slice(1)) + 2);
  expect(message).toContain(`with '${name}'`);
});

test('functions of several files that call each other twice are refused as well', () => {
  const functions = Array.from({ length: 40 }, (_, i) => ({
    name: `F${i}`,
    parameters: [],
    body: i === 0 ? 'SigninLogs' : `union F${i - 1}(), F${i - 1}()`,
  }));
  const [problem] = ask('F39() | project UserId', { functions }).problems;
  expect(problem).toMatchObject({ code: 'kql/expands-too-far', start: 0, end: 3 });
  // A function that calls itself never ends; it is no chain.
  const endless = [{ name: 'Me', parameters: [], body: 'union Me(), SigninLogs' }];
  expect(ask('Me() | project UserId', { functions: endless }).problems.map(({ code }) => code)).not.toContain(
    'kql/expands-too-far',
  );
});

test('a value is worked out once, however often it is named', () => {
  const values = chain(
    'toscalar(SigninLogs | summarize make_set(UserId))',
    (v) => `toscalar(SigninLogs | where UserId in (${v}) or AppId in (${v}) | summarize make_set(UserId))`,
    (v) => `SigninLogs | where UserId in (${v})`,
  );
  expect(within60s(() => ask(values)).problems).toEqual([]);
});

test('what is only often said is no chain', () => {
  const hours = Array.from({ length: 200 }, (_, i) => `TimeGenerated < ago(${i + 1} * step)`).join(' or ');
  expect(ask(`let step = 1h; let steps = step * 2; SigninLogs | where ${hours} | project UserId`).problems).toEqual([]);
  // The word in a text and in a comment is no reference.
  const words = 'let all = SigninLogs | where ResultType != "0";\n';
  const text = `// ${'all '.repeat(2000)}\n${words}all | where UserId !in ("${'all '.repeat(2000)}") | project UserId`;
  expect(ask(text).problems).toEqual([]);
});

test('thousands of mistakes are not looked at one by one', () => {
  const mistakes = '| extend Points = 3 * toint(Nothing) + toint(Else)\n'.repeat(400);
  const { problems } = within60s(() => ask(`SigninLogs\n${mistakes}`));
  expect(problems).toHaveLength(50);
  expect(problems[0]).toMatchObject({ code: 'kql/unknown-column' });
});

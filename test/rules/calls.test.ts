import { YamlSource } from '../../lib/files/source';
import { compileRead } from '../../lib/rules/compile';
import { readSources } from '../../lib/rules/read-rules';

const saved = (n: number, name: string, query: string) =>
  `id: 7d1c0000-0000-4000-8000-00000000000${n}\nname: ${name}\nkind: Function\ndescription: Rows.\nquery: |\n  ${query}\n`;

/** `file:line:column code`, with the message where it is of calls. */
async function problems(files: Record<string, string>) {
  const sources = Object.entries(files).map(([name, text]) => YamlSource.parse(`rules/${name}.yaml`, text));
  const { problems: found } = await compileRead(readSources(sources));
  return found.map(({ file, line, column, code, message, help }) =>
    `${file.slice(6)}:${line}:${column} ${code}: ${message} ${help ?? ''}`.trim(),
  );
}

describe('functions that call each other in a circle', () => {
  it('are errors at each call of the circle, which is named', async () => {
    const found = await problems({
      a: saved(1, 'Alpha', 'SigninLogs | join kind=inner (Beta()) on UserId'),
      b: saved(2, 'Beta', 'Gamma | take 1'),
      c: saved(3, 'Gamma', 'union isfuzzy=true (Alpha), (SigninLogs)'),
      d: saved(4, 'Delta', 'Alpha | take 1'),
    });
    expect(found.filter((line) => line.includes('function-cycle'))).toEqual([
      expect.stringMatching(
        /^a\.yaml:6:33 rule\/function-cycle: this call closes a circle: Alpha -> Beta -> Gamma -> Alpha/,
      ),
      expect.stringMatching(
        /^b\.yaml:6:3 rule\/function-cycle: this call closes a circle: Beta -> Gamma -> Alpha -> Beta/,
      ),
      expect.stringMatching(
        /^c\.yaml:6:23 rule\/function-cycle: this call closes a circle: Gamma -> Alpha -> Beta -> Gamma/,
      ),
    ]);
  });

  it('may be one that calls itself', async () => {
    expect(await problems({ a: saved(1, 'Alpha', 'SigninLogs | union (Alpha)') })).toEqual([
      expect.stringContaining('a.yaml:6:23 rule/function-cycle: this call closes a circle: Alpha -> Alpha'),
    ]);
  });

  it('are none where two call a third', async () => {
    expect(
      await problems({
        a: saved(1, 'Alpha', 'Beta | union Gamma'),
        b: saved(2, 'Beta', 'Gamma | take 1'),
        c: saved(3, 'Gamma', 'SigninLogs | project UserId'),
      }),
    ).toEqual([]);
  });
});

test('a function that is missing or renamed is an error where it is called, with the nearest name', async () => {
  const files = { a: saved(1, 'TokenTheft_Signins', 'SigninLogs | project UserId') };
  const called = await problems({ ...files, b: saved(2, 'Beta', 'TokenTheft_Signin(1d) | take 1') });
  expect(called).toEqual([
    expect.stringMatching(/^b\.yaml:6:3 kql\/unknown-function: .*Did you mean 'TokenTheft_Signins'/),
  ]);
  const named = await problems({ ...files, b: saved(2, 'Beta', 'TokenTheft_Signin | take 1') });
  expect(named).toEqual([
    expect.stringMatching(/^b\.yaml:6:3 kql\/unknown-table: .*Did you mean 'TokenTheft_Signins'/),
  ]);
});

test('an alias that two functions have is an error, and one that a declaration repeats is told', async () => {
  expect(
    await problems({ a: saved(1, 'Alpha', 'SigninLogs | take 1'), b: saved(2, 'ALPHA', 'SigninLogs | take 1') }),
  ).toEqual([
    expect.stringContaining(
      "b.yaml:2:7 rule/duplicate-name: the name 'ALPHA' is already that of another function: rules/a.yaml",
    ),
  ]);
  expect(
    await problems({
      a: saved(1, 'Alpha', 'SigninLogs | take 1'),
      b: 'kind: Schema\nfunctions: { Alpha: { columns: { UserId: string } } }\n',
    }),
  ).toEqual([
    expect.stringContaining("a.yaml:2:7 rule/declared-twice: the function 'Alpha' stands in rules/b.yaml as well"),
  ]);
});

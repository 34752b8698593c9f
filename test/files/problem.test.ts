import { join } from 'node:path';
import { displayPath } from '../../lib/files/file-problems';
import { isError, type Problem, problemKind, sortProblems } from '../../lib/files/problem';

const kind = problemKind<{ found: string; suggestion?: string }>({
  code: 'test/kind',
  cause: 'A cause.',
  cure: 'A cure.',
  message: ({ found }) => `got ${found}`,
});

describe('a problem', () => {
  it('is an error at the start of its file, with the cure of its kind, unless more is said', () => {
    expect(kind({ file: 'a.yaml' }, { found: 'x' })).toEqual({
      code: 'test/kind',
      severity: 'error',
      file: 'a.yaml',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      message: 'got x',
      help: 'A cure.',
    });
  });

  it('stands where it was found, and ends where it starts when no end is known', () => {
    const place = { file: 'a.yaml', line: 3, column: 5 };
    expect(kind(place, { found: 'x' })).toMatchObject({ ...place, endLine: 3, endColumn: 5 });
    const end = { endLine: 4, endColumn: 2 };
    expect(kind({ ...place, ...end }, { found: 'x' })).toMatchObject({ ...place, ...end });
  });

  it('helps with a suggestion first, then with what its kind says about this one', () => {
    const definition = {
      ...kind.definition,
      severity: 'warning',
      help: (f: { found: string }) => f.found || undefined,
    } as const;
    const helping = problemKind<{ found: string; suggestion?: string }>(definition);
    expect(helping({ file: 'a' }, { found: 'x', suggestion: 'y' }).help).toBe("Did you mean 'y'?");
    expect(helping({ file: 'a' }, { found: 'x' }).help).toBe('x');
    expect(helping({ file: 'a' }, { found: '' }).help).toBe('A cure.');
    expect(isError(helping({ file: 'a' }, { found: 'x' }))).toBe(false);
    expect(isError(kind({ file: 'a' }, { found: 'x' }))).toBe(true);
  });
});

test('problems are read by file, line, column and code', () => {
  const at = (file: string, line: number, column: number, code = 'b'): Problem => ({
    ...kind({ file, line, column }, { found: '' }),
    code,
  });
  const sorted = [at('a', 2, 9), at('a', 10, 1, 'a'), at('a', 10, 1), at('a', 10, 2), at('b', 1, 1)];
  expect(sortProblems([3, 1, 4, 0, 2].map((i) => sorted[i]!))).toEqual(sorted);
  expect(sortProblems([...sorted].reverse())).toEqual(sorted);
});

test('a path is shown from the working directory when it lies below it', () => {
  expect(displayPath(join(process.cwd(), 'rules', 'a.yaml'))).toBe('rules/a.yaml');
  expect(displayPath(process.cwd())).toBe(process.cwd());
  expect(displayPath('/elsewhere/a.yaml')).toBe('/elsewhere/a.yaml');
});

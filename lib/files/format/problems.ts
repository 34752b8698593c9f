import { oneOf } from '../../values/text';
import { type ProblemSeverity, problemKind } from '../problem';

/** What can be wrong with the form of a file, whatever the file is about; the codes begin with the area that the file belongs to. */
export interface Area {
  readonly name: string;
  /** Of unknown keys: files of the ecosystem carry many, our own none. */
  readonly unknownKeys: ProblemSeverity;
  /**
   * Files of the ecosystem write `Severity`, `"true"`, `5`, `a, b` and one map where a key, a flag, a text, a list and a list of maps belong. Where
   * this is true they are taken so.
   */
  readonly lenient: boolean;
  readonly problems: ReturnType<typeof formProblems>;
  /** Those of the problems that its files can have. */
  readonly documented: Partial<ReturnType<typeof formProblems>>;
}

/** An area of files that share their codes. */
export function area(name: string, settings: Pick<Area, 'unknownKeys' | 'lenient'>): Area {
  const problems = formProblems(name, settings.unknownKeys);
  const { keyCase: _case, repeatedKey: _repeated, keyWithoutEffect: _without, ...strict } = problems;
  return { name, ...settings, problems, documented: settings.lenient ? problems : strict };
}

/** One factory per mistake of form. */
function formProblems(name: string, unknownKeys: ProblemSeverity) {
  return {
    unknownKey: problemKind<{ key: string; parent: string; allowed: readonly string[]; suggestion?: string }>({
      code: `${name}/unknown-key`,
      severity: unknownKeys,
      cause: 'A key, at any depth, is not one that such a file has; what it says has no effect.',
      cure: 'Correct its spelling or remove it.',
      message: ({ key, parent, allowed }) =>
        `'${key}' is not a key of ${parent ? `'${parent}'` : 'this file'}; ` +
        (unknownKeys === 'warning' ? 'it has no effect' : `allowed: ${[...allowed].sort().join(', ')}`),
    }),
    keyCase: problemKind<{ key: string; name: string }>({
      code: `${name}/key-case`,
      severity: 'warning',
      cause: 'A key is written with other capitals than it should be; it is read nevertheless.',
      cure: 'Write it as other tools expect it.',
      message: ({ key, name }) => `'${key}' is read as '${name}'`,
      help: ({ name }) => `Write '${name}': other tools do not forgive the difference.`,
    }),
    repeatedKey: problemKind<{ key: string; first: string }>({
      code: `${name}/repeated-key`,
      cause: 'A key stands twice, in two spellings of one name, so that it is unclear which value counts.',
      cure: 'Keep one of the two.',
      message: ({ key, first }) => `'${key}' says again what '${first}' says`,
    }),
    keyWithoutEffect: problemKind<{ key: string; kind: string }>({
      code: `${name}/key-without-effect`,
      severity: 'warning',
      cause: 'A key is known, but files of this kind have no such setting; it is left out.',
      cure: 'Remove it, change the kind, or (for a hunting query) put it below `promotion:`.',
      message: ({ key, kind }) => `'${key}' has no effect on ${kind}; it is left out`,
    }),
    missingValue: problemKind<{ key: string; why?: string }>({
      code: `${name}/missing-value`,
      cause: 'A key that the file cannot do without is absent or empty.',
      cure: 'Add the key with a value.',
      message: ({ key, why }) => `'${key}' is missing or empty${why ? `: ${why}` : ''}`,
      help: ({ key }) => `Add '${key.replace(/.*\./, '')}:' with a value.`,
    }),
    wrongType: problemKind<{ key: string; expected: string; found: string }>({
      code: `${name}/wrong-type`,
      cause: 'A value has another form than its key takes: a list where a text belongs, text where a number belongs.',
      cure: 'Write the value in the form that the message names; quotes make text of a number.',
      message: ({ key, expected, found }) => `${key ? `'${key}'` : 'the file'} should be ${expected}, got ${found}`,
    }),
    invalidValue: problemKind<{ key: string; allowed: string | readonly string[]; found: string; suggestion?: string }>(
      {
        code: `${name}/invalid-value`,
        cause: 'A value is outside the range, the list or the form that its key takes.',
        cure: 'Write a value as the message allows it.',
        message: ({ key, allowed, found }) =>
          `'${key}' should be ${typeof allowed === 'string' ? allowed : oneOf(allowed)}, got ${found}`,
      },
    ),
  };
}

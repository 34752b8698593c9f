import { said, shortened } from './said';

/** A mistake (or a doubt) found in a file that a person wrote, with the place and the cure. */
export interface Problem {
  /** Stable name, e.g. `environment/unknown-key`; every code is explained in docs/. */
  readonly code: string;
  readonly severity: ProblemSeverity;
  /** Path as a person would type it: relative to the working directory when the file lies below it. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What is wrong, what was found, what is allowed. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
}

/** A note says what happens to a file with which nothing is wrong; only a check of the files shows it. */
export type ProblemSeverity = 'error' | 'warning' | 'note';

/** A place in a file; without a line it means the file as a whole. */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** What is known of a kind of problem; the documentation of error codes is generated from it. */
export interface ProblemDefinition<Facts> {
  readonly code: string;
  /** @default error */
  readonly severity?: ProblemSeverity;
  /** One sentence: when this problem is reported. */
  readonly cause: string;
  /** One sentence: how to get rid of it. */
  readonly cure: string;
  readonly message: (facts: Facts) => string;
  /** What to do about this one; a `suggestion` among the facts goes before it. @default `cure` */
  readonly help?: (facts: Facts) => string | undefined;
}

/** Makes a problem of one kind; also carries the kind's definition. */
export interface ProblemFactory<Facts> {
  (at: Location, facts: Facts): Problem;
  readonly definition: ProblemDefinition<Facts> & { readonly severity: ProblemSeverity };
}

/** Declares a kind of problem: one factory per error, so that its wording lives in one place. */
export function problemKind<Facts extends object = Record<string, never>>(
  declared: ProblemDefinition<Facts>,
): ProblemFactory<Facts> {
  const definition = { severity: 'error' as const, ...declared };
  const factory = (at: Location, found: Facts): Problem => {
    const facts = shortened(found);
    const line = at.line ?? 1;
    const column = at.column ?? 1;
    const { suggestion } = facts as { readonly suggestion?: string };
    const help = suggestion ? `Did you mean '${suggestion}'?` : (definition.help?.(facts) ?? definition.cure);
    return {
      code: definition.code,
      severity: definition.severity,
      file: at.file,
      line,
      column,
      endLine: at.endLine ?? line,
      endColumn: at.endColumn ?? column,
      message: said(definition.message(facts)),
      help: help === undefined ? undefined : said(help),
    };
  };
  return Object.assign(factory, { definition });
}

export const isError = (problem: Problem): boolean => problem.severity === 'error';
export const isNote = (problem: Problem): boolean => problem.severity === 'note';

/** The order in which people read: by file, then by place. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code),
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import type { Problem } from '../files/problem';

/** A rule, query or function that was found. */
interface FoundRule {
  /** The file it was read from, as a person would type it. */
  readonly source: string;
  readonly name: string | null;
  /** `Scheduled`, `NRT`, `Hunting`, `Function`; for what is not importable whatever the source calls it. */
  readonly kind: string | null;
  readonly id: string | null;
}

/** What became of it. */
export interface ImportItem extends FoundRule {
  /** The rule file: the new one, or the one that has the id already. */
  readonly file: string | null;
  readonly status: 'imported' | 'exists' | 'notImportable';
  /** Why it was not imported, or what to know of it nevertheless. */
  readonly reason: string | null;
}

export interface ImportReport {
  readonly items: readonly ImportItem[];
  /** What the checks of `ttk check` say of the files that were written. */
  readonly problems: readonly Problem[];
  /** Something could not be read or understood; what is not importable by design does not count. */
  readonly failed: boolean;
  /** A file could not be written. */
  readonly unwritten: boolean;
  /** Paths without a file. */
  readonly empty: readonly Problem[];
}

/** Something that can become a rule file. */
export interface Candidate extends FoundRule {
  readonly name: string;
  readonly kind: string;
  readonly id: string;
  /** The text of the file. */
  readonly text: string;
  /** Written instead of the text when nothing is added to it: a YAML file as it came. */
  readonly bytes?: Buffer;
}

/** Something that cannot, and why. */
export interface Refused extends FoundRule {
  readonly reason: string;
  /** By mistake rather than by design. */
  readonly failed: boolean;
}

export type Found = Candidate | Refused;

/** A problem as a reason: the file stands beside it. */
export const withPlace = ({ line, column, message }: Pick<Problem, 'line' | 'column' | 'message'>): string =>
  `line ${line}, column ${column}: ${message}`;

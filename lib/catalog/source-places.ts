/** A place in a file that a person wrote; the path is relative to the root of the repository. */
export interface SourcePlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column?: number;
}

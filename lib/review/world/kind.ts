/** Argument, its blocks joined by dots, -> a reason. What lies below an argument goes with it. */
export type Reasons = Readonly<Record<string, string>>;

/** What is known of the arguments of one resource type besides what controls judge. */
export interface Kind {
  /** Whatever they say, what the review promises holds: why. */
  readonly harmless?: Reasons;
  /**
   * Their right value stands in an environment or rule file alone, which the compiler has read and the review has not:
   * accepted where the resource is as it was synthesized. Who vouches, and for what.
   */
  readonly vouched?: Reasons;
}

/** Terraform type -> what is known of it. */
export type Kinds = Readonly<Record<string, Kind>>;

/** The same reason for several arguments. */
export const because = (reason: string, ...names: readonly string[]): Reasons =>
  Object.fromEntries(names.map((name) => [name, reason]));

export const LABEL = 'People read it; nothing goes by it.';
export const TAGS: Reasons = { tags: 'Labels of Azure, for people and bills; no right and no log goes by them.' };
export const TIMEOUTS: Reasons = { timeouts: 'How long Terraform waits before it gives up; a second apply goes on.' };
export const GUID = 'A GUID that tells it from others of its kind; no right and no log goes by it.';

export const NAMED = 'Only the environment file says how it is called.';
export const PLACED = 'Only the environment file says in which region it lies.';
export const GIVEN = 'Only the environment file says to whom it is given, and for what.';
export const SIZED = 'Only the environment file says how large it is to be.';

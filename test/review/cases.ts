import type { World } from './world';

/** What a file of test/review/controls says of its control: how the good world is changed, and what comes of it. */
export interface ControlCase {
  /** What is the matter, as a sentence goes on after "when". */
  readonly when: string;
  readonly change?: (world: World) => void;
  /** Of the finding (or of what is unknown). */
  readonly finding?: string;
  readonly address?: string;
}

export interface ControlCases {
  readonly compliant: readonly ControlCase[];
  readonly nonCompliant: readonly ControlCase[];
  readonly unknown?: readonly ControlCase[];
  readonly notApplicable?: readonly ControlCase[];
}

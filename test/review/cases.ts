import type { World } from './world';

/** What a file of test/review/controls says of its control: what it needs, how that is changed, and what comes of it. */
export interface ControlCase {
  /** What is the matter, as a sentence goes on after "when". */
  readonly when: string;
  readonly change?: (world: World) => void;
  /** Of the finding (or of what is unknown). */
  readonly finding?: string;
  readonly address?: string;
}

export interface ControlCases {
  /** What the control needs beyond the shared world; it adds, so that the setups of all controls go together. */
  readonly setup?: (world: World) => void;
  readonly compliant: readonly ControlCase[];
  readonly nonCompliant: readonly ControlCase[];
  readonly unknown?: readonly ControlCase[];
  readonly declared?: readonly ControlCase[];
  readonly notApplicable?: readonly ControlCase[];
}

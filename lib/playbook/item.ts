import type { CapabilityName } from '../catalog/capabilities';

/** What the kit can do about an item: a resource, an analytic rule, a saved query, or a step by hand with its proof. */
export type Means = 'deploy' | 'rule' | 'hunt' | 'verify';

export type Phase =
  | 'prerequisite'
  | 'recommendation'
  | 'requirement'
  | 'trigger'
  | 'investigation'
  | 'containment'
  | 'recovery';

/** A step that a person takes, and what proves that it was taken. */
export interface PlaybookStep {
  /** Portal path or command. */
  readonly where: string;
  /** KQL or a command. */
  readonly proof: string;
}

/** One item of Microsoft's token theft playbook, in our words; ids are ours and stable. */
export interface PlaybookItem {
  readonly id: string;
  readonly title: string;
  readonly how: readonly Means[];
  /** Present exactly when `how` has `verify`. */
  readonly manualStep?: PlaybookStep;
  /** The capability by which an environment declares that the step was taken. */
  readonly capability?: CapabilityName;
  /** Not every tenant needs it: it is one way of several, or a choice. */
  readonly optional?: true;
}

/** The worst first. */
export const dangers = ['blocker', 'dangerous', 'notable', 'routine'] as const;
export type Danger = (typeof dangers)[number];

/** What makes a change more than routine. */
export interface Harm {
  readonly danger: Exclude<Danger, 'routine'>;
  /** What comes of it, as a clause: 'older logs are deleted'. */
  readonly reason: string;
}

export const worst = (harms: readonly Harm[]): Danger =>
  dangers.find((danger) => harms.some((harm) => harm.danger === danger)) ?? 'routine';

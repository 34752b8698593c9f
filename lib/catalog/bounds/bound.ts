import { shortDuration } from '../../values/duration';

/** Whole numbers that Azure takes; an end that is absent has no limit. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
  /** What is counted: `days`, `characters`, `actions`. Lengths of time are in `seconds`, and are shown as 5m or 14d. */
  readonly unit?: string;
}

/** A text that Azure takes, as a pattern and in words that complete "it should be ...". */
export interface Form {
  readonly pattern: RegExp;
  readonly form: string;
}

/** A fact of this catalog says where it comes from. */
export type Sourced<T> = T & { readonly source: string };

export const form = (pattern: RegExp, words: string, source: string): Sourced<Form> => ({
  pattern,
  form: words,
  source,
});

/** The schema of the provider that the kit is pinned to. */
export const PROVIDER = 'azurerm 4.55.0';
/** The page of Microsoft Learn that says so. */
export const learn = (page: string): string => `Microsoft Learn, "${page}"`;
export const SERVICE_LIMITS = learn('Microsoft Sentinel service limits');
/** A bound of the kit's own, where no page or schema that it rests on names one. */
export const KIT = 'the kit';

/** Between the ends; also for numbers that are not whole. */
export const inside = ({ min, max }: Range, value: number): boolean =>
  value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY);

export const within = (range: Range, value: number): boolean => Number.isInteger(value) && inside(range, value);

/** "between 30 and 730 days", "at most 256 characters", "between 5m and 14d". */
export function words({ min, max, unit = '' }: Range): string {
  const shown = (value: number) => (unit === 'seconds' ? shortDuration(value) : String(value));
  const numbers =
    min === undefined
      ? `at most ${shown(max!)}`
      : max === undefined
        ? `at least ${shown(min)}`
        : `between ${shown(min)} and ${shown(max)}`;
  return unit === '' || unit === 'seconds' ? numbers : `${numbers} ${unit}`;
}

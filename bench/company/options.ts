/** How large the company is and how long it is watched. */
export interface CompanyOptions {
  readonly people: number;
  /** Calendar days, the first one a Monday. */
  readonly days: number;
  readonly seed: number;
}

interface Bound {
  readonly least: number;
  readonly most: number;
}

/** Above these a machine runs out of disk before it is done. */
export const COMPANY_BOUNDS = {
  people: { least: 10, most: 20_000 },
  days: { least: 1, most: 90 },
  seed: { least: 0, most: 4_294_967_295 },
} as const satisfies Record<string, Bound>;

/** A command line that cannot be used: exit code 2. */
export class OptionError extends Error {}

const outOfRange = (option: string, { least, most }: Bound, found: string) =>
  new OptionError(`--${option} must be a whole number from ${least} to ${most}, got '${found}'`);

const unknownOption = (found: string, known: readonly string[]) =>
  new OptionError(`unknown option '${found}'; known are ${known.join(', ')}`);

const missingValue = (option: string) => new OptionError(`--${option} needs a value`);

export const notOneOf = (option: string, allowed: readonly string[], found: string) =>
  new OptionError(`--${option} must be ${allowed.join(' or ')}, got '${found}'`);

export function wholeNumber(option: string, text: string, bound: Bound): number {
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= bound.least && value <= bound.most)) throw outOfRange(option, bound, text);
  return value;
}

/** `--name value` and `--name=value`; every option has a value. */
export function readOptions<K extends string>(
  args: readonly string[],
  known: readonly K[],
): Partial<Record<K, string>> {
  const read: Partial<Record<K, string>> = {};
  for (let i = 0; i < args.length; i++) {
    const [, name, given] = /^--([a-z-]+)(?:=(.*))?$/.exec(args[i]!) ?? [];
    const option = known.find((k) => k === name);
    if (!option)
      throw unknownOption(
        args[i]!,
        known.map((k) => `--${k}`),
      );
    const value = given ?? args[++i];
    if (value === undefined || (given === undefined && value.startsWith('--'))) throw missingValue(option);
    read[option] = value;
  }
  return read;
}

export const noRule = (glob: string) => new OptionError(`--rules '${glob}' matches no analytic rule that is enabled`);

import { asText, didYouMean } from '../../values/text';
import { isError, type Location, type Problem } from '../problem';
import type { Path } from '../source';
import type { Area } from './problems';

/** Where values of a file stand, by the keys as the file spells them. */
export type Locate = (path: Path, part?: 'key' | 'value') => Location;

/** One reading of one file. */
export class Reading {
  readonly problems: Problem[] = [];
  /** By the names of the keys in the declaration. */
  readonly refused: Path[] = [];
  /** What the file writes for the last step of a path. */
  private readonly spellings = new Map<string, Path>();

  constructor(
    readonly area: Area,
    private readonly locateWritten: Locate,
    /** How the file spells a number or a flag: `1.10` stays `1.10`. */
    readonly spelled: (path: Path, value: unknown) => string | undefined = () => undefined,
  ) {}

  report(problem: Problem, path: Path): void {
    this.problems.push(problem);
    if (isError(problem)) this.refused.push(path);
  }

  /** Remembers that the file writes the last step of a path in another way, or not at all. */
  spell(path: Path, written: string | undefined): void {
    if (path.at(-1) !== written) this.spellings.set(keyOf(path), written === undefined ? [] : [written]);
  }

  /** A path with every key as the file spells it. */
  written(path: Path): Path {
    return this.spellings.size === 0
      ? path
      : path.flatMap((step, i) => this.spellings.get(keyOf(path.slice(0, i + 1))) ?? [step]);
  }

  /** Where a value stands, or the nearest thing that is there. */
  locate(path: Path, part?: 'key' | 'value'): Location {
    return this.locateWritten(this.written(path), part);
  }

  /** Where a key stands that the file spells so, below a path. */
  locateKey(path: Path, key: string): Location {
    return this.locateWritten([...this.written(path), key], 'key');
  }

  /** True when the value at a path, one that it stands in, or one in it was refused: what is read there is only a stand-in. */
  isRefused(path: Path): boolean {
    const within = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}${SEPARATOR}`);
    const key = keyOf(path);
    return this.refused.map(keyOf).some((refused) => within(key, refused) || within(refused, key));
  }
}

/** A value of a file while it is read. */
export class Place {
  constructor(
    readonly reading: Reading,
    readonly path: Path = [],
  ) {}

  /** `access.azureRoles[2].group`. */
  get label(): string {
    return pathText(this.path);
  }

  below(step: string | number): Place {
    return new Place(this.reading, [...this.path, step]);
  }

  at(part?: 'key' | 'value'): Location {
    return this.reading.locate(this.path, part);
  }

  report(problem: Problem): void {
    this.reading.report(problem, this.path);
  }

  wrongType(expected: string, found: unknown): undefined {
    const { wrongType } = this.reading.area.problems;
    this.report(wrongType(this.at(), { key: this.label, expected, found: describe(found) }));
  }

  /** `allowed` completes the sentence "'key' should be ..."; a list also gives the nearest word. */
  invalid(allowed: string | readonly string[], found: unknown): undefined {
    const { invalidValue } = this.reading.area.problems;
    const suggestion = typeof allowed === 'string' ? undefined : didYouMean(asText(found), allowed);
    this.report(invalidValue(this.at(), { key: this.label, allowed, found: describe(found), suggestion }));
  }

  missing(why?: string): void {
    this.report(this.reading.area.problems.missingValue(this.at('key'), { key: this.label, why }));
  }
}

const SEPARATOR = '\u0000';
const keyOf = (path: Path): string => path.join(SEPARATOR);

/** `access.azureRoles[2].group`. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : String(step)),
    '',
  );

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** What a value is, in words for an error message. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length ? 'a list' : 'an empty list';
  if (typeof value === 'object') return 'a map';
  const text = String(value).replace(/\s+/g, ' ').trim();
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return typeof value === 'string' ? `'${short}'` : short;
}

import type { Location, Problem } from '../problem';
import type { Path, YamlSource } from '../source';
import type { Format } from './format';
import { type Locate, Place, Reading } from './place';
import type { Area } from './problems';

/** What came out of a file, or of a part of one. */
export interface FileContent<T> {
  /** Undefined when nothing usable is there; otherwise whole, with stand-ins where something was refused. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  /** Where a value stands, by the names of the keys in the declaration; the nearest thing that is there otherwise. */
  readonly at: (path: Path, part?: 'key' | 'value') => Location;
  /** A path with every key as the file spells it. */
  readonly written: (path: Path) => Path;
  /** Paths of what was refused: what stands there is only a stand-in. */
  readonly refused: readonly Path[];
  /** True when what stands at a path, around it or in it was refused. */
  readonly isRefused: (path: Path) => boolean;
}

/** Reads a whole file as its format says. */
export const readFormat = <T>(format: Format<T, boolean>, source: YamlSource, area: Area): FileContent<T> =>
  source.problems.length > 0
    ? { ...readValue(format, undefined, area, source.at.bind(source)), value: undefined, problems: source.problems }
    : readValue(format, source.value, area, source.at.bind(source), source.spelled.bind(source));

/** Reads a value that was put together from files; `locate` knows where each part was written. */
export function readValue<T>(
  format: Format<T, boolean>,
  value: unknown,
  area: Area,
  locate: Locate,
  spelled?: (path: Path, value: unknown) => string | undefined,
): FileContent<T> {
  const reading = new Reading(area, locate, spelled);
  return {
    value: format.resolve(value, new Place(reading)),
    problems: reading.problems,
    refused: reading.refused,
    at: reading.locate.bind(reading),
    written: reading.written.bind(reading),
    isRefused: reading.isRefused.bind(reading),
  };
}

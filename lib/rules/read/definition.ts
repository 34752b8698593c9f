import type { Format } from '../../files/format/format';
import { guarded, untilRefused } from '../../files/format/guard';
import type { Locate } from '../../files/format/place';
import { readFormat } from '../../files/format/read';
import { anything, choice, text } from '../../files/format/values';
import { isError, type Location, type Problem } from '../../files/problem';
import type { Path, YamlSource } from '../../files/source';
import { ruleArea } from './area';
import { idFormat } from './common';

const forPeople = anything().about('For people; not deployed.');

/** Keys of every file that is no rule. */
export const fileKeys = <K extends string>(kind: K) => ({
  id: idFormat.about('Ids in Azure follow from it.'),
  kind: choice([kind]).required().about('What the file is.'),
  description: text().default('').about('What it is for.'),
  version: forPeople,
  tags: forPeople,
});

/** The way from what a file says back to its text, by the keys of the format. */
export interface Origin {
  /** As a person would type it. */
  readonly file: string;
  /** Where a value stands. */
  readonly at: Locate;
  /** Where characters of a text stand. */
  readonly inText: (path: Path, start: number, end: number) => Location;
}

/** What a file of a rules folder says that is no rule. */
export type Definition<T> = T &
  Origin & {
    /** Nothing of it was refused: it is as its author wrote it. */
    readonly isSound: boolean;
  };

/** Finds what does not go together in a file; a value that was refused ends it. */
export type DefinitionCheck<T> = (value: T, origin: Origin) => Iterable<Problem>;

/** Reads a file once; the result is complete, with stand-ins where something was refused. */
export function readDefinition<T extends object>(
  format: Format<T, boolean>,
  source: YamlSource,
  checks: readonly DefinitionCheck<T>[],
): { definition: Definition<T>; problems: readonly Problem[] } {
  const { value = format.kind.standIn, problems: ofForm, refused, at, written } = readFormat(format, source, ruleArea);
  const inText: Origin['inText'] = (path, start, end) => source.inString(written(path), start, end);
  const origin = { file: source.file, at, inText };
  const safe = guarded(value, refused);
  const problems = [...ofForm, ...checks.flatMap((check) => [...untilRefused(() => check(safe, origin))])];
  return { definition: { ...value, ...origin, isSound: !problems.some(isError) }, problems };
}

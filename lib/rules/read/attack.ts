import { isTacticName, tactics as knownTactics, normalizeTactic } from '../../catalog/attack';
import type { ValuesOf } from '../../files/format/format';
import { commaList, custom, text } from '../../files/format/values';
import type { Location } from '../../files/problem';
import { didYouMean, oneOf } from '../../values/text';
import { invalidTechnique, tacticSpelling, unfamiliarTactic, unfamiliarTechnique, unknownTactic } from './problems';

/** A technique as written, but in capitals, with its place. */
interface Technique {
  readonly id: string;
  readonly at: Location;
}

/** What a file says of MITRE ATT&CK. */
export interface Attack {
  readonly tactics: readonly string[];
  /** `T1234`, each once. */
  readonly techniques: readonly string[];
  /** Those with a part behind the dot, as written. */
  readonly subTechniques: readonly string[];
  /** All as written, each once. */
  readonly written: readonly string[];
  /** Where a technique (`T1234`) stands. */
  readonly techniqueAt: (technique: string) => Location | undefined;
}

const TECHNIQUE = /^T\d{4}(\.\d{3})?$/;

const anyText = text().kind;

/** Tactics in other cases, and with blanks, for editors; they propose the tactics themselves. */
const SPELLED = `^(?:${knownTactics.map(spelled).join('|')})$`;

function spelled(tactic: string): string {
  const words = tactic.split(/(?<=[a-z])(?=[A-Z])/);
  return words.map((word) => word.replace(/[A-Za-z]/g, (c) => `[${c.toUpperCase()}${c.toLowerCase()}]`)).join('[ _-]?');
}

const tactic = (isAlert: boolean) =>
  custom(
    oneOf(knownTactics),
    '',
    (value, place) => {
      const found = anyText.read(value, place);
      const known = found && normalizeTactic(found);
      if (found !== undefined && known) {
        const told = tacticSpelling(place.at(), { found, tactic: known });
        const isTold = place.reading.problems.some(
          ({ code, message }) => code === told.code && message.endsWith(`'${known}'`),
        );
        if (!isTacticName(found) && !isTold) place.report(told);
      }
      if (found === undefined || known) return known;
      const suggestion = didYouMean(found.replace(/\s+/g, ''), knownTactics);
      place.report(
        isAlert
          ? unknownTactic(place.at(), { found, allowed: knownTactics, suggestion })
          : unfamiliarTactic(place.at(), { found, suggestion }),
      );
      return found;
    },
    { anyOf: [{ enum: knownTactics }, { pattern: SPELLED }] },
  );

const technique = (isAlert: boolean) =>
  custom<Technique>(
    'T1078, T1078.004',
    { id: '', at: { file: '' } },
    (value, place) => {
      const found = anyText.read(value, place);
      if (found === undefined) return undefined;
      const at = place.at();
      const id = found.toUpperCase();
      if (TECHNIQUE.test(id)) return { id, at };
      place.report(isAlert ? invalidTechnique(at, { found }) : unfamiliarTechnique(at, { found }));
      return isAlert ? undefined : { id: found, at };
    },
    { type: 'string', pattern: TECHNIQUE.source },
  );

/**
 * Tactics and techniques. What Sentinel would refuse in an analytic rule is an error when the file is one, and a warning in a
 * hunting query, where both are only tags.
 */
export const attackKeys = (isAlert: boolean) => ({
  tactics: commaList(tactic(isAlert)).default([]).shown(oneOf(knownTactics)).about('List, or one text with commas.'),
  relevantTechniques: commaList(technique(isAlert))
    .default([])
    .shown('T1078, T1078.004')
    .about('Azure gets the part before the dot.'),
  techniques: commaList(technique(isAlert)).default([]).shown('T1078, T1078.004').about('The same; both are read.'),
});

export type AttackValues = ValuesOf<ReturnType<typeof attackKeys>>;

export function attackOf({ tactics, ...of }: AttackValues): Attack {
  const techniques = [...of.relevantTechniques, ...of.techniques];
  const wellFormed = techniques.map(({ id }) => id).filter((id) => TECHNIQUE.test(id));
  return {
    tactics: unique(tactics),
    techniques: unique(wellFormed.map((id) => id.slice(0, 5))),
    subTechniques: unique(wellFormed.filter((id) => id.includes('.'))),
    written: unique(techniques.map(({ id }) => id)),
    techniqueAt: (start) => techniques.find(({ id }) => id.startsWith(start))?.at,
  };
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

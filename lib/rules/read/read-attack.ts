import { tactics as knownTactics, normalizeTactic } from '../../catalog/attack';
import { didYouMean } from '../../values/text';
import type { Fields } from './fields';
import { invalidTechnique, unfamiliarTactic, unfamiliarTechnique, unknownTactic } from './problems';

/** What a file says of MITRE ATT&CK. */
export interface Attack {
  readonly tactics: readonly string[];
  /** `T1234`, each once. */
  readonly techniques: readonly string[];
  /** Those with a part behind the dot, as written. */
  readonly subTechniques: readonly string[];
  /** All as written, each once. */
  readonly written: readonly string[];
}

const TECHNIQUE = /^(T\d{4})(\.\d{3})?$/;

/**
 * Reads tactics and techniques. What Sentinel would refuse in an analytic rule is an error when the file is one, and a warning
 * in a hunting query, where both are only tags.
 */
export function readAttack(fields: Fields, isAlert: boolean): Attack {
  const tactics = fields.texts('tactics').map(({ text, at }) => {
    const known = normalizeTactic(text);
    if (known) return known;
    const suggestion = didYouMean(text.replace(/\s+/g, ''), knownTactics);
    fields.problems.push(
      isAlert
        ? unknownTactic(at, { found: text, allowed: knownTactics, suggestion })
        : unfamiliarTactic(at, { found: text, suggestion }),
    );
    return text;
  });
  const written = [...fields.texts('relevantTechniques'), ...fields.texts('techniques')].flatMap(({ text, at }) => {
    const technique = text.toUpperCase();
    if (TECHNIQUE.test(technique)) return technique;
    fields.problems.push(isAlert ? invalidTechnique(at, { found: text }) : unfamiliarTechnique(at, { found: text }));
    return isAlert ? [] : text;
  });
  const wellFormed = written.filter((technique) => TECHNIQUE.test(technique));
  return {
    tactics: unique(tactics),
    techniques: unique(wellFormed.map((technique) => technique.slice(0, 5))),
    subTechniques: unique(wellFormed.filter((technique) => technique.includes('.'))),
    written: unique(written),
  };
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

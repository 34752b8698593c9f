import { withoutSecrets } from '../catalog/secrets';
import { ellipsis } from '../values/text';
import { visible } from '../values/visible';

/** Characters of a message, and of what it quotes. */
const MESSAGE = 2000;
const QUOTED = 300;

/** A sentence about input as it may be shown: on one line, of sensible length, without secrets and without characters that act. */
export const said = (text: string, most = MESSAGE): string =>
  ellipsis(visible(withoutSecrets(text.length > 2 * most ? text.slice(0, 2 * most) : text)), most);

/** The facts of a message with every text in them cut. */
export const shortened = <Facts extends object>(facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, shortenedFact(fact)])) as Facts;

function shortenedFact(fact: unknown): unknown {
  if (typeof fact === 'string') return fact.length > QUOTED ? said(fact, QUOTED) : fact;
  return Array.isArray(fact) && fact.every((item) => typeof item === 'string') ? fact.map(shortenedFact) : fact;
}

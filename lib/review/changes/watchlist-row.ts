import { networkProblem } from '../../values/networks';
import { type Block, isBlock, type Value } from '../input/value';
import type { Idea } from './ideas';

/** Networks of fewer bits are as wide as a country. */
const COUNTRY = { 4: 12, 6: 24 } as const;

interface Network {
  readonly text: string;
  readonly bits: number;
  readonly isWide: boolean;
}

function networks(row: Value): readonly Network[] {
  if (!isBlock(row)) return [];
  return Object.values(row).flatMap((text) => {
    if (typeof text !== 'string' || !text.includes('/') || networkProblem(text) !== undefined) return [];
    const bits = Number(text.split('/')[1]);
    return [{ text, bits, isWide: bits < COUNTRY[text.includes(':') ? 6 : 4] }];
  });
}

const rowOf = (block: Block) => block.properties;

/** A row that names networks names more of them than before; a new row is compared with none. */
export const rowWidens: Idea = ({ before, after }) => {
  const [old, next] = [networks(rowOf(before)), networks(rowOf(after))];
  const wide = next.find(({ isWide }) => isWide);
  if (wide && !old.some(({ text }) => text === wide.text))
    return { danger: 'dangerous', reason: `rules know a network as wide as a country: ${wide.text}` };
  const grown = next.find(({ bits }, i) => old[i] !== undefined && bits < old[i].bits);
  if (grown) return { danger: 'dangerous', reason: `the network grows to ${grown.text}` };
  if (JSON.stringify(rowOf(before) ?? null) === JSON.stringify(rowOf(after) ?? null)) return undefined;
  if (rowOf(before) === undefined && next.length === 0) return undefined;
  const what = next.length > 0 ? `network: ${next.map(({ text }) => text).join(', ')}` : 'row';
  return { danger: 'notable', reason: `rules know another ${what}` };
};

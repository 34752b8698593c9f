import { detection } from './detection';
import type { Phase, PlaybookItem } from './item';
import { preparation } from './preparation';
import { response } from './response';

/**
 * Every item of the playbook, in its order. Source: Microsoft Learn, "Token theft playbook", in our words; portal
 * paths and commands from the documentation of each product.
 */
export const playbookItems: readonly PlaybookItem[] = [...preparation, ...detection, ...response];

const phases: Readonly<Record<string, Phase>> = {
  PRE: 'prerequisite',
  REC: 'recommendation',
  REQ: 'requirement',
  TRG: 'trigger',
  INV: 'investigation',
  CON: 'containment',
  RCV: 'recovery',
};

/** The phase, from the letters of the item's id. */
export function phaseOf(item: PlaybookItem): Phase {
  return phases[item.id.slice(0, 3)]!;
}

const byId = new Map(playbookItems.map((item) => [item.id, item]));

export function findPlaybookItem(id: string): PlaybookItem | undefined {
  return byId.get(id);
}

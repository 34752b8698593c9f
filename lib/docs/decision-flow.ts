import { playbookItems } from '../playbook/items';
import type { Entry } from './catalogue';

/** The playbook as a way to walk, in our words: alert, look, contain, look again, recover. Each box links to its rules, or to the step by hand. */
export function decisionFlow(entries: readonly Entry[]): string {
  const has = (item: string) => entries.some(({ rule }) => rule.playbook.includes(item));
  const items = ['TRG', 'INV', 'CON', 'RCV'].map((phase) => ({
    phase,
    found: playbookItems.filter(({ id }) => id.startsWith(phase)),
  }));
  const boxes = items.flatMap(({ phase, found }) => [
    `  subgraph ${phase} ["${PHASES[phase]}"]`,
    ...found.map(({ id, title }) => `    ${id.replace('-', '')}["${id}: ${short(title)}"]`),
    '  end',
  ]);
  const links = items
    .flatMap(({ found }) => found)
    .map(({ id }) => `  click ${id.replace('-', '')} "${has(id) ? '' : '../manual-steps.md'}#${id.toLowerCase()}"`);
  return ['```mermaid', 'flowchart TD', ...boxes, ...ARROWS, ...links, '```'].join('\n');
}

const PHASES: Readonly<Record<string, string>> = {
  TRG: '1. An alert says that a token may be stolen',
  INV: '2. Investigate: who, from where, what was touched',
  CON: '3. Contain, until nothing new turns up',
  RCV: '4. Recover: take back what the attacker left',
};

const ARROWS = [
  '  TRG -->|an account, an address or a device in hand| INV',
  '  INV -->|false alarm: close with the reason| DONE(["Close the incident"])',
  '  INV -->|confirmed or not to be excluded| CON',
  '  CON -->|another account or device turns up| INV',
  '  CON -->|nothing new| RCV',
  '  RCV --> DONE',
];

/** Boxes have room for a few words. */
function short(title: string): string {
  const plain = title
    .replace(/["[\]()|]/g, '')
    .split(/[;:,]/)[0]!
    .trim();
  return plain.length > 64 ? `${plain.slice(0, 61).replace(/\s\S*$/, '')}...` : plain;
}

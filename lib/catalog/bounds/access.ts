import { KIT, learn, type Range, type Sourced } from './bound';

const DIRECTORY = learn('Microsoft Entra service limits and restrictions');

/** What Entra ID and its Privileged Identity Management take of groups and assignments. */
export const accessBounds = {
  groupName: { max: 256, unit: 'characters', source: DIRECTORY },
  owners: { max: 100, unit: 'owners', source: DIRECTORY },
  justification: { max: 500, unit: 'characters', source: KIT },
  /** Of an eligible assignment; the policy of the role may allow fewer. */
  expiryDays: { min: 1, max: 365, unit: 'days', source: learn('Configure Azure resource role settings in PIM') },
} as const satisfies Record<string, Sourced<Range>>;

import type { Portal } from '../../lib/catalog/clouds';
import type { Check } from './checks';
import { refused } from './errors';

/**
 * Refuses what the Defender portal replaces with its own correlation.
 * Source: Microsoft Learn, "Microsoft Sentinel in the Microsoft Defender portal".
 */
export const azurePortalOnly = (portal: Portal, what: string, instead: string): Check =>
  portal !== 'azure' &&
  refused(
    'portal',
    `${what} does not exist in the Defender portal: ${instead}`,
    "Leave it out, or set 'portal' to azure while Sentinel is still there (until 31 March 2027).",
  );

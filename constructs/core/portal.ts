import { type Place, refused } from './errors';

/** Where analysts work. Sentinel leaves the Azure portal on 31 March 2027. */
export type Portal = 'defender' | 'azure';

/**
 * Throws for something that the Defender portal replaces with its own correlation.
 * Source: Microsoft Learn, "Microsoft Sentinel in the Microsoft Defender portal".
 */
export function azurePortalOnly(place: Place, portal: Portal, what: string, instead: string): void {
  if (portal === 'azure') return;
  throw refused(
    place,
    'portal',
    `${what} does not exist in the Defender portal: ${instead}`,
    "Leave it out, or set 'portal' to azure while Sentinel is still there (until 31 March 2027).",
  );
}

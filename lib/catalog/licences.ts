/**
 * Licences that decide what a tenant can export or connect.
 * Source: Microsoft service descriptions of Entra ID, Defender and Microsoft 365; names are ours.
 */
export const licences = [
  'EntraP1',
  'EntraP2',
  'WorkloadIdPremium',
  'DefenderForCloudApps',
  'DefenderForEndpoint',
  'DefenderForIdentity',
  'DefenderForOffice365',
  'DefenderXdr',
  'InsiderRiskManagement',
  'GlobalSecureAccess',
  'M365E3',
  'M365E5',
] as const;

export type Licence = (typeof licences)[number];

/** What a licence brings along, directly; `effectiveLicences` follows the chain. */
const implied: Readonly<Partial<Record<Licence, readonly Licence[]>>> = {
  M365E5: [
    'M365E3',
    'EntraP2',
    'DefenderForCloudApps',
    'DefenderForEndpoint',
    'DefenderForIdentity',
    'DefenderForOffice365',
    'DefenderXdr',
    'InsiderRiskManagement',
  ],
  M365E3: ['EntraP1'],
  EntraP2: ['EntraP1'],
  // Any one Defender product opens the Defender XDR portal, its incidents and so its connector.
  DefenderForCloudApps: ['DefenderXdr'],
  DefenderForEndpoint: ['DefenderXdr'],
  DefenderForIdentity: ['DefenderXdr'],
  DefenderForOffice365: ['DefenderXdr'],
};

/** The declared licences together with all that they imply. */
export function effectiveLicences(declared: Iterable<Licence>): ReadonlySet<Licence> {
  const held = new Set<Licence>(declared);
  // A Set visits what is added during the walk, so chains are followed to their end.
  for (const licence of held) for (const more of implied[licence] ?? []) held.add(more);
  return held;
}

/** True when one of `needed` is held, or none is needed. */
export function coversAny(needed: readonly Licence[], held: ReadonlySet<Licence>): boolean {
  return needed.length === 0 || needed.some((licence) => held.has(licence));
}

import { type Form, learn, PROVIDER, type Range, type Sourced } from './bound';

const NAMING = learn('Naming rules and restrictions for Azure resources');

/** Part of a pattern. */
export const RESOURCE_GROUP = '[-\\w.()]{0,89}[-\\w()]';

/** Names and single values that more than one subject has. */
export const nameForms = {
  guid: {
    pattern: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    form: 'a GUID such as 3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
    source: PROVIDER,
  },
  /** Whole seconds in UTC: the provider reads any other form back changed. */
  instant: {
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
    form: 'an instant such as 2026-01-01T00:00:00Z',
    source: PROVIDER,
  },
  region: {
    pattern: /^[a-z][a-z0-9]{2,40}$/,
    form: 'a region in its short form, such as westeurope',
    source: PROVIDER,
  },
  resourceGroup: {
    pattern: new RegExp(`^${RESOURCE_GROUP}$`),
    form: 'up to 90 letters, digits, - _ . ( ) and no dot at the end',
    source: PROVIDER,
  },
  /** Names and ids of anything in Azure. */
  resourceId: { pattern: /^\/(subscriptions|providers)\/[^/]/, form: 'an Azure resource id', source: PROVIDER },
  storageAccount: { pattern: /^[a-z0-9]{3,24}$/, form: '3 to 24 lower-case letters and digits', source: PROVIDER },
  blobContainer: {
    pattern: /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    form: '3 to 63 lower-case letters, digits and single hyphens, a letter or digit at both ends',
    source: NAMING,
  },
  workbook: { pattern: /^.{1,256}$/, form: '1 to 256 characters', source: PROVIDER },
} as const satisfies Record<string, Sourced<Form>>;

/** What azurerm takes of a management lock. */
export const lockBounds = {
  notes: { max: 512, unit: 'characters', source: PROVIDER },
} as const satisfies Record<string, Sourced<Range>>;

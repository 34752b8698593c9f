import { INSTANT } from '../../values/instant';
import { UUID } from '../../values/uuid';
import { form, learn, PROVIDER, type Range, type Sourced } from './bound';

const NAMING = learn('Naming rules and restrictions for Azure resources');

/** Part of a pattern. */
export const RESOURCE_GROUP = '[-\\w.()]{0,89}[-\\w()]';

/** Names and single values that more than one subject has. */
export const nameForms = {
  guid: form(UUID, 'a GUID such as 3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11', PROVIDER),
  /** Whole seconds in UTC: the provider reads any other form back changed. */
  instant: form(INSTANT, 'an instant such as 2026-01-01T00:00:00Z', PROVIDER),
  region: form(/^[a-z][a-z0-9]{2,40}$/, 'a region in its short form, such as westeurope', PROVIDER),
  resourceGroup: form(
    new RegExp(`^${RESOURCE_GROUP}$`),
    'up to 90 letters, digits, - _ . ( ) and no dot at the end',
    PROVIDER,
  ),
  /** Names and ids of anything in Azure. */
  resourceId: form(/^\/(subscriptions|providers)\/[^/]/, 'an Azure resource id', PROVIDER),
  storageAccount: form(/^[a-z0-9]{3,24}$/, '3 to 24 lower-case letters and digits', PROVIDER),
  blobContainer: form(
    /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    '3 to 63 lower-case letters, digits and single hyphens, a letter or digit at both ends',
    NAMING,
  ),
  workbook: form(/^.{1,256}$/, '1 to 256 characters', PROVIDER),
};

/** What azurerm takes of a management lock. */
export const lockBounds = {
  notes: { max: 512, unit: 'characters', source: PROVIDER },
} as const satisfies Record<string, Sourced<Range>>;

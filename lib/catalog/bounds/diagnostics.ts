import { form, KIT, learn, PROVIDER, type Range, type Sourced } from './bound';

const HUBS = learn('Azure Event Hubs quotas and limits');

/** What Azure takes of the Entra diagnostic settings, of the archive and of the stream. */
export const diagnosticsBounds = {
  /** Of one resource; commonly said of the Entra tenant too. */
  settings: {
    max: 5,
    unit: 'Entra diagnostic settings per tenant',
    source: learn('Diagnostic settings in Azure Monitor'),
  },
  categories: { min: 1, unit: 'log categories', source: PROVIDER },
  /** A hundred years; the provider would take more. */
  archiveDays: { min: 1, max: 36_500, unit: 'days', source: KIT },
  throughputUnits: { min: 1, max: 40, unit: 'units', source: PROVIDER },
  partitions: { min: 1, max: 32, unit: 'partitions', source: HUBS },
  premiumPartitions: { min: 1, max: 100, unit: 'partitions', source: HUBS },
  eventDays: { min: 1, max: 7, unit: 'days', source: HUBS },
  premiumEventDays: { min: 1, max: 90, unit: 'days', source: HUBS },
} as const satisfies Record<string, Sourced<Range>>;

const hubName = form(
  /^[A-Za-z0-9]([-._A-Za-z0-9]{0,48}[A-Za-z0-9])?$/,
  '1 to 50 letters, digits, - . _ with a letter or digit at both ends',
  PROVIDER,
);

export const diagnosticsForms = {
  setting: form(/^[^<>*%&:\\?+/]{1,260}$/, '1 to 260 characters without < > * % & : \\ ? + /', PROVIDER),
  namespace: form(
    /^[A-Za-z][-A-Za-z0-9]{4,48}[A-Za-z0-9]$/,
    '6 to 50 letters, digits and hyphens, starting with a letter',
    PROVIDER,
  ),
  hub: hubName,
  /** Never the root rule of the namespace: it is not for log writers. */
  hubRule: form(
    new RegExp(`^(?!rootmanagesharedaccesskey$)${hubName.pattern.source.slice(1)}`, 'i'),
    `${hubName.form}, and not RootManageSharedAccessKey, which is not for log writers`,
    PROVIDER,
  ),
  hubRuleId: form(
    /\/namespaces\/[^/]+\/authorizationRules\/[^/]+$/,
    'the id of an authorization rule of an event hub namespace',
    PROVIDER,
  ),
};

export const replications = ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'] as const;
export type Replication = (typeof replications)[number];
/** Basic, which the provider knows too, keeps events for one day and has one reader. */
export const streamSkus = ['Standard', 'Premium'] as const;
export type StreamSku = (typeof streamSkus)[number];
/** Processing units of a Premium namespace. */
export const premiumUnits: readonly number[] = [1, 2, 4, 8, 16];

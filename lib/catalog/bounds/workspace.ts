import { form, KIT, PROVIDER, type Range, type Sourced } from './bound';
import { RESOURCE_GROUP } from './names';

const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const WORKSPACE = '[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]';

/** What azurerm takes of a Log Analytics workspace and of its tables. */
export const workspaceBounds = {
  retentionDays: { min: 30, max: 730, unit: 'days', source: PROVIDER },
  tableRetentionDays: { min: 4, max: 730, unit: 'days', source: PROVIDER },
  /** Above the retention of tables only in `totalRetentionSteps`. */
  totalRetentionDays: { min: 4, max: 4383, unit: 'days', source: PROVIDER },
} as const satisfies Record<string, Sourced<Range>>;

/** Total retention beyond the retention of tables: whole years. */
export const totalRetentionSteps: readonly number[] = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383];
/** What a workspace keeps when nothing says otherwise. */
export const DEFAULT_RETENTION_DAYS = 30;
/** Interactive days of every table on the plan Basic. */
export const BASIC_TABLE_DAYS = 30;

export const isTotalRetention = (days: number): boolean =>
  days <= workspaceBounds.tableRetentionDays.max || totalRetentionSteps.includes(days);

export const workspaceForms = {
  name: form(
    new RegExp(`^${WORKSPACE}$`),
    '4 to 63 letters, digits and hyphens, a letter or digit at both ends',
    PROVIDER,
  ),
  /** Subscription, resource group and name. The provider compares the fixed words with their case. */
  id: form(
    new RegExp(
      `^/subscriptions/(${GUID})/resourceGroups/(${RESOURCE_GROUP})/providers/Microsoft\\.OperationalInsights/workspaces/(${WORKSPACE})$`,
    ),
    'a workspace id: /subscriptions/<guid>/resourceGroups/<name>/providers/Microsoft.OperationalInsights/workspaces/<name>',
    PROVIDER,
  ),
  table: form(/^[A-Za-z][A-Za-z0-9_]{0,127}$/, 'the name of a table', KIT),
};

/** Pricing tiers of new workspaces; the provider knows others, which only old subscriptions have. */
export const workspaceSkus = ['PerGB2018', 'CapacityReservation'] as const;
export type WorkspaceSku = (typeof workspaceSkus)[number];
/** GB a day that can be reserved. */
export const reservations = [100, 200, 300, 400, 500, 1000, 2000, 5000] as const;
export type Reservation = (typeof reservations)[number];
export const tablePlans = ['Analytics', 'Basic'] as const;
export type TablePlan = (typeof tablePlans)[number];

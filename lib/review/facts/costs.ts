import { DEFAULT_RETENTION_DAYS } from '../../catalog/bounds/workspace';
import type { Configuration } from '../input/configuration';
import { get, textOf } from '../input/configuration';
import { shown } from '../input/value';
import { workspaces } from './workspace';

/** Days of a month, on average. */
const MONTH = 30.4;

interface CostDriver {
  readonly what: string;
  readonly value: string;
  readonly note: string;
}

export interface Costs {
  readonly drivers: readonly CostDriver[];
  /** Of taking logs in for a month, with the price that the environment gives; absent without price or volume. */
  readonly estimate?: { readonly amount: number; readonly currency: string; readonly how: string };
  readonly tables: readonly {
    readonly table: string;
    readonly plan: string;
    readonly days: string;
    readonly total: string;
  }[];
}

/** What decides the bill: tier, cap, retention, plans of tables. Prices are the environment's own, never ours. */
export function costsOf(configuration: Configuration): Costs {
  const drivers: CostDriver[] = [];
  const declared = configuration.kit?.costs;
  for (const workspace of workspaces(configuration)) {
    const sku = textOf(workspace, 'sku') ?? 'PerGB2018';
    const reserved = get(workspace, 'reservation_capacity_in_gb_per_day');
    drivers.push({
      what: 'Pricing tier',
      value: sku,
      note: typeof reserved === 'number' ? `${reserved} GB a day are paid for, used or not` : 'each GB is paid for',
    });
    const days = get(workspace, 'retention_in_days') ?? DEFAULT_RETENTION_DAYS;
    drivers.push({
      what: 'Interactive retention',
      value: typeof days === 'number' ? `${days} days` : shown(days),
      note: 'the first 90 days come with Sentinel, more is paid for by GB and month',
    });
    const cap = get(workspace, 'daily_quota_gb');
    const capped = typeof cap === 'number' && cap > 0;
    drivers.push({
      what: 'Daily cap',
      value: capped ? `${cap} GB` : 'none',
      note: capped ? 'an upper bound of the bill, and of what is seen' : 'the bill follows the volume',
    });
  }
  if (workspaces(configuration).length === 0)
    drivers.push({ what: 'Workspace', value: 'adopted', note: 'tier, retention and cap are not in the configuration' });
  if (declared?.expectedGbPerDay !== undefined)
    drivers.push({
      what: 'Expected volume',
      value: `${declared.expectedGbPerDay} GB a day`,
      note: `${Math.round(declared.expectedGbPerDay * MONTH)} GB a month, as the environment says`,
    });
  const tables = configuration.all('azurerm_log_analytics_workspace_table').map((table) => ({
    table: textOf(table, 'name') ?? table.name,
    plan: textOf(table, 'plan') ?? 'Analytics',
    days: plain(get(table, 'retention_in_days')),
    total: plain(get(table, 'total_retention_in_days')),
  }));
  const estimate = estimateOf(configuration);
  return { drivers, tables, ...(estimate ? { estimate } : {}) };
}

const plain = (value: ReturnType<typeof get>) => (typeof value === 'number' ? `${value} days` : 'as the workspace');

function estimateOf(configuration: Configuration): Costs['estimate'] {
  const { pricePerGb, currency = '', expectedGbPerDay } = configuration.kit?.costs ?? {};
  if (pricePerGb === undefined || expectedGbPerDay === undefined) return undefined;
  const [workspace] = workspaces(configuration);
  const reserved = workspace && get(workspace, 'reservation_capacity_in_gb_per_day');
  const cap = workspace && get(workspace, 'daily_quota_gb');
  const capped = typeof cap === 'number' && cap > 0 ? Math.min(expectedGbPerDay, cap) : expectedGbPerDay;
  const paid = typeof reserved === 'number' ? Math.max(capped, reserved) : capped;
  return {
    amount: Math.round(paid * MONTH * pricePerGb),
    currency,
    how: `${paid} GB a day x ${MONTH} days x ${pricePerGb} ${currency} a GB; retention beyond 90 days, archive and event hub come on top`,
  };
}

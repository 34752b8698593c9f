import {
  reservations,
  tablePlans,
  workspaceBounds,
  workspaceForms,
  workspaceSkus,
} from '../../catalog/bounds/workspace';
import { portals } from '../../catalog/clouds';
import { incidentRuleProducts } from '../../catalog/microsoft-products';
import { map } from '../../files/format/format';
import { choice, flag, integer, list, number, record, text } from '../../files/format/values';

/** In any case: the kit writes the fixed words as the provider compares them. */
const workspaceId = () =>
  text({ is: { pattern: new RegExp(workspaceForms.id.pattern, 'i'), form: workspaceForms.id.form } });

const table = map({
  plan: choice(tablePlans).default('Analytics').about('Basic tables cost less and cannot feed analytic rules.'),
  retentionDays: integer(workspaceBounds.tableRetentionDays)
    .about('Interactive retention. Not for Basic.')
    .whenAbsent('that of the workspace'),
  totalRetentionDays: integer(workspaceBounds.totalRetentionDays).about(
    `Interactive plus long-term retention; above ${workspaceBounds.tableRetentionDays.max} only whole years.`,
  ),
});

/** The Log Analytics workspace. */
export const workspace = map({
  existing: workspaceId().about('Adopt this workspace instead of creating one; the case of the id is kept.'),
  sku: choice(workspaceSkus).default('PerGB2018').about('Pricing tier.'),
  reservationGbPerDay: choice(reservations).about('Commitment in GB a day; with, and only with, CapacityReservation.'),
  retentionDays: integer(workspaceBounds.retentionDays)
    .default(90)
    .about('Interactive retention; the first 90 days are free with Sentinel.'),
  dailyCapGb: number()
    .where((gb) => gb > 0, 'more than 0 GB')
    .shown('more than 0 GB')
    .about('Stop ingesting after so many GB a day. An attacker can exhaust a cap.')
    .whenAbsent('no cap'),
  localAuthentication: flag().default(false).about('Allow the workspace keys besides Entra authentication.'),
  tables: record(table).default({}).about('Plan and retention of single tables.'),
  otherTables: list(text())
    .default([])
    .about("Tables that something outside this kit ships here, so that rules may rely on them; '*' for all."),
}).filled();

/** Microsoft Sentinel in it. */
export const sentinel = map({
  onboarding: choice(['create', 'existing']).default('create').about('existing: the workspace has Sentinel already.'),
  customerManagedKey: flag().default(false).about('The workspace lies in a cluster with a customer-managed key.'),
  portal: choice(portals).default('defender').about('Where the SOC works. The Azure portal ends on 31 March 2027.'),
  fusion: flag()
    .about('Fusion correlation; it does not exist in the Defender portal.')
    .whenAbsent('on in portal azure'),
  incidentRules: list(choice(incidentRuleProducts))
    .default([])
    .about('Make incidents from alerts of these products; portal azure only, and not together with defenderXdr.'),
}).filled();

import { z } from 'zod';
import { incidentRuleProducts } from '../../catalog/microsoft-products';
import { flag, integer, text, workspaceId } from './fields';

const table = z.strictObject({
  plan: z
    .enum(['Analytics', 'Basic'])
    .default('Analytics')
    .meta({ description: 'Basic tables cost less and cannot feed analytic rules.' }),
  retentionDays: integer(4, 730, 'days')
    .optional()
    .meta({ description: 'Interactive retention. Default: that of the workspace. Not for Basic.' }),
  totalRetentionDays: integer(4, 4383, 'days')
    .optional()
    .meta({ description: 'Interactive plus long-term retention; above 730 only whole years.' }),
});

/** The Log Analytics workspace. */
export const workspace = z
  .strictObject({
    existing: workspaceId()
      .optional()
      .meta({ description: 'Adopt this workspace instead of creating one; the case of the id is kept.' }),
    sku: z.enum(['PerGB2018', 'CapacityReservation']).default('PerGB2018').meta({ description: 'Pricing tier.' }),
    reservationGbPerDay: z
      .literal([100, 200, 300, 400, 500, 1000, 2000, 5000], { error: '100, 200, 300, 400, 500, 1000, 2000 or 5000' })
      .optional()
      .meta({ description: 'Commitment in GB a day; with, and only with, CapacityReservation.' }),
    retentionDays: integer(30, 730, 'days')
      .default(90)
      .meta({ description: 'Interactive retention; the first 90 days are free with Sentinel.' }),
    dailyCapGb: z
      .number({ error: 'a number of GB' })
      .positive({ error: 'more than 0 GB' })
      .optional()
      .meta({ description: 'Stop ingesting after so many GB a day. Default: no cap. An attacker can exhaust a cap.' }),
    localAuthentication: flag(false, 'Allow the workspace keys besides Entra authentication.'),
    tables: z.record(text(128), table).default({}).meta({ description: 'Plan and retention of single tables.' }),
    otherTables: z.array(text(128)).default([]).meta({
      description: "Tables that something outside this kit ships here, so that rules may rely on them; '*' for all.",
    }),
  })
  .prefault({});

/** Microsoft Sentinel in it. */
export const sentinel = z
  .strictObject({
    onboarding: z
      .enum(['create', 'existing'])
      .default('create')
      .meta({ description: 'existing: the workspace has Sentinel already.' }),
    customerManagedKey: flag(false, 'The workspace lies in a cluster with a customer-managed key.'),
    portal: z
      .enum(['defender', 'azure'])
      .default('defender')
      .meta({ description: 'Where the SOC works. The Azure portal ends on 31 March 2027.' }),
    fusion: z.boolean({ error: 'true or false' }).optional().meta({
      description: 'Fusion correlation. Default: on in portal azure; it does not exist in the Defender portal.',
    }),
    incidentRules: z.array(z.enum(incidentRuleProducts)).default([]).meta({
      description:
        'Make incidents from alerts of these products; portal azure only, and not together with defenderXdr.',
    }),
  })
  .prefault({});

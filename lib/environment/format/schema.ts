import { z } from 'zod';
import { licences } from '../../catalog/licences';
import { access } from './access';
import { backend } from './backend';
import { capabilityFlags } from './capabilities';
import { connectors } from './connectors';
import { diagnostics } from './diagnostics';
import { azureRegion, flag, guid, logicAppId, tagName, text } from './fields';
import { naming } from './naming';
import { rules, watchlist } from './rules';
import { sentinel, workspace } from './workspace';

const tenant = z.strictObject({
  id: guid().meta({ description: 'Directory (tenant) id.' }),
  displayName: text(256).meta({ description: 'What people call the tenant; shown in summaries and reports.' }),
  licences: z.array(z.enum(licences)).default([]).meta({
    description: 'What the tenant owns. M365E5 implies EntraP2 and the Defender products, EntraP2 implies EntraP1.',
  }),
});

/**
 * What an environment file may say. Everything but the tenant, the subscription and the region has a default;
 * the JSON Schema for editors is made from this too. No field may be a union: a mistake should have one message.
 */
export const environmentSchema = z
  .strictObject({
    extends: text(1024).optional().meta({ description: 'Another file to build on; relative to this one.' }),
    abstract: z
      .boolean({ error: 'true or false' })
      .optional()
      .meta({ description: 'Only to be extended: not an environment itself.' }),
    description: text(1000).optional(),
    tenant,
    subscriptionId: guid().meta({ description: 'Azure subscription of the workspace.' }),
    cloud: z.enum(['public', 'usgovernment', 'china']).default('public'),
    location: azureRegion(),
    naming,
    tags: z
      .record(tagName(), z.string({ error: 'text' }).max(256, { error: 'text of at most 256 characters' }))
      .refine((tags) => Object.keys(tags).length <= 50, { error: 'at most 50 tags' })
      .default({}),
    resourceGroup: z.strictObject({ create: flag(true, 'false: the group exists already.') }).prefault({}),
    workspace,
    sentinel,
    diagnostics,
    connectors,
    rules,
    watchlists: z.record(text(64), watchlist).default({}).meta({ description: 'Rows of the watchlists, by alias.' }),
    automation: z
      .strictObject({
        enabled: flag(true, 'Deploy the automation rules of the rule folders.'),
        ownerObjectId: guid()
          .optional()
          .meta({ description: 'User or group that new token theft incidents are assigned to.' }),
        responsePlaybook: logicAppId().optional().meta({
          description: 'Resource id of a Logic App to run on incidents; Sentinel needs the automation role on it.',
        }),
      })
      .prefault({}),
    workbooks: z.strictObject({ enabled: flag(true, 'Deploy the workbooks of the rule folders.') }).prefault({}),
    access,
    capabilities: capabilityFlags,
    backend,
    authentication: z
      .strictObject({
        method: z.enum(['azureCli', 'oidc', 'managedIdentity']).default('azureCli'),
        clientId: guid().optional().meta({ description: 'Application that signs in; default: ARM_CLIENT_ID.' }),
      })
      .prefault({}),
    lock: z
      .strictObject({
        enabled: flag(false, 'Protect the workspace from deletion.'),
        notes: text(512).default('Holds security evidence. Remove the lock through the environment file.'),
      })
      .prefault({}),
    costs: z
      .strictObject({
        pricePerGb: z.number({ error: 'a price' }).min(0, { error: 'a price of 0 or more' }).optional(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, { error: 'a currency code such as EUR' })
          .default('USD'),
        expectedGbPerDay: z.number({ error: 'a number of GB' }).min(0, { error: '0 or more' }).optional(),
      })
      .prefault({})
      .meta({ description: 'For the estimate in the review; nothing is deployed from it.' }),
  })
  .meta({ title: 'token-theft-kit environment', description: 'One workspace in one tenant, or a base for others.' });

export type EnvironmentInput = z.output<typeof environmentSchema>;

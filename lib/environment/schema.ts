import { z } from 'zod';
import { azureRoles } from '../catalog/azure-roles';
import { capabilities } from '../catalog/capabilities';
import { entraRoles } from '../catalog/entra-roles';
import { licences } from '../catalog/licences';
import { THRESHOLD_MAX } from '../catalog/limits';
import { incidentRuleProducts } from '../catalog/microsoft-products';
import {
  azureRegion,
  blobContainerName,
  cidr,
  duration,
  guid,
  identifier,
  instant,
  integer,
  logicAppId,
  resourceGroupName,
  shortName,
  tagName,
  text,
  workspaceId,
} from './fields';

/**
 * What an environment file may say. Everything but the tenant, the subscription and the region has a default;
 * the JSON Schema for editors is made from this too. No field may be a union: a mistake should have one message.
 */

const names = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as [K, ...K[]];
const flag = (initial: boolean, description: string) =>
  z.boolean({ error: 'true or false' }).default(initial).meta({ description });

const tenant = z.strictObject({
  id: guid().meta({ description: 'Directory (tenant) id.' }),
  displayName: text(256).meta({ description: 'What people call the tenant; shown in summaries and reports.' }),
  licences: z.array(z.enum(licences)).default([]).meta({
    description: 'What the tenant owns. M365E5 implies EntraP2 and the Defender products, EntraP2 implies EntraP1.',
  }),
});

const resourceNames = z
  .strictObject({
    resourceGroup: text(90).optional(),
    workspace: text(63).optional(),
    diagnosticSetting: text(260).optional(),
    archiveDiagnosticSetting: text(260).optional(),
    streamDiagnosticSetting: text(260).optional(),
    archiveStorageAccount: text(24).optional(),
    streamNamespace: text(50).optional(),
    streamHub: text(50).optional(),
    streamAuthorizationRule: text(50).optional(),
    workbook: text(256).optional(),
  })
  .prefault({})
  .meta({ description: 'Explicit names; each default is made from the prefix.' });

const naming = z
  .strictObject({
    prefix: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,29}$/, {
        error: 'lower-case letters, digits and hyphens, 2 to 30 characters, starting with a letter',
      })
      .optional()
      .meta({ description: "Start of every resource name. Default: 'ttk-<environment>'." }),
    names: resourceNames,
  })
  .prefault({});

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

const workspace = z
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

const sentinel = z
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

const categories = z
  .array(text(128))
  .optional()
  .meta({ description: 'Log categories. Default: all that matter to token theft and that the licences cover.' });

const archive = z
  .strictObject({
    enabled: flag(false, 'Archive the risk and sign-in logs in a storage account.'),
    categories,
    replication: z.enum(['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS']).default('ZRS'),
    deleteAfterDays: integer(1, 36500, 'days')
      .default(365)
      .meta({ description: 'Delete archived logs after so many days.' }),
    immutableDays: integer(1, 36500, 'days').optional().meta({
      description: 'Nobody can change or delete a log before it is so old (unlocked policy). Default: no immutability.',
    }),
    sharedKeyAccess: flag(
      true,
      'Diagnostic settings are not among the services known to work with shared key access off.',
    ),
    allowedIps: z
      .array(cidr())
      .optional()
      .meta({ description: 'Firewall: only these addresses and trusted Microsoft services. Default: no firewall.' }),
  })
  .prefault({});

const stream = z
  .strictObject({
    enabled: flag(false, 'Stream the logs to an event hub for another SIEM.'),
    categories,
    hub: z
      .enum(['named', 'perCategory'])
      .default('named')
      .meta({ description: 'One hub for all, or one insights-logs-<category> hub each, made by the service.' }),
    sku: z.enum(['Standard', 'Premium']).default('Standard'),
    throughputUnits: integer(1, 40, 'units').default(1),
    maximumThroughputUnits: integer(1, 40, 'units')
      .optional()
      .meta({ description: 'Grow by itself up to so many units. Standard only.' }),
    partitions: integer(1, 32).default(4),
    retentionDays: integer(1, 7, 'days').default(7).meta({ description: 'How long a reader may be away.' }),
  })
  .prefault({});

const diagnostics = z
  .strictObject({
    enabled: flag(true, 'Export Entra logs to the workspace. Off only where another tool does it already.'),
    categories,
    archive,
    stream,
    partner: z.unknown().optional().meta({ description: 'Refused: Terraform cannot set this destination.' }),
    writerGrant: z
      .strictObject({
        principalId: guid().meta({ description: 'Object id of the service principal that deploys.' }),
      })
      .optional()
      .meta({
        description:
          'Assign the deploying service principal the right to write Entra diagnostic settings. Whoever deploys this must be able to grant it.',
      }),
  })
  .prefault({});

const connectors = z
  .strictObject({
    identityProtection: flag(false, 'Alerts of Entra ID Protection.'),
    cloudApps: z
      .strictObject({
        alerts: flag(true, 'Alerts of Defender for Cloud Apps.'),
        discovery: flag(true, 'Cloud discovery (shadow IT) logs.'),
      })
      .optional(),
    defenderXdr: flag(false, 'Incidents and alerts of Defender XDR.'),
    office365: z
      .strictObject({
        exchange: flag(true, 'Exchange.'),
        sharepoint: flag(true, 'SharePoint and OneDrive.'),
        teams: flag(true, 'Teams.'),
      })
      .optional()
      .meta({ description: 'Office activity (OfficeActivity).' }),
    endpoint: flag(false, 'Alerts of Defender for Endpoint.'),
    identity: flag(false, 'Alerts of Defender for Identity.'),
    defenderForOffice365: flag(false, 'Alerts of Defender for Office 365.'),
    insiderRisk: flag(false, 'Alerts of Insider Risk Management.'),
    microsoftThreatIntelligence: z
      .strictObject({
        since: instant().default('1970-01-01T00:00:00Z').meta({ description: 'Oldest indicators to bring in.' }),
      })
      .optional()
      .meta({ description: "Microsoft's own threat feed." }),
    threatIntelligencePlatforms: flag(false, 'Indicators pushed by a platform (deprecated by Microsoft).'),
  })
  .prefault({});

const override = z.strictObject({
  rule: text(256).meta({ description: 'Id or file name of the rule.' }),
  disable: z.boolean({ error: 'true or false' }).optional(),
  severity: z.enum(['High', 'Medium', 'Low', 'Informational']).optional(),
  frequency: duration().optional(),
  period: duration().optional(),
  threshold: integer(0, THRESHOLD_MAX).optional(),
  suppression: duration().optional(),
  createIncident: z.boolean({ error: 'true or false' }).optional(),
  reason: text(1000).optional().meta({ description: 'Why; shown in summaries.' }),
});

const types = ['string', 'int', 'long', 'real', 'decimal', 'bool', 'datetime', 'timespan', 'dynamic', 'guid'] as const;
const columns = z.record(identifier(), z.enum(types));
const declarations = {
  tables: z
    .record(identifier(), columns)
    .default({})
    .meta({ description: 'Custom tables (column: type) that rules of this environment may read.' }),
  functions: z
    .record(
      identifier(),
      z.strictObject({
        parameters: z
          .array(
            z.strictObject({ name: identifier(), type: z.enum([...types, 'table']), default: text(512).optional() }),
          )
          .default([]),
        columns: columns.optional(),
      }),
    )
    .default({})
    .meta({ description: 'Saved functions of this workspace that rules may call.' }),
};

const rules = z
  .strictObject({
    sources: z
      .array(text(1024))
      .default([])
      .meta({ description: "Folders of rule files, relative to this file. Default: the kit's own rules/." }),
    overrides: z.array(override).default([]),
    ...declarations,
  })
  .prefault({});

const group = z.strictObject({
  objectId: guid().optional().meta({ description: 'An existing group; without it the group is created.' }),
  displayName: text(256).optional().meta({ description: 'Of the group to create.' }),
  owners: z
    .array(guid())
    .max(100, { error: 'a list of at most 100 object ids' })
    .default([])
    .meta({ description: 'Object ids, at most 100.' }),
  members: z.array(guid()).default([]).meta({ description: 'Object ids; leave empty to manage members elsewhere.' }),
});
const assignment = {
  group: text(64).meta({ description: 'A key of access.groups.' }),
  assignment: z
    .enum(['eligible', 'standing'])
    .default('eligible')
    .meta({ description: 'eligible: activated through PIM (EntraP2).' }),
  justification: text(500).default('Investigates and contains token theft.'),
};

const access = z
  .strictObject({
    groups: z.record(shortName(), group).default({}),
    azureRoles: z
      .array(
        z.strictObject({
          ...assignment,
          role: z.enum(names(azureRoles)),
          scope: z.enum(['workspace', 'resourceGroup']).default('workspace'),
          expiresAfterDays: integer(1, 365, 'days')
            .optional()
            .meta({ description: 'End of an eligible assignment. Default: 365.' }),
        }),
      )
      .default([]),
    entraRoles: z.array(z.strictObject({ ...assignment, role: z.enum(names(entraRoles)) })).default([]),
  })
  .prefault({});

const capabilityFlags = z
  .strictObject(
    Object.fromEntries(capabilities.map((c) => [c.name, flag(false, c.title)])) as Record<
      (typeof capabilities)[number]['name'],
      ReturnType<typeof flag>
    >,
  )
  .prefault({} as never)
  .meta({ description: 'What cannot be deployed but is true for this tenant; rules may rely on it.' });

const backend = z
  .strictObject({
    type: z
      .enum(['local', 'azurerm', 'hcp'])
      .default('local')
      .meta({ description: 'Where Terraform keeps its state.' }),
    resourceGroup: resourceGroupName().optional().meta({ description: 'azurerm: of the state account.' }),
    storageAccount: z
      .string()
      .regex(/^[a-z0-9]{3,24}$/, { error: '3 to 24 lower-case letters and digits' })
      .optional()
      .meta({ description: 'azurerm: the state account; reached with Entra authentication only.' }),
    container: blobContainerName().optional().meta({ description: 'azurerm: the blob container.' }),
    subscriptionId: guid()
      .optional()
      .meta({ description: 'azurerm: of the state account. Default: that of the environment.' }),
    organization: text(64).optional().meta({ description: 'hcp: HCP Terraform organization.' }),
    project: text(64).optional().meta({ description: 'hcp: project for new workspaces.' }),
    hostname: text(253).optional().meta({ description: 'hcp: Terraform Enterprise host.' }),
  })
  .prefault({});

const watchlist = z.strictObject({
  file: text(1024).optional().meta({ description: 'CSV file with a header line, relative to this file.' }),
  rows: z
    .array(z.record(text(128), z.string({ error: 'text' })))
    .optional()
    .meta({ description: 'Rows as column: text.' }),
});

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

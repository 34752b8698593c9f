import { z } from 'zod';
import { cidr, flag, guid, integer, text } from './fields';

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

/** Which Entra logs go where. */
export const diagnostics = z
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

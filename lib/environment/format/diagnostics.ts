import { diagnosticsBounds, replications, streamSkus } from '../../catalog/bounds/diagnostics';
import { map } from '../../files/format/format';
import { anything, choice, flag, integer, list, text } from '../../files/format/values';
import { isPublicIpv4Range, PUBLIC_IPV4_FORM } from '../../values/ip-range';
import { categories, guid } from './values';

const archive = map({
  enabled: flag().default(false).about('Archive the risk and sign-in logs in a storage account.'),
  categories: categories(),
  replication: choice(replications).default('ZRS').about('How the storage account keeps its copies.'),
  deleteAfterDays: integer(diagnosticsBounds.archiveDays)
    .default(365)
    .about('Delete archived logs after so many days.'),
  immutableDays: integer(diagnosticsBounds.archiveDays)
    .about('Nobody can change or delete a log before it is so old (unlocked policy).')
    .whenAbsent('no immutability'),
  sharedKeyAccess: flag()
    .default(true)
    .about('Diagnostic settings are not among the services known to work with shared key access off.'),
  allowedIps: list(text().where(isPublicIpv4Range, PUBLIC_IPV4_FORM).shown(PUBLIC_IPV4_FORM))
    .about('Firewall: only these addresses and trusted Microsoft services.')
    .whenAbsent('no firewall'),
}).filled();

const stream = map({
  enabled: flag().default(false).about('Stream the logs to an event hub for another SIEM.'),
  categories: categories(),
  hub: choice(['named', 'perCategory'])
    .default('named')
    .about('One hub for all, or one insights-logs-<category> hub each, made by the service.'),
  sku: choice(streamSkus).default('Standard').about('Pricing tier of the namespace.'),
  throughputUnits: integer(diagnosticsBounds.throughputUnits)
    .default(1)
    .about('Throughput units, or processing units of Premium.'),
  maximumThroughputUnits: integer(diagnosticsBounds.throughputUnits).about(
    'Grow by itself up to so many units. Standard only.',
  ),
  partitions: integer(diagnosticsBounds.premiumPartitions)
    .default(4)
    .about('Of the hub: how many readers can share the work. Standard: at most 32.'),
  retentionDays: integer(diagnosticsBounds.premiumEventDays)
    .default(7)
    .about('How long a reader may be away. Standard: at most 7 days.'),
}).filled();

const writerGrant = map({
  principalId: guid().required().about('Object id of the service principal that deploys.'),
});

/** Which Entra logs go where. */
export const diagnostics = map({
  enabled: flag()
    .default(true)
    .about('Export Entra logs to the workspace. Off only where another tool does it already.'),
  categories: categories(),
  archive,
  stream,
  partner: anything().about('Refused: Terraform cannot set this destination.'),
  writerGrant: writerGrant.about(
    'Assign the deploying service principal the right to write Entra diagnostic settings. Whoever deploys this must be able to grant it.',
  ),
}).filled();

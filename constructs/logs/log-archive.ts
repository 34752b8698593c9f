import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { diagnosticsBounds, type Replication, replications } from '../../lib/catalog/bounds/diagnostics';
import { nameForms } from '../../lib/catalog/bounds/names';
import { tagForms } from '../../lib/catalog/bounds/tags';
import { isPublicIpv4Range, PUBLIC_IPV4_FORM } from '../../lib/values/ip-range';
import { Construct } from '../core/cdktf';
import { checkForm, checkOneOf, checkRange, checkTags, validate } from '../core/checks';
import { clash, malformed } from '../core/errors';
import { literals } from '../core/literal';
import { readable } from '../core/logical-id';

export interface LogArchiveProps {
  /** Unique in all of Azure: 3 to 24 lower-case letters and digits. */
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  /** @default ZRS */
  readonly replication?: Replication;
  /**
   * Logs are deleted so many days after they were last written to, 1 to 36500.
   * @default 365
   */
  readonly deleteAfterDays?: number;
  /**
   * Nobody can change or delete a log before it is so many days old, 1 to 36500, at most `deleteAfterDays`. The
   * policy stays unlocked (an owner can lift it) and lets the log writer append. Changing it recreates the account.
   * @default - no immutability
   */
  readonly immutableDays?: number;
  /**
   * Lets requests be signed with the account's keys. Microsoft's list of services that go on working with this off
   * does not name diagnostic settings: off at your own risk, and then with `storage_use_azuread` in the provider.
   * @default true
   */
  readonly sharedKeyAccess?: boolean;
  /**
   * Firewall: addresses and ranges that may read, besides trusted Microsoft services (the log writer is one).
   * An empty list lets only those in.
   * @default - no firewall
   */
  readonly allowedIps?: readonly string[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A storage account for long-term copies of the logs, hardened as far as the log writer allows: Standard tier (it
 * refuses Premium), TLS 1.2, no public blobs, double encryption. Diagnostic settings write append blobs into
 * containers `insights-logs-<category>`; append blobs cannot be moved to a cooler tier, only deleted.
 */
export class LogArchive extends Construct {
  readonly storageAccountId: string;
  readonly notes: readonly string[];

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const { deleteAfterDays: deleteAfter = 365, immutableDays: immutable, allowedIps = [] } = props;
    validate(this, [
      checkForm('name', props.name, nameForms.storageAccount),
      checkOneOf('replication', props.replication, replications),
      checkRange('deleteAfterDays', deleteAfter, diagnosticsBounds.archiveDays),
      checkRange('immutableDays', immutable, diagnosticsBounds.archiveDays),
      immutable !== undefined &&
        immutable > deleteAfter &&
        clash(
          'immutableDays',
          `logs are deleted after ${deleteAfter} days but cannot be deleted for ${immutable}`,
          "Raise 'deleteAfterDays', or lower 'immutableDays'.",
        ),
      ...allowedIps.map((range) => !isPublicIpv4Range(range) && malformed('allowedIps', PUBLIC_IPV4_FORM, range)),
      ...checkTags('tags', props.tags, tagForms.storageName),
    ]);
    const account = readable(
      new StorageAccount(this, 'account', {
        name: props.name,
        resourceGroupName: props.resourceGroupName,
        location: props.location,
        accountKind: 'StorageV2',
        accountTier: 'Standard',
        accountReplicationType: props.replication ?? 'ZRS',
        minTlsVersion: 'TLS1_2',
        httpsTrafficOnlyEnabled: true,
        allowNestedItemsToBePublic: false,
        crossTenantReplicationEnabled: false,
        defaultToOauthAuthentication: true,
        infrastructureEncryptionEnabled: true,
        localUserEnabled: false,
        publicNetworkAccessEnabled: true,
        sharedAccessKeyEnabled: props.sharedKeyAccess ?? true,
        blobProperties: {
          versioningEnabled: immutable !== undefined,
          deleteRetentionPolicy: { days: 7 },
          containerDeleteRetentionPolicy: { days: 7 },
        },
        immutabilityPolicy:
          immutable === undefined
            ? undefined
            : { state: 'Unlocked', periodSinceCreationInDays: immutable, allowProtectedAppendWrites: true },
        networkRules: props.allowedIps && {
          defaultAction: 'Deny',
          bypass: ['AzureServices'],
          ipRules: [...props.allowedIps],
        },
        tags: props.tags && literals(props.tags),
      }),
      this,
    );
    readable(
      new StorageManagementPolicy(this, 'lifecycle', {
        storageAccountId: account.id,
        rule: [
          {
            name: 'delete-old-logs',
            enabled: true,
            filters: { blobTypes: ['appendBlob'], prefixMatch: ['insights-logs-'] },
            actions: {
              baseBlob: { deleteAfterDaysSinceModificationGreaterThan: deleteAfter },
              ...(immutable === undefined ? {} : { version: { deleteAfterDaysSinceCreation: deleteAfter } }),
            },
          },
        ],
      }),
      this,
    );
    this.storageAccountId = account.id;
    this.notes =
      props.sharedKeyAccess === false
        ? ['The archive takes no shared keys: see after a day whether logs still arrive in it.']
        : [];
  }
}

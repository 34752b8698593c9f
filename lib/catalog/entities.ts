/** An entity type of Sentinel, as entity mappings use it. */
export interface EntityType {
  readonly name: string;
  /** Every identifier that a field mapping may name. */
  readonly identifiers: readonly string[];
  /**
   * Sets of identifiers that identify one entity; a mapping should hold one of them whole. Where the
   * service's set names another entity, which no mapping can (the host of a process, the key of a registry value), the
   * rest of the set counts. A full name counts whole: Sentinel takes `ann@contoso.com` and `host.contoso.com` apart.
   */
  readonly strong: readonly (readonly string[])[];
}

/**
 * The types that analytic rules can map. Sources: Microsoft Learn, "Microsoft Sentinel entity types reference"
 * (identifiers, strong identifiers); the type names are those of azurerm 4.55.0.
 */
export const entityTypes: readonly EntityType[] = [
  {
    name: 'Account',
    identifiers: [
      'Name',
      'FullName',
      'NTDomain',
      'DnsDomain',
      'UPNSuffix',
      'Sid',
      'AadTenantId',
      'AadUserId',
      'PUID',
      'IsDomainJoined',
      'DisplayName',
      'ObjectGuid',
      'CloudAppAccountId',
      'IsAnonymized',
      'Stream',
      'Host',
    ],
    strong: [
      ['AadUserId'],
      ['PUID'],
      ['ObjectGuid'],
      ['Sid'],
      ['Name', 'UPNSuffix'],
      ['Name', 'NTDomain'],
      ['Name', 'DnsDomain'],
      ['FullName'],
    ],
  },
  {
    name: 'Host',
    identifiers: [
      'DnsDomain',
      'NTDomain',
      'HostName',
      'FullName',
      'NetBiosName',
      'AzureID',
      'OMSAgentID',
      'OSFamily',
      'OSVersion',
      'IsDomainJoined',
    ],
    strong: [
      ['AzureID'],
      ['OMSAgentID'],
      ['HostName', 'NTDomain'],
      ['HostName', 'DnsDomain'],
      ['NetBiosName', 'NTDomain'],
      ['NetBiosName', 'DnsDomain'],
      ['FullName'],
    ],
  },
  { name: 'IP', identifiers: ['Address', 'AddressScope'], strong: [['Address']] },
  { name: 'URL', identifiers: ['Url'], strong: [['Url']] },
  {
    name: 'AzureResource',
    identifiers: ['ResourceId', 'SubscriptionId'],
    strong: [['ResourceId']],
  },
  {
    name: 'CloudApplication',
    identifiers: ['AppId', 'Name', 'InstanceName', 'InstanceId', 'Risk', 'SaasId', 'Stream'],
    strong: [['AppId'], ['SaasId'], ['Name']],
  },
  { name: 'DNS', identifiers: ['DomainName'], strong: [['DomainName']] },
  { name: 'File', identifiers: ['Directory', 'Name'], strong: [['Directory', 'Name']] },
  {
    name: 'FileHash',
    identifiers: ['Algorithm', 'Value'],
    strong: [['Algorithm', 'Value']],
  },
  { name: 'Malware', identifiers: ['Name', 'Category'], strong: [['Name', 'Category']] },
  {
    name: 'Process',
    identifiers: ['ProcessId', 'CommandLine', 'ElevationToken', 'CreationTimeUtc'],
    strong: [
      ['ProcessId', 'CreationTimeUtc'],
      ['ProcessId', 'CommandLine'],
      ['CommandLine', 'CreationTimeUtc'],
    ],
  },
  { name: 'RegistryKey', identifiers: ['Hive', 'Key'], strong: [['Hive', 'Key']] },
  { name: 'RegistryValue', identifiers: ['Name', 'Value', 'ValueType'], strong: [['Name']] },
  {
    name: 'SecurityGroup',
    identifiers: ['DistinguishedName', 'SID', 'ObjectGuid'],
    strong: [['DistinguishedName'], ['SID'], ['ObjectGuid']],
  },
  {
    name: 'Mailbox',
    identifiers: ['MailboxPrimaryAddress', 'DisplayName', 'Upn', 'AadId', 'RiskLevel', 'ExternalDirectoryObjectId'],
    strong: [['MailboxPrimaryAddress']],
  },
  {
    name: 'MailCluster',
    identifiers: [
      'NetworkMessageIds',
      'CountByDeliveryStatus',
      'CountByThreatType',
      'CountByProtectionStatus',
      'CountByDeliveryLocation',
      'Threats',
      'Query',
      'QueryTime',
      'MailCount',
      'IsVolumeAnomaly',
      'Source',
      'ClusterSourceIdentifier',
      'ClusterSourceType',
      'ClusterQueryStartTime',
      'ClusterQueryEndTime',
      'ClusterGroup',
    ],
    strong: [['Query', 'Source']],
  },
  {
    name: 'MailMessage',
    identifiers: [
      'Recipient',
      'Urls',
      'Threats',
      'Sender',
      'P1Sender',
      'P1SenderDisplayName',
      'P1SenderDomain',
      'SenderIP',
      'P2Sender',
      'P2SenderDisplayName',
      'P2SenderDomain',
      'ReceivedDate',
      'NetworkMessageId',
      'InternetMessageId',
      'Subject',
      'BodyFingerprintBin1',
      'BodyFingerprintBin2',
      'BodyFingerprintBin3',
      'BodyFingerprintBin4',
      'BodyFingerprintBin5',
      'AntispamDirection',
      'DeliveryAction',
      'DeliveryLocation',
      'Language',
      'ThreatDetectionMethods',
    ],
    strong: [['NetworkMessageId', 'Recipient']],
  },
  {
    name: 'SubmissionMail',
    identifiers: [
      'NetworkMessageId',
      'Timestamp',
      'Recipient',
      'Sender',
      'SenderIp',
      'Subject',
      'ReportType',
      'SubmissionId',
      'SubmissionDate',
      'Submitter',
    ],
    strong: [['SubmissionId', 'NetworkMessageId', 'Recipient', 'Submitter']],
  },
];

const byName = new Map(entityTypes.map((type) => [type.name, type]));

/** By its exact name: the service knows `IP` and `URL`, not `Ip` and `Url`. */
export function findEntityType(name: string): EntityType | undefined {
  return byName.get(name);
}

/** True when the identifiers hold a whole strong set of the type. */
export function isStrong({ strong }: EntityType, identifiers: Iterable<string>): boolean {
  const mapped = new Set(identifiers);
  return strong.some((set) => set.every((identifier) => mapped.has(identifier)));
}

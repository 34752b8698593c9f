/** An entity type of Sentinel, as entity mappings use it. */
export interface EntityType {
  readonly name: string;
  /** Every identifier that a field mapping may name. */
  readonly identifiers: readonly string[];
  /** A mapping without one of these sets is refused by the rule wizard and by the content validation of Microsoft. */
  readonly required: readonly (readonly string[])[];
  /**
   * Sets of identifiers that identify one entity; a mapping should hold one of them whole. Where the
   * service's set names another entity, which no mapping can (the host of a process, the key of a registry value), the
   * rest of the set counts.
   */
  readonly strong: readonly (readonly string[])[];
}

/**
 * The types that analytic rules can map. Sources: Microsoft Learn, "Microsoft Sentinel entity types reference"
 * (identifiers, strong identifiers), and the detection template schema of the Azure-Sentinel repository (required
 * identifiers); the type names are those of azurerm 4.55.0.
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
    required: [['FullName'], ['Sid'], ['Name'], ['AadUserId'], ['PUID'], ['ObjectGuid']],
    strong: [
      ['AadUserId'],
      ['PUID'],
      ['ObjectGuid'],
      ['Sid'],
      ['Name', 'UPNSuffix'],
      ['Name', 'NTDomain'],
      ['Name', 'DnsDomain'],
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
    required: [['FullName'], ['HostName'], ['NetBiosName'], ['AzureID'], ['OMSAgentID']],
    strong: [
      ['AzureID'],
      ['OMSAgentID'],
      ['HostName', 'NTDomain'],
      ['HostName', 'DnsDomain'],
      ['NetBiosName', 'NTDomain'],
      ['NetBiosName', 'DnsDomain'],
    ],
  },
  { name: 'IP', identifiers: ['Address', 'AddressScope'], required: [['Address']], strong: [['Address']] },
  { name: 'URL', identifiers: ['Url'], required: [['Url']], strong: [['Url']] },
  {
    name: 'AzureResource',
    identifiers: ['ResourceId', 'SubscriptionId'],
    required: [['ResourceId']],
    strong: [['ResourceId']],
  },
  {
    name: 'CloudApplication',
    identifiers: ['AppId', 'Name', 'InstanceName', 'InstanceId', 'Risk', 'SaasId', 'Stream'],
    required: [['AppId'], ['Name']],
    strong: [['AppId'], ['SaasId'], ['Name']],
  },
  { name: 'DNS', identifiers: ['DomainName'], required: [['DomainName']], strong: [['DomainName']] },
  { name: 'File', identifiers: ['Directory', 'Name'], required: [['Name']], strong: [['Directory', 'Name']] },
  {
    name: 'FileHash',
    identifiers: ['Algorithm', 'Value'],
    required: [['Algorithm', 'Value']],
    strong: [['Algorithm', 'Value']],
  },
  { name: 'Malware', identifiers: ['Name', 'Category'], required: [['Name']], strong: [['Name', 'Category']] },
  {
    name: 'Process',
    identifiers: ['ProcessId', 'CommandLine', 'ElevationToken', 'CreationTimeUtc'],
    required: [['CommandLine'], ['ProcessId']],
    strong: [
      ['ProcessId', 'CreationTimeUtc'],
      ['ProcessId', 'CommandLine'],
      ['CommandLine', 'CreationTimeUtc'],
    ],
  },
  { name: 'RegistryKey', identifiers: ['Hive', 'Key'], required: [['Key'], ['Hive']], strong: [['Hive', 'Key']] },
  { name: 'RegistryValue', identifiers: ['Name', 'Value', 'ValueType'], required: [['Name']], strong: [['Name']] },
  {
    name: 'SecurityGroup',
    identifiers: ['DistinguishedName', 'SID', 'ObjectGuid'],
    required: [['DistinguishedName'], ['SID'], ['ObjectGuid']],
    strong: [['DistinguishedName'], ['SID'], ['ObjectGuid']],
  },
  {
    name: 'Mailbox',
    identifiers: ['MailboxPrimaryAddress', 'DisplayName', 'Upn', 'AadId', 'RiskLevel', 'ExternalDirectoryObjectId'],
    required: [['MailboxPrimaryAddress']],
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
    required: [['Query'], ['Source']],
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
    required: [['NetworkMessageId'], ['Recipient']],
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
    required: [['SubmissionId'], ['NetworkMessageId'], ['Recipient'], ['Submitter']],
    strong: [['SubmissionId', 'NetworkMessageId', 'Recipient', 'Submitter']],
  },
];

const byName = new Map(entityTypes.map((type) => [type.name, type]));

/** By its exact name: the service knows `IP` and `URL`, not `Ip` and `Url`. */
export function findEntityType(name: string): EntityType | undefined {
  return byName.get(name);
}

/** True when the identifiers hold a whole strong set of the type. */
export function isStrong(type: EntityType, identifiers: Iterable<string>): boolean {
  return holdsOne(type.strong, identifiers);
}

/** True when the identifiers hold what every mapping of the type must. */
export function isSufficient(type: EntityType, identifiers: Iterable<string>): boolean {
  return holdsOne(type.required, identifiers);
}

function holdsOne(sets: readonly (readonly string[])[], identifiers: Iterable<string>): boolean {
  const mapped = new Set(identifiers);
  return sets.some((set) => set.every((identifier) => mapped.has(identifier)));
}

/**
 * How a record of a busy table is put together. Many rows share most of what they say: who, with which client, from which place.
 * Such a part is a block, written once; a row names its blocks by number and adds what is its own.
 */
export interface TableShape {
  readonly blocks: readonly string[];
  /** Of each row: column -> how its value is written. `session`, `token` and `record` are numbers that become ids. */
  readonly own: Readonly<Record<string, 'session' | 'token' | 'record' | 'text' | 'json' | 'time'>>;
  /** Columns made of others, in SQL over the columns of blocks and rows. */
  readonly derived?: Readonly<Record<string, string>>;
}

const SIGN_IN: TableShape = {
  blocks: ['who', 'client', 'place', 'app', 'outcome'],
  own: { Id: 'record', SessionId: 'session', UniqueTokenIdentifier: 'token' },
  derived: {
    CreatedDateTime: 'TimeGenerated',
    OriginalRequestId: 'Id',
    CorrelationId: "substr(Id, 10) || '-' || substr(Id, 1, 8)",
  },
};

/** What an Office record says of the token it was made with. */
const CONTEXT = `json_object('AADSessionId', SessionId, 'UniqueTokenId', UniqueTokenId, 'IssuedAtTime', strftime(IssuedAtTime, '%Y-%m-%dT%H:%M:%S'), 'ClientAppId', ClientAppId)`;

export const SHAPES = {
  SigninLogs: SIGN_IN,
  AADNonInteractiveUserSignInLogs: SIGN_IN,
  OfficeActivity: {
    blocks: ['who', 'client', 'place', 'operation'],
    own: {
      OfficeId: 'record',
      SessionId: 'session',
      UniqueTokenId: 'token',
      IssuedAtTime: 'time',
      OfficeObjectId: 'text',
      SourceFileName: 'text',
    },
    derived: { AppAccessContext: CONTEXT, Start_Time: 'TimeGenerated' },
  },
  CloudAppEvents: {
    blocks: ['who', 'client', 'place', 'operation'],
    own: {
      ReportId: 'record',
      SessionId: 'session',
      UniqueTokenId: 'token',
      IssuedAtTime: 'time',
      ObjectName: 'text',
    },
    derived: {
      RawEventData: `json_object('Id', ReportId, 'Operation', ActionType, 'Workload', Application, 'ObjectId', ObjectName, 'UserId', AccountDisplayName, 'ClientIP', IPAddress, 'UserAgent', UserAgent, 'AppAccessContext', ${CONTEXT})`,
    },
  },
  MicrosoftGraphActivityLogs: {
    blocks: ['who', 'client', 'place', 'operation'],
    own: { RequestId: 'record', SessionId: 'session', SignInActivityId: 'token', TokenIssuedAt: 'time' },
    derived: { UniqueTokenId: 'SignInActivityId' },
  },
} as const satisfies Record<string, TableShape>;

export type BusyTable = keyof typeof SHAPES;

/** Tables whose rows are written one by one. */
export const QUIET_TABLES = [
  'AuditLogs',
  'AADUserRiskEvents',
  'AADRiskyUsers',
  'AADServicePrincipalSignInLogs',
  'UrlClickEvents',
  'SecurityAlert',
  'DeviceNetworkEvents',
  'DeviceProcessEvents',
  'IdentityInfo',
] as const;

export type QuietTable = (typeof QUIET_TABLES)[number];

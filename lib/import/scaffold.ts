import { ruleBounds } from '../catalog/bounds/rules';
import type { Analysis } from '../kql/model/model';
import type { CompiledRule, EntityMapping } from '../rules/read/model';
import { DAY, HOUR, MINUTE, shortDuration } from '../values/duration';

/** Which columns usually hold which identifier of which entity; the first column that a query has is taken. */
const GUESSES: readonly { entityType: string; identifier: string; columns: readonly string[] }[] = [
  {
    entityType: 'Account',
    identifier: 'AadUserId',
    columns: ['AadUserId', 'AccountObjectId', 'UserObjectId', 'AccountAadUserId', 'InitiatingProcessAccountObjectId'],
  },
  {
    entityType: 'Account',
    identifier: 'FullName',
    columns: [
      'UserPrincipalName',
      'AccountUpn',
      'AccountUPN',
      'Upn',
      'InitiatedByUpn',
      'ActorUpn',
      'InitiatingProcessAccountUpn',
    ],
  },
  {
    entityType: 'IP',
    identifier: 'Address',
    columns: [
      'IPAddress',
      'ClientIP',
      'ClientIPAddress',
      'SourceIP',
      'SrcIpAddr',
      'CallerIpAddress',
      'RemoteIP',
      'LocalIP',
    ],
  },
  { entityType: 'Host', identifier: 'HostName', columns: ['DeviceName', 'HostName', 'Computer', 'DvcHostname'] },
  { entityType: 'URL', identifier: 'Url', columns: ['Url', 'RemoteUrl', 'UrlOriginal', 'RequestURL'] },
  { entityType: 'CloudApplication', identifier: 'AppId', columns: ['AppId', 'ApplicationId', 'ResourceAppId'] },
  { entityType: 'AzureResource', identifier: 'ResourceId', columns: ['_ResourceId', 'ResourceId'] },
];

/** In these tables UserId is the object id of the user; in others (OfficeActivity) a user principal name. */
const OBJECT_ID_TABLES = /^(Signin|AAD|MicrosoftGraphActivityLogs|IdentityInfo)/;

/** Entity mappings that the columns of a query allow, each column at most once. */
export function suggestMappings({ columns, tables }: Pick<Analysis, 'columns' | 'tables'>): EntityMapping[] {
  const names = new Map(columns.map(({ name }) => [name.toLowerCase(), name]));
  const find = (candidates: readonly string[]) => candidates.map((name) => names.get(name.toLowerCase())).find(Boolean);
  const userId = names.get('userid');
  const isObjectId = tables.length > 0 && tables.every((table) => OBJECT_ID_TABLES.test(table));
  const mappings = new Map<string, { identifier: string; column: string }[]>();
  const add = (entityType: string, identifier: string, column: string | undefined) => {
    if (column) mappings.set(entityType, [...(mappings.get(entityType) ?? []), { identifier, column }]);
  };
  for (const { entityType, identifier, columns: candidates } of GUESSES) {
    const guessed =
      identifier === 'AadUserId' && isObjectId
        ? (userId ?? find(candidates))
        : identifier === 'FullName' && userId && !isObjectId
          ? (find(candidates) ?? userId)
          : find(candidates);
    add(entityType, identifier, guessed);
  }
  const [name, suffix] = [find(['Name', 'AccountName']), find(['UPNSuffix', 'AccountUPNSuffix'])];
  if (name && suffix) {
    const others = (mappings.get('Account') ?? []).filter(({ identifier }) => identifier !== 'FullName');
    mappings.set('Account', others);
    add('Account', 'Name', name);
    add('Account', 'UPNSuffix', suffix);
  }
  return [...mappings].map(([entityType, fields]) => ({ entityType, fields }));
}

/**
 * The `promotion:` of a hunting query, as comments: without the marks the query is deployed as an analytic rule as well. It
 * looks back as far as the query does, within the 5 minutes to 14 days that Sentinel allows.
 */
export function promotionScaffold({ analysis, hunting }: CompiledRule): string {
  const { min, max } = ruleBounds.period;
  const period = Math.min(max, Math.max(min, Math.ceil((analysis.lookback ?? DAY) / MINUTE) * MINUTE));
  const lines = [
    'promotion:',
    '  severity: Medium',
    `  queryFrequency: ${written(Math.min(period, DAY))}`,
    `  queryPeriod: ${written(period)}`,
    '  triggerOperator: gt',
    '  triggerThreshold: 0',
    ...(hunting?.entityMappings.length ? [] : mappingLines(analysis)),
  ];
  return [
    '# With the block below (remove the marks in front of its lines) the query is also deployed as an analytic rule.',
    '# Entity mappings are suggested from the columns of the query: see whether they fit. More: docs/rules.md.',
    ...lines.map((line) => `# ${line}`),
  ].join('\n');
}

function mappingLines(analysis: Analysis): string[] {
  const mappings = suggestMappings(analysis);
  if (mappings.length === 0) return [];
  return [
    '  entityMappings:',
    ...mappings.flatMap(({ entityType, fields }) => [
      ...hint(entityType, fields),
      `    - entityType: ${entityType}`,
      '      fieldMappings:',
      ...fields.map(({ identifier, column }) => `        - { identifier: ${identifier}, columnName: ${column} }`),
    ]),
  ];
}

/** Sentinel takes a full name apart as well as it can; its two halves leave nothing to guess. */
function hint(entityType: string, fields: EntityMapping['fields']): string[] {
  const [only, ...others] = fields;
  if (entityType !== 'Account' || only?.identifier !== 'FullName' || others.length > 0) return [];
  const half = (i: number) => `tostring(split(${only.column}, '@')[${i}])`;
  return [
    '    # Stronger: end the query with',
    `    #   | extend Name = ${half(0)}, UPNSuffix = ${half(1)}`,
    '    # and map the identifiers Name and UPNSuffix instead of FullName.',
  ];
}

const written = (seconds: number): string => {
  const short = shortDuration(seconds);
  return short.includes(' ')
    ? `${Math.ceil(seconds / (seconds >= DAY ? HOUR : MINUTE))}${seconds >= DAY ? 'h' : 'm'}`
    : short;
};

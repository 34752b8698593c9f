/**
 * The helper functions of ASIM, which every workspace with Sentinel has; `ASIM_...` without the first underscore is the form that a
 * workspace deploys by itself. Sources: "ASIM helper functions" in the Sentinel documentation, and the signatures in ASIM/Library of
 * Azure-Sentinel; where neither says what a function gives, any column is accepted.
 */
export interface AsimHelper {
  /** In the words of KQL. */
  readonly parameters: string;
  /** Gives the right types, whatever it computes; absent, any column may come out. */
  readonly body?: string;
  /** Tables that it reads. */
  readonly reads?: readonly string[];
}

/** A name for a number, or a word for a text. */
const lookup = (parameters: string): AsimHelper => ({ parameters: `(${parameters})`, body: '{ tostring("") }' });

/** `| invoke f('column')`: the rows with more columns. */
const resolve = (parameter: string, columns: Readonly<Record<string, 'string' | 'int'>>): AsimHelper => {
  const added = Object.entries(columns).map(([name, type]) => `${name}=${type === 'int' ? 'int(null)' : '""'}`);
  return { parameters: `(T:(*), ${parameter}:string)`, body: `{ T | extend ${added.join(', ')} }` };
};

const host = (role: string, hostname = `${role}Hostname`): AsimHelper =>
  resolve('Hostname', {
    [hostname]: 'string',
    [`${role}Domain`]: 'string',
    [`${role}DomainType`]: 'string',
    [`${role}FQDN`]: 'string',
  });

const WATCHLIST_ROWS =
  '{ datatable(_DTItemId:string, LastUpdatedTimeUTC:datetime, SearchKey:string, WatchlistItem:dynamic)[] }';

const HELPERS: Readonly<Record<string, AsimHelper>> = {
  LookupDnsQueryType: lookup('QueryType:int'),
  LookupDnsResponseCode: lookup('ResponseCode:int'),
  LookupICMPType: lookup('IcmpType:int'),
  LookupNetworkProtocol: lookup('ProtocolNumber:int'),
  LookupHTTPStatusCode: lookup('StatusCode:int'),
  LookupAADcodes: lookup('ErrorCode:string'),
  ResolveDnsQueryType: resolve('QueryTypeField', { DnsQueryType: 'int', DnsQueryTypeName: 'string' }),
  ResolveDnsResponseCode: resolve('ResponseCodeField', { DnsResponseCode: 'int', DnsResponseCodeName: 'string' }),
  ResolveICMPType: resolve('IcmpTypeField', { NetworkIcmpCode: 'int', NetworkIcmpType: 'string' }),
  ResolveNetworkProtocol: resolve('ProtocolField', { NetworkProtocolNumber: 'int', NetworkProtocol: 'string' }),
  ResolveFQDN: host('', 'ExtractedHostname'),
  ResolveSrcFQDN: host('Src'),
  ResolveDstFQDN: host('Dst'),
  ResolveDvcFQDN: host('Dvc'),
  GetUsernameType: lookup('Username:string'),
  GetWindowsUserType: lookup('Username:string, Sid:string'),
  GetUserType: lookup('Username:string, Sid:string'),
  GetSourceBySourceType: { parameters: '(SourceType:string)', body: '{ dynamic([]) }', reads: ['Watchlist'] },
  GetDisabledParsers: {
    parameters: '(CallerContext:string, SourceSpecificParser:string="")',
    body: '{ true }',
    reads: ['Watchlist'],
  },
  GetWatchlistRaw: {
    parameters: '(watchlist:string, keys:dynamic=dynamic([]))',
    body: WATCHLIST_ROWS,
    reads: ['Watchlist'],
  },
  GetWatchlistsRaw: {
    parameters: '(watchlists:dynamic, keys:dynamic=dynamic([]))',
    body: WATCHLIST_ROWS,
    reads: ['Watchlist'],
  },
  IdentityInfo: { parameters: '()', reads: ['IdentityInfo'] },
  Enrich_IdentityInfo: {
    parameters:
      '(T:(*), AadIdField:string="", TenantIdField:string="", SidField:string="", UpnField:string="", EmailField:string="")',
    reads: ['IdentityInfo'],
  },
};

const NAME = /^_?ASIM_(\w+)$/;

/** A helper function by its name. */
export function findAsimHelper(name: string): AsimHelper | undefined {
  const found = NAME.exec(name)?.[1];
  return found !== undefined && Object.hasOwn(HELPERS, found) ? HELPERS[found] : undefined;
}

/** For did-you-mean. */
export const asimHelperNames: readonly string[] = Object.keys(HELPERS).map((name) => `_ASIM_${name}`);

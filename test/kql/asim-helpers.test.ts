import { asimHelperNames, findAsimHelper } from '../../lib/kql/engine/language/asim-helpers';
import { ask, codes } from './ask';

const columns = (query: string) => ask(query).analysis.columns.map(({ name, type }) => `${name}:${type}`);

test.each(asimHelperNames)('%s is known, and by the name under which a workspace deploys it', (name) => {
  expect(findAsimHelper(name)).toBeDefined();
  expect(findAsimHelper(name.slice(1))).toBe(findAsimHelper(name));
});

test('a lookup gives text for a number, a column or a literal', () => {
  const query =
    'DnsEvents | project T = _ASIM_LookupDnsQueryType(1), R = _ASIM_LookupDnsResponseCode(ResultCode), H = ASIM_LookupHTTPStatusCode("404"), W = _ASIM_GetWindowsUserType(Name, "S-1-5-18")';
  expect(codes(query)).toEqual([]);
  expect(columns(query)).toEqual(['T:string', 'R:string', 'H:string', 'W:string']);
});

test('what resolves adds its columns to the rows', () => {
  const query =
    'Heartbeat | project TimeGenerated, Computer | invoke _ASIM_ResolveDvcFQDN("Computer") | invoke _ASIM_ResolveFQDN("Computer") | invoke _ASIM_ResolveNetworkProtocol("Computer")';
  expect(codes(query)).toEqual([]);
  expect(columns(query)).toEqual([
    'TimeGenerated:datetime',
    'Computer:string',
    'DvcHostname:string',
    'DvcDomain:string',
    'DvcDomainType:string',
    'DvcFQDN:string',
    'ExtractedHostname:string',
    'Domain:string',
    'DomainType:string',
    'FQDN:string',
    'NetworkProtocolNumber:int',
    'NetworkProtocol:string',
  ]);
});

test('what enriches reads the table that it takes the columns from, and may give any', () => {
  const query = 'SigninLogs | invoke _ASIM_Enrich_IdentityInfo(AadIdField="UserId") | where BlastRadius == "High"';
  const { problems, analysis, openColumns } = ask(query);
  expect(problems).toEqual([]);
  expect(analysis.tables).toEqual(['IdentityInfo', 'SigninLogs']);
  expect(openColumns).toBe(true);
});

test('a name that is nearly one is refused, and too few arguments are', () => {
  expect(ask('SigninLogs | extend x = _ASIM_LookupDnsQueryTyp(1)').problems).toMatchObject([
    { code: 'kql/unknown-function', help: expect.stringContaining("'_ASIM_LookupDnsQueryType'") },
  ]);
  expect(codes('SigninLogs | extend x = _ASIM_GetWindowsUserType("a")')).toEqual(['kql/wrong-arguments']);
});

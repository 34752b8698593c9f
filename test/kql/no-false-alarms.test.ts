import { codes } from './ask';

/** Each of these works in a real workspace; refusing any would be worse than missing a mistake. */
test.each([
  ['columns that appear only when named', 'SigninLogs | project _ItemId, _TimeReceived, TenantId, Type, _ResourceId'],
  ['another workspace', 'union SigninLogs, workspace("other").SigninLogs | where UserId == "a"'],
  ['a custom table of another workspace', 'workspace("other").Mine_CL | where A_s == "a"'],
  ['other clusters', 'cluster("help").database("Samples").StormEvents | take 1'],
  ['data explorer', 'adx("https://c.kusto.windows.net/db").T | where a == 1'],
  ['application insights', 'app("x").requests | where success == false'],
  ['resource graph', 'arg("").Resources | where type == "x"'],
  [
    'columns after bag_unpack that are declared',
    'AuditLogs | evaluate bag_unpack(InitiatedBy) : (*, user: string) | where user == "a"',
  ],
  [
    'columns after bag_unpack that the rows have anyway, or that the table may have',
    'union (AuditLogs | evaluate bag_unpack(InitiatedBy) | project Id), (AzureDiagnostics | extend B = todynamic(Resource) | evaluate bag_unpack(B) | where app_s == "a")',
  ],
  [
    'filtering ASIM parsers',
    '_Im_Dns(starttime=ago(1d), domain_has_any=dynamic(["a"])) | where DnsQuery has "a" | project SrcIpAddr, Anything',
  ],
  ['plain ASIM parsers', 'imAuthentication | where EventResult == "Failure" | summarize count() by TargetUsername'],
  ['parsers of one source', '_Im_NetworkSession_AzureFirewallV03(dstportnumber=443) | take 1'],
  [
    'diagnostics with columns of any name',
    'AzureDiagnostics | where identity_claim_appid_g == "a" and OperationName == "VaultGet"',
  ],
  ['data from elsewhere', 'externaldata(a:string)["https://example.org/a.csv"] with (format="csv") | where a == "b"'],
  ['patterns that match no column', 'SigninLogs | join kind=inner AuditLogs on CorrelationId | project-away *3'],
  [
    'ingestion time and geography',
    'SigninLogs | where ingestion_time() > ago(1h) | extend g = geo_info_from_ip_address(IPAddress)',
  ],
  [
    'a count of the rows that have a value',
    'SigninLogs | summarize n = count(ResultType), m = count( TimeGenerated ) by UserId',
  ],
  ['lookups', "SigninLogs | evaluate ipv4_lookup((datatable(net:string)['10.0.0.0/8']), IPAddress, net)"],
  ['a message id is no placeholder', 'EmailEvents | where InternetMessageId == "<a1@contoso.com>"'],
  ['an operation is no placeholder', 'AuditLogs | where OperationName == "Add user" or Result == "x"'],
  ['negated placeholders', 'SigninLogs | where UserId != "x" and not(UserId == "x")'],
  ['one of several alternatives', 'SigninLogs | where UserId == "x" or IPAddress == "203.0.113.7"'],
  ['an item of a list', 'AuditLogs | mv-expand Resource = TargetResources | where Resource == "a"'],
  ['JSON in a dynamic column', 'AuditLogs | where InitiatedBy == "{}"'],
  ['names that the reference lost', 'DnsEvents | where Name has "a" | join AppRequests on Name'],
])('%s', (_, query) => {
  expect(codes(query)).toEqual([]);
});

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Queries of the kind that detections are: each of these, with the constants of rule number `n`. */
const SHAPES: readonly ((n: number) => string)[] = [
  (n) => `let window = ${1 + (n % 13)}d;
let risky = AADUserRiskEvents
  | where TimeGenerated > ago(window) and RiskState in~ ("atRisk", "confirmedCompromised")
  | summarize arg_max(TimeGenerated, *) by Id
  | project UserId, RiskEventType, RiskAt = TimeGenerated;
SigninLogs
| where TimeGenerated > ago(window) and ResultType in ("0", "${50000 + n}")
| extend Device = tostring(DeviceDetail.deviceId), Country = tostring(LocationDetails.countryOrRegion)
| join kind=inner risky on UserId
| where RiskAt between ((TimeGenerated - ${n}m) .. (TimeGenerated + ${n}m))
| summarize Countries = make_set(Country, ${n}), Last = max(TimeGenerated), Count = count() by UserId, UserPrincipalName, IPAddress
| where array_length(Countries) > ${n % 7}`,
  (n) => `AuditLogs
| where TimeGenerated > ago(1d) and OperationName has_any ("Add member to role", "Update user ${n}")
| mv-expand target = TargetResources
| mv-apply property = target.modifiedProperties on (
    where property.displayName =~ "StsRefreshTokensValidFrom"
    | extend Old = todatetime(extract(@'(\\d{4}[^"]+)', 1, tostring(property.oldValue))), New = todatetime(extract(@'(\\d{4}[^"]+)', 1, tostring(property.newValue))))
| where New < Old - ${n}s
| extend UserPrincipalName = iff(isnotempty(InitiatedBy.user.userPrincipalName), tostring(InitiatedBy.user.userPrincipalName), tostring(InitiatedBy.app.displayName)), IPAddress = tostring(InitiatedBy.user.ipAddress)
| project TimeGenerated, UserPrincipalName, IPAddress, Old, New, CorrelationId`,
  (n) => `union isfuzzy=true
  (SigninLogs | project TimeGenerated, UserId, UserPrincipalName, IPAddress, AppDisplayName, SessionId, UserAgent),
  (AADNonInteractiveUserSignInLogs | project TimeGenerated, UserId, UserPrincipalName, IPAddress, AppDisplayName, SessionId, UserAgent)
| where TimeGenerated > ago(${1 + (n % 20)}h) and isnotempty(SessionId)
| extend Network = strcat(tostring(split(IPAddress, ".")[0]), ".", tostring(split(IPAddress, ".")[1])), Hour = hourofday(TimeGenerated)
| summarize Networks = dcount(Network), Agents = make_set(UserAgent, ${n}), arg_max(TimeGenerated, AppDisplayName, IPAddress) by UserId, UserPrincipalName, SessionId
| where Networks >= 2 and array_length(Agents) between (2 .. ${n + 2})
| project-rename LastSeen = TimeGenerated
| sort by LastSeen desc`,
  (n) => `let threshold = ${n};
OfficeActivity
| where TimeGenerated > ago(1d) and Operation in ("New-InboxRule", "Set-InboxRule", "UpdateInboxRules")
| where UserId has "@" and not(UserId =~ "app@sharepoint")
| mv-expand parameter = parse_json(Parameters)
| extend Name = tostring(parameter.Name), Value = tostring(parameter.Value)
| where Name in~ ("ForwardTo", "RedirectTo", "MoveToFolder") or Value contains "RSS ${n}"
| extend UserPrincipalName = tolower(UserId), IPAddress = trim(@"[\\[\\]]", tostring(split(ClientIP, ":")[0]))
| lookup kind=leftouter (IdentityInfo | where TimeGenerated > ago(1d) | summarize arg_max(TimeGenerated, *) by AccountUPN | project UserPrincipalName = tolower(AccountUPN), BlastRadius) on UserPrincipalName
| summarize Rules = count(), First = min(TimeGenerated) by UserPrincipalName, IPAddress, BlastRadius, bin(TimeGenerated, 1h)
| where Rules > threshold or BlastRadius == "High"`,
  (n) => `let failed = (start: datetime, end: datetime) {
  SigninLogs
  | where TimeGenerated between (start .. end) and ResultType !in ("0", "50125", "${50140 + n}")
  | summarize Failures = count(), Users = dcount(UserPrincipalName), UserPrincipalName = take_any(UserPrincipalName) by IPAddress
};
failed(ago(${2 + (n % 10)}h), now())
| join kind=leftanti (failed(ago(${(n % 10) + 20}h), ago(${(n % 10) + 10}h))) on IPAddress
| extend Score = case(Users > ${n}, "many", Failures > 10 * Users, "loud", "quiet")
| where Score != "quiet" and IPAddress matches regex @"^\\d+\\.\\d+\\.\\d+\\.\\d+$"
| top ${n} by Failures desc`,
];

/** Writes `count` different rules, all of them good; gives their queries. */
export function writeRules(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const query = SHAPES[i % SHAPES.length]!(i + 1);
    writeFileSync(ruleFile(folder, i), ruleText(i, query));
    return query;
  });
}

export const ruleFile = (folder: string, i: number): string => join(folder, `rule-${i}.yaml`);

export function ruleText(i: number, query: string): string {
  const hex = createHash('md5').update(`rule ${i}`).digest('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  return `id: ${id}
name: Synthetic rule ${i}
description: |
  Made for measuring: rule number ${i}.
severity: Medium
queryFrequency: 1h
queryPeriod: 14d
triggerOperator: gt
triggerThreshold: 0
tactics: [InitialAccess, CredentialAccess]
relevantTechniques: [T1078, T1528]
query: |
${query.replace(/^/gm, '  ')}
entityMappings:
  - entityType: Account
    fieldMappings:
      - { identifier: FullName, columnName: ${query.includes('UserPrincipalName') ? 'UserPrincipalName' : 'UserId'} }
  - entityType: IP
    fieldMappings:
      - { identifier: Address, columnName: IPAddress }
version: 1.0.0
kind: Scheduled
`;
}

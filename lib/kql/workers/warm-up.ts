/** Queries that between them use most of what detections use, so that its code is compiled when a snapshot is made. */
export const WARM_UP: readonly string[] = [
  `let window = 14d;
let known = dynamic(["203.0.113.7", "198.51.100.4"]);
let risky = AADUserRiskEvents | where TimeGenerated > ago(window) | summarize arg_max(TimeGenerated, *) by Id | where RiskState in~ ("atRisk", "confirmedCompromised");
SigninLogs
| where TimeGenerated between (ago(1d) .. now()) and ResultType in ("0", "50140") and IPAddress !in (known)
| extend Device = tostring(DeviceDetail.deviceId), Country = tostring(parse_json(tostring(LocationDetails)).countryOrRegion)
| join kind=inner hint.strategy=broadcast (risky | project UserId, RiskEventType, RequestId) on UserId
| summarize Countries = make_set(Country, 10), Count = count(), Last = max(TimeGenerated) by UserId, UserPrincipalName, bin(TimeGenerated, 1h)
| where array_length(Countries) > 1
| project-rename When = TimeGenerated | project-away Count | sort by Last desc | take 100`,
  `union isfuzzy=true
  (AuditLogs | where OperationName has_any ("Add member", "Update user") | mv-expand target = TargetResources | mv-apply p = target.modifiedProperties on (where p.displayName =~ "StsRefreshTokensValidFrom") | extend Actor = iff(isnotempty(InitiatedBy.user.userPrincipalName), tostring(InitiatedBy.user.userPrincipalName), tostring(InitiatedBy.app.displayName))),
  (OfficeActivity | where Operation startswith "New-" | parse Parameters with * 'ForwardTo' Forward '"' * | extend Actor = tolower(UserId))
| lookup kind=leftouter (_GetWatchlist('VIPUsers') | project SearchKey) on $left.Actor == $right.SearchKey
| extend Kind = case(Operation == "", "audit", Operation contains "Inbox", "rule", "other"), Parts = split(Actor, "@"), Hit = Actor matches regex @"^[a-z]+@"
| where isnotempty(Actor) and not(Kind =~ "other")
| distinct Actor, Kind`,
  `let lookup = datatable(Code: string, Text: string) ["0", "ok", "50126", "bad password"];
let failed = (from: datetime, to: datetime) { AADNonInteractiveUserSignInLogs | where TimeGenerated between (from .. to) | where ResultType != 0 };
failed(ago(1h), now())
| make-series n = count() default = 0 on TimeGenerated from ago(1h) to now() step 5m by AppDisplayName
| extend (Anomalies, Score, Baseline) = series_decompose_anomalies(n, 1.5)
| mv-expand n to typeof(long), Anomalies to typeof(double)
| where toint(Anomalies) == 1 and n > toscalar(SigninLogs | summarize avg(DurationMs))
| serialize r = row_number(), before = prev(n, 1)
| project AppDisplayName, n, before, Text = strcat(AppDisplayName, ": ", tostring(n))`,
];

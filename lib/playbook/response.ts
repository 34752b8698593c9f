import type { PlaybookItem } from './item';

const passwordChanges =
  "AuditLogs | where TimeGenerated > ago(1d) | where OperationName has_any ('Reset user password', 'Reset password', 'Change user password', 'Change password') | where Result == 'success' | project TimeGenerated, OperationName, InitiatedBy, Target = tostring(TargetResources[0].userPrincipalName)";

/** Containment and recovery. */
export const response: readonly PlaybookItem[] = [
  {
    id: 'CON-1',
    title: 'Change the password of suspected accounts',
    how: ['verify'],
    manualStep: {
      where:
        'Entra admin center > Entra ID > Users > the user > Reset password; for a synchronized user reset it in Active Directory, twice for the sake of replication (Set-ADAccountPassword)',
      proof: passwordChanges,
    },
  },
  {
    id: 'CON-2',
    title: 'Block the user and revoke every session and refresh token',
    how: ['deploy', 'verify'],
    optional: true,
    manualStep: {
      where:
        'Without the response playbook: Update-MgUser -UserId <user> -AccountEnabled:$false; Revoke-MgUserSignInSession -UserId <user> (or Entra admin center > Entra ID > Users > the user > Revoke sessions)',
      proof:
        "AuditLogs | where TimeGenerated > ago(1d) | where OperationName in ('Disable account', 'Update StsRefreshTokenValidFrom Timestamp') | project TimeGenerated, OperationName, InitiatedBy, Target = tostring(TargetResources[0].userPrincipalName)",
    },
  },
  {
    id: 'CON-3',
    title: 'Mark the account as compromised in Identity Protection',
    how: ['deploy', 'verify'],
    optional: true,
    manualStep: {
      where:
        'Without the response playbook: Entra admin center > ID Protection > Risky users > the user > Confirm user(s) compromised',
      proof:
        "AADRiskyUsers | where TimeGenerated > ago(1d) | where RiskState == 'confirmedCompromised' | project TimeGenerated, UserPrincipalName, RiskDetail, RiskLevel",
    },
  },
  {
    id: 'CON-4',
    title: "Block the attacker's addresses, knowing that they move",
    how: ['deploy', 'verify'],
    optional: true,
    manualStep: {
      where:
        'Entra admin center > Entra ID > Conditional Access > Named locations > IP ranges location: the addresses, not trusted; then a policy for all users but the break-glass accounts, all resources, Network: that location, Grant: Block access',
      proof:
        "SigninLogs | where TimeGenerated > ago(1d) | where ResultType == '53003' | summarize Blocked = count(), Latest = max(TimeGenerated) by IPAddress, UserPrincipalName",
    },
  },
  {
    id: 'CON-5',
    title: 'Require multifactor authentication',
    how: ['deploy', 'verify'],
    optional: true,
    manualStep: {
      where:
        'Entra admin center > Entra ID > Conditional Access > Policies > New policy from template > "Require multifactor authentication for all users", report-only first, without the break-glass accounts',
      proof:
        "SigninLogs | where TimeGenerated > ago(1d) | where ResultType == '0' | summarize SignIns = count() by AuthenticationRequirement   // wished: nothing but multiFactorAuthentication",
    },
  },
  {
    id: 'CON-6',
    title: 'Policies for user risk and sign-in risk',
    how: ['deploy', 'verify'],
    optional: true,
    manualStep: {
      where:
        'Entra admin center > Entra ID > Conditional Access > Policies > New policy from template > "Require password change for high-risk users" and "Require multifactor authentication for risky sign-ins" (Entra ID P2)',
      proof:
        'Get-MgIdentityConditionalAccessPolicy -All | Where-Object { $_.Conditions.UserRiskLevels -or $_.Conditions.SignInRiskLevels } | Select-Object DisplayName, State   # expected: one of each, State enabled',
    },
  },
  { id: 'CON-7', title: 'Find out which files, mails and apps were reached', how: ['hunt'] },
  {
    id: 'CON-8',
    title: 'Keep passwords hard to guess and unknown to attackers',
    how: ['verify'],
    manualStep: {
      where:
        'Entra admin center > Entra ID > Authentication methods > Password protection: Enforced, with a custom banned list and, for Active Directory, its agents; tell users never to use a password again that was exposed',
      proof:
        "Get-MgGroupSetting -All | Where-Object DisplayName -eq 'Password Rule Settings' | Select-Object -ExpandProperty Values   # expected: BannedPasswordCheckOnPremisesMode Enforce, EnableBannedPasswordCheck True",
    },
  },
  {
    id: 'CON-9',
    title: 'Isolate the device',
    how: ['verify'],
    manualStep: {
      where:
        'Defender portal > Assets > Devices > the device > ... > Isolate device > Full isolation (Active remediation actions permission); also collect an investigation package before it is wiped',
      proof:
        'Defender portal > Actions & submissions > Action center > History: "Isolate device" is Completed; or GET https://api.security.microsoft.com/api/machineactions?$filter=type eq \'Isolate\' (status Succeeded)',
    },
  },
  { id: 'CON-10', title: 'Repeat until no new account and no new device turns up', how: ['hunt'] },
  {
    id: 'RCV-1',
    title: 'Disable affected users and devices, revoke their tokens, reset their passwords',
    how: ['verify'],
    manualStep: {
      where:
        'As CON-1 and CON-2 for each user; each device: Update-MgDevice -DeviceId <object id> -AccountEnabled:$false (or Entra admin center > Entra ID > Devices > All devices > the device > Disable)',
      proof:
        "AuditLogs | where TimeGenerated > ago(7d) | where OperationName in ('Disable account', 'Update StsRefreshTokenValidFrom Timestamp', 'Reset user password', 'Update device') | project TimeGenerated, OperationName, InitiatedBy, TargetResources",
    },
  },
  {
    id: 'RCV-2',
    title: 'Remove added credentials and devices before the account is enabled again',
    how: ['hunt', 'verify'],
    manualStep: {
      where:
        'Entra admin center > Entra ID > Users > the user > Authentication methods > delete what the user does not know; Devices > All devices > delete what was joined or registered meanwhile; or DELETE /users/{id}/authentication/{type}Methods/{id} and Remove-MgDevice',
      proof:
        'Get-MgUserAuthenticationMethod -UserId <user>; Get-MgUserRegisteredDevice -UserId <user>   # expected: only what the user knows',
    },
  },
  {
    id: 'RCV-3',
    title: 'Remove suspicious mail rules and forwarding',
    how: ['hunt', 'verify'],
    manualStep: {
      where:
        'Exchange Online PowerShell: Remove-InboxRule -Mailbox <user> -Identity <rule>; Set-Mailbox <user> -ForwardingAddress $null -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $false',
      proof:
        'Get-InboxRule -Mailbox <user> -IncludeHidden | Format-List Name, Enabled, ForwardTo, RedirectTo, DeleteMessage, MoveToFolder; Get-Mailbox <user> | Format-List ForwardingAddress, ForwardingSmtpAddress',
    },
  },
  {
    id: 'RCV-4',
    title: 'Roll back what compromised privileged accounts changed',
    how: ['hunt', 'verify'],
    manualStep: {
      where:
        'Take the list of changes from the directory changes function and reverse each where it was made: Entra admin center > Entra ID > Roles & admins, App registrations, Enterprise apps, Conditional Access, Groups; deleted users, groups and applications return from their Deleted page within 30 days',
      proof:
        'Get-MgRoleManagementDirectoryRoleAssignment -All -ExpandProperty Principal; Get-MgOauth2PermissionGrant -All; Get-MgIdentityConditionalAccessPolicy -All   # expected: only what the change list of the owners knows',
    },
  },
  {
    id: 'RCV-5',
    title: 'Expire and rotate leaked secrets; watch the risk of workload identities',
    how: ['rule', 'verify'],
    manualStep: {
      where:
        'Entra admin center > Entra ID > App registrations > the application > Certificates & secrets: add the new credential, move its users, delete the old one; the same for secrets found in mail, chats and repositories (Key Vault: new version, then disable the old)',
      proof:
        "AuditLogs | where TimeGenerated > ago(7d) | where OperationName has_any ('Certificates and secrets management', 'Remove service principal credentials', 'Add service principal credentials') | project TimeGenerated, OperationName, InitiatedBy, TargetResources",
    },
  },
];

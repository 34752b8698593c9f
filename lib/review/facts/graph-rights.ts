import { mapOf } from '../../values/maps';

/**
 * Application permissions of Microsoft Graph, as far as a response to token theft and its abuse touch them: id ->
 * name. Source: Microsoft Learn, "Microsoft Graph permissions reference"; the ids are the same in every tenant.
 */
export const graphRights = mapOf({
  '77f3a031-c388-4f99-b373-dc68676a979e': 'User.RevokeSessions.All',
  '3011c876-62b7-4ada-afa2-506cbbecc68c': 'User.EnableDisableAccount.All',
  'df021288-bdef-4463-88db-98f22de89214': 'User.Read.All',
  '656f6061-f9fe-4807-9708-6a2e0934df76': 'IdentityRiskyUser.ReadWrite.All',
  'dc5007c0-2d7d-4c42-879c-2dab87571379': 'IdentityRiskyUser.Read.All',
  '472e4a4d-bb4a-4026-98d1-0b0d74cb74a5': 'SecurityAlert.Read.All',
  '45cc0394-e837-488b-a098-1918f48d186c': 'SecurityIncident.Read.All',
  'bf394140-e372-4bf9-a898-299cfc7564e5': 'SecurityEvents.Read.All',
  '19dbc75e-c2e2-444c-a770-ec69d8559fc7': 'Directory.ReadWrite.All',
  '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8': 'RoleManagement.ReadWrite.Directory',
  '06b708a9-e830-4db3-a914-8e69da51d44f': 'AppRoleAssignment.ReadWrite.All',
  '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9': 'Application.ReadWrite.All',
  '741f803b-c850-494e-b5df-cde7c675a1ca': 'User.ReadWrite.All',
  '62a82d76-70ea-41e2-9197-370581804d09': 'Group.ReadWrite.All',
  '50483e42-d915-4231-9639-7fdb7fd190e5': 'UserAuthenticationMethod.ReadWrite.All',
  '01c0a623-fc9b-48e9-b794-0756f8e8f067': 'Policy.ReadWrite.ConditionalAccess',
  '7e05723c-0bb0-42da-be95-ae9f08a6e53c': 'Domain.ReadWrite.All',
  'e2a3a72e-5f79-4c64-b1b1-878b674786c9': 'Mail.ReadWrite',
  '810c84a8-4a9e-49e6-bf7d-12d183f40d01': 'Mail.Read',
  '75359482-378d-4052-8f01-80520e7db3cd': 'Files.ReadWrite.All',
  'a82116e5-55eb-4c41-a434-62fe8a61c773': 'Sites.FullControl.All',
});

/** What revoking, blocking, confirming risk and reading alerts take, and no more. */
export const rightsOfResponse: ReadonlySet<string> = new Set([
  'User.RevokeSessions.All',
  'User.EnableDisableAccount.All',
  'User.Read.All',
  'IdentityRiskyUser.ReadWrite.All',
  'IdentityRiskyUser.Read.All',
  'SecurityAlert.Read.All',
  'SecurityIncident.Read.All',
  'SecurityEvents.Read.All',
]);

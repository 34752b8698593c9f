/**
 * Microsoft Entra directory roles that the playbook names for investigators (PRE-2) -> role template id, which is the
 * same in every tenant. Source: Microsoft Learn, "Microsoft Entra built-in roles".
 */
export const entraRoles = {
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Security Operator': '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
} as const;

export type EntraRoleName = keyof typeof entraRoles;

import { because, GIVEN, GUID, type Kinds, LABEL, NAMED, TIMEOUTS } from './kind';

const SCOPED = 'Only the environment file says how far it reaches.';
const JUSTIFIED = 'Kept with the assignment, for people.';

/** Groups and what they may do. */
export const accessKinds: Kinds = {
  azuread_group: {
    harmless: { description: LABEL, prevent_duplicate_names: 'It can only stop an apply.' },
    vouched: {
      display_name: NAMED,
      security_enabled: 'Only the kit knows what a group needs that gets roles.',
      ...because('Only the environment file says who decides about the group, and who is in it.', 'owners', 'members'),
    },
  },
  azurerm_role_assignment: {
    harmless: {
      name: GUID,
      description: JUSTIFIED,
      skip_service_principal_aad_check: 'It saves a look-up while a new principal is being replicated.',
    },
    vouched: { ...because(GIVEN, 'principal_id', 'role_definition_id', 'role_definition_name'), scope: SCOPED },
  },
  azurerm_pim_eligible_role_assignment: {
    harmless: { justification: JUSTIFIED, ...TIMEOUTS },
    vouched: {
      ...because(GIVEN, 'principal_id', 'role_definition_id'),
      scope: SCOPED,
      schedule: 'Only the environment file says for how long.',
    },
  },
  azurerm_pim_active_role_assignment: {
    harmless: { justification: JUSTIFIED, ...TIMEOUTS },
    vouched: {
      ...because(GIVEN, 'principal_id', 'role_definition_id'),
      scope: SCOPED,
      schedule: 'Only the environment file says for how long.',
    },
  },
  azuread_directory_role_assignment: {
    harmless: TIMEOUTS,
    vouched: {
      ...because(GIVEN, 'principal_object_id', 'role_id'),
      ...because(SCOPED, 'directory_scope_id', 'app_scope_id'),
    },
  },
  azuread_directory_role_eligibility_schedule_request: {
    harmless: { justification: JUSTIFIED, ...TIMEOUTS },
    vouched: { ...because(GIVEN, 'principal_id', 'role_definition_id'), directory_scope_id: SCOPED },
  },
  azuread_app_role_assignment: {
    harmless: TIMEOUTS,
    vouched: because(GIVEN, 'principal_object_id', 'resource_object_id', 'app_role_id'),
  },
};

/** What `lifecycle` may say of any resource: argument -> why it is harmless. Everything else in it is a finding. */
export const harmlessLifecycle: Readonly<Record<string, string>> = {
  prevent_destroy: 'It can only stop a destroy.',
  create_before_destroy: 'It is about the order of a replacement; that there is one, the changes of the plan say.',
  precondition: 'It can only stop an apply.',
  postcondition: 'It can only stop an apply.',
};

/** The cases in which Terraform may leave an argument as it is found, whatever the configuration says: type -> argument -> why. */
export const ignorable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azurerm_role_assignment: {
    principal_id:
      'The identity of a playbook without one of its own is another after each change of the playbook; Azure itself keeps the role with it.',
  },
  azuread_app_role_assignment: {
    principal_object_id:
      'The identity of a playbook without one of its own is another after each change of the playbook; Azure itself keeps the right with it.',
  },
};

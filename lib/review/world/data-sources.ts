import { because, type Reasons } from './kind';

/** Data sources that look something up and do nothing else: type -> why they are harmless. All others are findings. */
export const harmlessData: Reasons = {
  ...because(
    'It tells who is signed in, or which subscription that is; nothing changes by it.',
    'azurerm_client_config',
    'azurerm_subscription',
    'azuread_client_config',
  ),
  ...because(
    'It looks up an object of the directory or of Azure; what is made with the answer is judged there, as unknown.',
    'azuread_service_principal',
    'azuread_application_published_app_ids',
    'azuread_group',
    'azuread_user',
    'azurerm_resource_group',
    'azurerm_log_analytics_workspace',
    'azurerm_role_definition',
  ),
};

import { nameForms } from '../../catalog/bounds/names';
import { map } from '../../files/format/format';
import { choice, text } from '../../files/format/values';
import { guid } from './values';

/** Where Terraform keeps its state. */
export const backend = map({
  type: choice(['local', 'azurerm', 'hcp']).default('local').about('Where Terraform keeps its state.'),
  resourceGroup: text({ is: nameForms.resourceGroup }).about('azurerm: of the state account.'),
  storageAccount: text({ is: nameForms.storageAccount }).about(
    'azurerm: the state account; reached with Entra authentication only.',
  ),
  container: text({ is: nameForms.blobContainer }).about('azurerm: the blob container.'),
  subscriptionId: guid().about('azurerm: of the state account.').whenAbsent('that of the environment'),
  organization: text().about('hcp: HCP Terraform organization.'),
  project: text().about('hcp: project for new workspaces.'),
  hostname: text().about('hcp: Terraform Enterprise host.'),
}).filled();

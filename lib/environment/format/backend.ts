import { z } from 'zod';
import { blobContainerName, guid, resourceGroupName, text } from './fields';

/** Where Terraform keeps its state. */
export const backend = z
  .strictObject({
    type: z
      .enum(['local', 'azurerm', 'hcp'])
      .default('local')
      .meta({ description: 'Where Terraform keeps its state.' }),
    resourceGroup: resourceGroupName().optional().meta({ description: 'azurerm: of the state account.' }),
    storageAccount: z
      .string()
      .regex(/^[a-z0-9]{3,24}$/, { error: '3 to 24 lower-case letters and digits' })
      .optional()
      .meta({ description: 'azurerm: the state account; reached with Entra authentication only.' }),
    container: blobContainerName().optional().meta({ description: 'azurerm: the blob container.' }),
    subscriptionId: guid()
      .optional()
      .meta({ description: 'azurerm: of the state account. Default: that of the environment.' }),
    organization: text(64).optional().meta({ description: 'hcp: HCP Terraform organization.' }),
    project: text(64).optional().meta({ description: 'hcp: project for new workspaces.' }),
    hostname: text(253).optional().meta({ description: 'hcp: Terraform Enterprise host.' }),
  })
  .prefault({});

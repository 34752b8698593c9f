/**
 * Built-in Azure roles that investigators and responders of token theft need -> role definition GUID, which is the
 * same in every tenant. Source: Microsoft Learn, "Azure built-in roles".
 */
export const azureRoles = {
  'Microsoft Sentinel Reader': '8d289c81-5878-46d4-8554-54e1e3d8b5cb',
  'Microsoft Sentinel Responder': '3e150937-b8fe-4cfb-8069-0eaf05ecd056',
  'Microsoft Sentinel Contributor': 'ab8e14d6-4a74-4a29-9ba8-549422addade',
  'Microsoft Sentinel Playbook Operator': '51d6186e-6489-4900-b93f-92e23144cca5',
  'Microsoft Sentinel Automation Contributor': 'f4c81013-99ee-4d62-a7ee-b3f1f648599a',
  'Log Analytics Reader': '73c42c96-874c-492b-b04d-ab87d138a893',
  'Log Analytics Contributor': '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
  'Log Analytics Data Reader': '3b03c2da-16b3-4a49-8834-0f8130efdd3b',
  'Logic App Contributor': '87a39d53-fc1b-424a-814c-f7e04687dc9e',
  'Logic App Operator': '515c2055-d9d4-4321-b1b9-bd0c9a0f79fe',
  'Monitoring Contributor': '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
  'Monitoring Reader': '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
  'Workbook Contributor': 'e8ddcd69-c73f-4f9f-9844-4100522f16ad',
  'Workbook Reader': 'b279062a-9be3-42a0-92ae-8b3cf002ec4d',
  'Security Reader': '39bc4728-0917-49c7-9d2c-d95423bc2eb4',
  'Security Admin': 'fb1c8493-542b-48eb-b624-b4c8fea62acd',
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  'Azure Event Hubs Data Receiver': 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
} as const;

export type AzureRoleName = keyof typeof azureRoles;

/** Roles that reach far beyond the work of investigators; named so that the review can report them. */
export const broadAzureRoles = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Contributor: azureRoles.Contributor,
  'User Access Administrator': '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  'Role Based Access Control Administrator': 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
} as const;

import { automationForms } from '../../catalog/bounds/automation';
import { environmentForms } from '../../catalog/bounds/environment';
import { lockBounds, nameForms } from '../../catalog/bounds/names';
import { tagBounds, tagForms } from '../../catalog/bounds/tags';
import { type CapabilityName, capabilities } from '../../catalog/capabilities';
import { cloudNames } from '../../catalog/clouds';
import { licences } from '../../catalog/licences';
import { type Format, map, type ValueOf } from '../../files/format/format';
import { area } from '../../files/format/problems';
import { choice, flag, list, number, record, text } from '../../files/format/values';
import { access } from './access';
import { backend } from './backend';
import { connectors } from './connectors';
import { diagnostics } from './diagnostics';
import { naming } from './naming';
import { rules, watchlist } from './rules';
import { guid } from './values';
import { sentinel, workspace } from './workspace';

export const environmentArea = area('environment', { unknownKeys: 'error', lenient: false });

const tenant = map({
  id: guid().required().about('Directory (tenant) id.'),
  displayName: text().required().about('What people call the tenant; shown in summaries and reports.'),
  licences: list(choice(licences))
    .default([])
    .about('What the tenant owns. M365E5 implies EntraP2 and the Defender products, EntraP2 implies EntraP1.'),
});

const tagValue = text({ verbatim: true }).where(
  (value) => Buffer.byteLength(value) <= tagBounds.value.max,
  `text of at most ${tagBounds.value.max} bytes (letters outside ASCII take more than one)`,
);

const capability = Object.fromEntries(
  capabilities.map(({ name, title }) => [name, flag().default(false).about(title)]),
) as { readonly [Name in CapabilityName]: Format<boolean, true> };

/** What an environment file may say. Everything but the tenant, the subscription and the region has a default. */
export const environmentFormat = map({
  extends: text().about('Another file to build on; relative to this one.'),
  abstract: flag().about('Only to be extended: not an environment itself.'),
  description: text().about('For people; not deployed.'),
  tenant: tenant.required('which directory, and what it owns'),
  subscriptionId: guid().required('where the workspace lies').about('Azure subscription of the workspace.'),
  cloud: choice(cloudNames).default('public').about('The cloud of Microsoft that the tenant is in.'),
  location: text({ is: nameForms.region })
    .required('where resources are created')
    .about('Azure region in its short form, e.g. westeurope.'),
  naming,
  tags: record(tagValue, tagForms.storageName)
    .where((tags) => Object.keys(tags).length <= tagBounds.count.max, `at most ${tagBounds.count.max} tags`)
    .default({})
    .about('Tags of everything that is deployed.'),
  resourceGroup: map({ create: flag().default(true).about('false: the group exists already.') }).filled(),
  workspace,
  sentinel,
  diagnostics,
  connectors,
  rules,
  watchlists: record(watchlist).default({}).about('Rows of the watchlists, by alias.'),
  automation: map({
    enabled: flag().default(true).about('Deploy the automation rules of the rule folders.'),
    ownerObjectId: guid().about('User or group that new token theft incidents are assigned to.'),
    responsePlaybook: text({ is: automationForms.logicAppId }).about(
      'Resource id of a Logic App to run on incidents; Sentinel needs the automation role on it.',
    ),
  }).filled(),
  workbooks: map({ enabled: flag().default(true).about('Deploy the workbooks of the rule folders.') }).filled(),
  access,
  capabilities: map(capability)
    .filled()
    .about('What cannot be deployed but is true for this tenant; rules may rely on it.'),
  backend,
  authentication: map({
    method: choice(['azureCli', 'oidc', 'managedIdentity']).default('azureCli').about('How Terraform signs in.'),
    clientId: guid().about('Application that signs in.').whenAbsent('ARM_CLIENT_ID'),
  }).filled(),
  lock: map({
    enabled: flag().default(false).about('Protect the workspace from deletion.'),
    notes: text(lockBounds.notes)
      .default('Holds security evidence. Remove the lock through the environment file.')
      .about('Shown to the person whom the lock stops.'),
  }).filled(),
  costs: map({
    pricePerGb: number({ min: 0 }).about('Price of a GB that is ingested.'),
    currency: text({ is: environmentForms.currency }).default('USD').about('Currency of the price.'),
    expectedGbPerDay: number({ min: 0 }).about('What the logs are expected to come to.'),
    gbPerDay: record(number({ min: 0 }))
      .default({})
      .shown('map of table: GB')
      .about(
        'What single tables come to; `Usage | summarize sum(Quantity) by DataType` tells. From it follows what rules read a day; of the others a typical share of `expectedGbPerDay` is reckoned.',
      ),
  })
    .filled()
    .about('For the estimate in the review; nothing is deployed from it.'),
});

export type EnvironmentInput = ValueOf<typeof environmentFormat>;

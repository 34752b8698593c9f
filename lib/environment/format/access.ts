import { azureRoles } from '../../catalog/azure-roles';
import { accessBounds } from '../../catalog/bounds/access';
import { environmentForms } from '../../catalog/bounds/environment';
import { entraRoles } from '../../catalog/entra-roles';
import { map } from '../../files/format/format';
import { choice, integer, list, record, text } from '../../files/format/values';
import { guid } from './values';

const names = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[];

const group = map({
  objectId: guid().about('An existing group; without it the group is created.'),
  displayName: text(accessBounds.groupName).about('Of the group to create.'),
  owners: list(guid(), accessBounds.owners).default([]).about('Object ids of those who manage a created group.'),
  members: list(guid()).default([]).about('Object ids; leave empty to manage members elsewhere.'),
});

const assignment = {
  group: text().required().about('A key of access.groups.'),
  assignment: choice(['eligible', 'standing']).default('eligible').about('eligible: activated through PIM (EntraP2).'),
  justification: text(accessBounds.justification)
    .default('Investigates and contains token theft.')
    .about('Why; kept with an eligible assignment.'),
};

const azureRole = map({
  ...assignment,
  role: choice(names(azureRoles)).required().about('The role.'),
  scope: choice(['workspace', 'resourceGroup']).default('workspace').about('Where it holds.'),
  expiresAfterDays: integer(accessBounds.expiryDays)
    .about('End of an eligible assignment.')
    .whenAbsent(String(accessBounds.expiryDays.max)),
});

const entraRole = map({ ...assignment, role: choice(names(entraRoles)).required().about('The role.') });

/** Who may do what. */
export const access = map({
  groups: record(group, environmentForms.address).default({}).about('Groups of Entra ID, by a name of the file.'),
  azureRoles: list(azureRole).default([]).about('Roles of Azure, each for a group.'),
  entraRoles: list(entraRole).default([]).about('Roles of Entra ID, each for a group.'),
}).filled();

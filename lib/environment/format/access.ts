import { z } from 'zod';
import { azureRoles } from '../../catalog/azure-roles';
import { entraRoles } from '../../catalog/entra-roles';
import { guid, integer, shortName, text } from './fields';

const names = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as [K, ...K[]];

const group = z.strictObject({
  objectId: guid().optional().meta({ description: 'An existing group; without it the group is created.' }),
  displayName: text(256).optional().meta({ description: 'Of the group to create.' }),
  owners: z
    .array(guid())
    .max(100, { error: 'a list of at most 100 object ids' })
    .default([])
    .meta({ description: 'Object ids, at most 100.' }),
  members: z.array(guid()).default([]).meta({ description: 'Object ids; leave empty to manage members elsewhere.' }),
});

const assignment = {
  group: text(64).meta({ description: 'A key of access.groups.' }),
  assignment: z
    .enum(['eligible', 'standing'])
    .default('eligible')
    .meta({ description: 'eligible: activated through PIM (EntraP2).' }),
  justification: text(500).default('Investigates and contains token theft.'),
};

/** Who may do what. */
export const access = z
  .strictObject({
    groups: z.record(shortName(), group).default({}),
    azureRoles: z
      .array(
        z.strictObject({
          ...assignment,
          role: z.enum(names(azureRoles)),
          scope: z.enum(['workspace', 'resourceGroup']).default('workspace'),
          expiresAfterDays: integer(1, 365, 'days')
            .optional()
            .meta({ description: 'End of an eligible assignment. Default: 365.' }),
        }),
      )
      .default([]),
    entraRoles: z.array(z.strictObject({ ...assignment, role: z.enum(names(entraRoles)) })).default([]),
  })
  .prefault({});

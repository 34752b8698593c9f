import { z } from 'zod';
import { text } from './fields';

const resourceNames = z
  .strictObject({
    resourceGroup: text(90).optional(),
    workspace: text(63).optional(),
    diagnosticSetting: text(260).optional(),
    archiveDiagnosticSetting: text(260).optional(),
    streamDiagnosticSetting: text(260).optional(),
    archiveStorageAccount: text(24).optional(),
    streamNamespace: text(50).optional(),
    streamHub: text(50).optional(),
    streamAuthorizationRule: text(50).optional(),
    workbook: text(256).optional(),
  })
  .prefault({})
  .meta({ description: 'Explicit names; each default is made from the prefix.' });

/** How resources are named. */
export const naming = z
  .strictObject({
    prefix: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,29}$/, {
        error: 'lower-case letters, digits and hyphens, 2 to 30 characters, starting with a letter',
      })
      .optional()
      .meta({ description: "Start of every resource name. Default: 'ttk-<environment>'." }),
    names: resourceNames,
  })
  .prefault({});

import { z } from 'zod';
import { THRESHOLD_MAX } from '../../catalog/limits';
import { duration, identifier, integer, text } from './fields';

const override = z.strictObject({
  rule: text(256).meta({ description: 'Id or file name of the rule.' }),
  disable: z.boolean({ error: 'true or false' }).optional(),
  severity: z.enum(['High', 'Medium', 'Low', 'Informational']).optional(),
  frequency: duration().optional(),
  period: duration().optional(),
  threshold: integer(0, THRESHOLD_MAX).optional(),
  suppression: duration().optional(),
  createIncident: z.boolean({ error: 'true or false' }).optional(),
  reason: text(1000).optional().meta({ description: 'Why; shown in summaries.' }),
});

const types = ['string', 'int', 'long', 'real', 'decimal', 'bool', 'datetime', 'timespan', 'dynamic', 'guid'] as const;

const columns = z.record(identifier(), z.enum(types));

const declarations = {
  tables: z
    .record(identifier(), columns)
    .default({})
    .meta({ description: 'Custom tables (column: type) that rules of this environment may read.' }),
  functions: z
    .record(
      identifier(),
      z.strictObject({
        parameters: z
          .array(
            z.strictObject({ name: identifier(), type: z.enum([...types, 'table']), default: text(512).optional() }),
          )
          .default([]),
        columns: columns.optional(),
      }),
    )
    .default({})
    .meta({ description: 'Saved functions of this workspace that rules may call.' }),
};

/** Which rules, and what this environment changes about them. */
export const rules = z
  .strictObject({
    sources: z
      .array(text(1024))
      .default([])
      .meta({ description: "Folders of rule files, relative to this file. Default: the kit's own rules/." }),
    overrides: z.array(override).default([]),
    ...declarations,
  })
  .prefault({});

/** The rows of one watchlist. */
export const watchlist = z.strictObject({
  file: text(1024).optional().meta({ description: 'CSV file with a header line, relative to this file.' }),
  rows: z
    .array(z.record(text(128), z.string({ error: 'text' })))
    .optional()
    .meta({ description: 'Rows as column: text.' }),
});

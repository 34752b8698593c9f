import { map, type ValueOf } from '../../../files/format/format';
import { anything, text } from '../../../files/format/values';
import type { YamlSource } from '../../../files/source';
import { declaredFunctions, declaredTables } from '../../../kql/model/declaration-format';
import { type Definition, fileKeys, readDefinition } from '../../read/definition';

/** A file of `kind: Schema`: what the workspace has besides. */
export const schemaFormat = map({
  ...fileKeys('Schema'),
  // Nothing in Azure is made of it: it needs no id.
  id: anything().about('For people; not deployed.'),
  name: text().about('For people; not deployed.'),
  tables: declaredTables.default([]),
  functions: declaredFunctions.default([]),
});

export type SchemaDefinition = Definition<ValueOf<typeof schemaFormat>>;

export const readSchema = (source: YamlSource) => readDefinition(schemaFormat, source, []);

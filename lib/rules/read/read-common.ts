import type { Fields } from './fields';
import { isMap } from './fields';
import type { RequiredDataConnector, Rule } from './model';
import type { Attack } from './read-attack';
import { readAttack } from './read-attack';
import { readId } from './read-identity';
import { playbookItems, readTags } from './read-tags';

/** Keys of the ecosystem that describe a file to people and tools; nothing of them is deployed. */
const DESCRIPTIVE = ['kind', 'status', 'metadata'] as const;

/** What every file with a query says, and the techniques as written. */
export function readCommon(
  fields: Fields,
  isAlert: boolean,
  { name, queryKey = 'query' }: { name?: string; queryKey?: string } = {},
): { common: Omit<Rule, 'kind'>; attack: Attack } {
  fields.ignore(...DESCRIPTIVE);
  if (name !== undefined) fields.ignore('name');
  const attack = readAttack(fields, isAlert);
  const tags = readTags(fields);
  const common = {
    file: fields.source.file,
    source: fields.source,
    id: readId(fields),
    name: name ?? fields.required('name')?.trim() ?? '',
    version: fields.filledText('version')?.trim(),
    description: fields.text('description') ?? '',
    query: fields.required(queryKey) ?? '',
    queryPath: fields.pathOf(queryKey),
    tactics: attack.tactics,
    techniques: attack.techniques,
    subTechniques: attack.subTechniques,
    requiredDataConnectors: readRequiredDataConnectors(fields),
    tags,
    playbook: playbookItems(tags),
    tests: fields.value('tests'),
  };
  return { common, attack };
}

/** A list of connectors with their tables; a single map, an empty list and nothing are fine too. */
function readRequiredDataConnectors(fields: Fields): readonly RequiredDataConnector[] {
  const value = fields.value('requiredDataConnectors');
  if (!Array.isArray(value) && !isMap(value)) {
    if (value !== undefined && value !== '') fields.wrong('requiredDataConnectors', 'a list of maps', value);
    return [];
  }
  return fields.maps('requiredDataConnectors').map((connector) => {
    const read = {
      connectorId: connector.filledText('connectorId')?.trim() ?? '',
      dataTypes: connector.texts('dataTypes', { splitEntries: false }).map(({ text }) => text),
    };
    connector.finish();
    return read;
  });
}

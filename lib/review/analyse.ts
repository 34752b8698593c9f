import type { QueryInput } from '../kql/model/facts';
import { parameterOf } from '../kql/model/signature';
import { queryFingerprint } from '../record/record';
import { parseDuration } from '../values/duration';
import { detections } from './facts/detections';
import { signaturesOf } from './facts/queries';
import { type Configuration, textOf } from './input/configuration';

/**
 * Has the queries analysed that no record of synth proves: of an output as synth wrote it none, so the language service is
 * not even loaded. What they call is what the configuration itself defines.
 */
export async function analysed(configuration: Configuration): Promise<Configuration> {
  const proven = new Set(configuration.stacks.flatMap((stack) => provenIn(stack)));
  const open = new Map<string, QueryInput>();
  for (const { query, resource } of detections(configuration)) {
    if (!query) continue;
    const signatures = signaturesOf(resource);
    const key = queryFingerprint(query, signatures);
    if (!proven.has(key))
      open.set(key, {
        text: query,
        parameters: signatures.flatMap((one) => parameterOf(one) ?? []),
        period: parseDuration(textOf(resource, 'query_period') ?? ''),
      });
  }
  if (open.size === 0) return configuration.with({ proven, facts: new Map() });
  const { analyseQueries }: typeof import('../kql/analyse') = require('../kql/analyse');
  const found = await analyseQueries([...open.values()], declarationsOf(configuration));
  const facts = new Map([...open.keys()].map((key, i) => [key, found[i]!]));
  return configuration.with({ proven, facts });
}

const provenIn = ({ synthesized, recorded, anew = recorded }: Configuration['stacks'][number]): readonly string[] => {
  if (synthesized) return provenIn(synthesized);
  return anew && 'record' in anew ? anew.record.provenQueries : [];
};

/** Functions and watchlists of the configuration; of its custom tables nothing is known. */
const declarationsOf = (configuration: Configuration) => ({
  tables: [],
  functions: detections(configuration).flatMap(({ kind, query, resource }) => {
    const alias = resource.values.function_alias;
    if (kind !== 'Function' || typeof alias !== 'string' || query === undefined) return [];
    return [{ name: alias, parameters: signaturesOf(resource).flatMap((one) => parameterOf(one) ?? []), body: query }];
  }),
  watchlists: [],
});

import type { QueryFacts } from '../../kql/model/facts';
import { queryFingerprint } from '../../record/record';
import type { Configuration, Resource } from '../input/configuration';
import { get } from '../input/configuration';
import { textsOf } from '../input/value';
import type { Detection } from './detections';

/** The parameters of a saved function, `name:type=default`; none of what is no function. */
export const signaturesOf = (resource: Resource): readonly string[] => textsOf(get(resource, 'function_parameters'));

/** What is known of a query: synth proved it, the review analysed it, or neither. */
export function queryFacts(
  { queries }: Configuration,
  { query, resource }: Detection,
): 'proven' | QueryFacts | undefined {
  const key = queryFingerprint(query ?? '', signaturesOf(resource));
  return queries.proven.has(key) ? 'proven' : queries.facts.get(key);
}

import type { QueryFacts } from '../../kql/model/facts';
import {
  analysisFailed,
  emptyQuery,
  placeholder,
  returnsNothing,
  sameResult,
  syntaxError,
} from '../../kql/model/problems';
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

/** What makes a query worthless wherever it runs; what is unknown here (a custom table, say) may be known there. */
const WORTHLESS: ReadonlySet<string> = new Set(
  [returnsNothing, syntaxError, emptyQuery, placeholder].map(({ definition }) => definition.code),
);

/** Why a query finds nothing; a function may well give what never changes: a list to look things up in. */
export const mistakeIn = ({ problems }: QueryFacts, isFunction: boolean): QueryFacts['problems'][number] | undefined =>
  problems.find(({ code }) => WORTHLESS.has(code) || (!isFunction && code === sameResult.definition.code));

/** Whether the language service could not digest it: then nothing is known of it. */
export const wasTooMuch = ({ problems }: QueryFacts): boolean =>
  problems.some(({ code }) => code === analysisFailed.definition.code);

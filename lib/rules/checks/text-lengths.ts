import {
  ALERT_DESCRIPTION_FORMAT_MAX_LENGTH,
  ALERT_NAME_FORMAT_MAX_LENGTH,
  DESCRIPTION_MAX_LENGTH,
  DISPLAY_NAME_MAX_LENGTH,
  QUERY_MAX_LENGTH,
} from '../../catalog/limits';
import type { Problem } from '../../files/problem';
import type { CompiledRule } from '../read/model';
import type { AlertCheck } from './check';
import { tooLong } from './problems';

/** Names, descriptions, formats and the query fit into what Sentinel stores. */
export const textLengths: AlertCheck = function* ({ rule, alert, at }) {
  const ownName = rule.kind === 'Hunting' && alert.displayName === rule.name ? rule.source.at(['name']) : at(['name']);
  const details = alert.alertDetails;
  const texts = [
    { key: 'name', text: alert.displayName, max: DISPLAY_NAME_MAX_LENGTH, place: ownName },
    {
      key: 'description',
      text: alert.description,
      max: DESCRIPTION_MAX_LENGTH,
      place: rule.source.at(['description']),
    },
    { key: 'query', text: alert.query, max: QUERY_MAX_LENGTH, place: rule.source.at(rule.queryPath, 'key') },
    {
      key: 'alertDisplayNameFormat',
      text: details?.displayNameFormat,
      max: ALERT_NAME_FORMAT_MAX_LENGTH,
      place: at(['alertDetailsOverride', 'alertDisplayNameFormat']),
    },
    {
      key: 'alertDescriptionFormat',
      text: details?.descriptionFormat,
      max: ALERT_DESCRIPTION_FORMAT_MAX_LENGTH,
      place: at(['alertDetailsOverride', 'alertDescriptionFormat']),
    },
  ];
  for (const { key, text, max, place } of texts) {
    if (text !== undefined && text.length > max) yield tooLong(place, { key, found: text.length, max });
  }
};

/** Of the functions that the portal can still show. */
const FUNCTION_QUERY_MAX_LENGTH = 60_000;

/** Hunting queries and functions, which are saved searches, have names and queries that fit as well. */
export function* savedSearchLengths({ hunting, function: saved, source, queryPath }: CompiledRule): Iterable<Problem> {
  const name = hunting?.displayName ?? saved?.displayName ?? '';
  if (name.length > DISPLAY_NAME_MAX_LENGTH) {
    yield tooLong(source.at(['name']), { key: 'name', found: name.length, max: DISPLAY_NAME_MAX_LENGTH });
  }
  const found = saved?.query.length ?? 0;
  if (found > FUNCTION_QUERY_MAX_LENGTH) {
    yield tooLong(source.at(queryPath, 'key'), { key: 'query', found, max: FUNCTION_QUERY_MAX_LENGTH });
  }
}

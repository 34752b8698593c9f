import { within } from '../../catalog/bounds/bound';
import { ruleBounds } from '../../catalog/bounds/rules';
import { searchBounds } from '../../catalog/bounds/searches';
import type { Problem } from '../../files/problem';
import type { CompiledRule } from '../read/model';
import type { AlertCheck } from './check';
import { tooLong } from './problems';

/** Names, descriptions, formats and the query fit into what Sentinel stores. */
export const textLengths: AlertCheck = function* ({ alert, at, nameOf }) {
  const { displayName, description, query, alertDetails } = alert;
  for (const [path, text = '', bound] of [
    [['name'], displayName, ruleBounds.displayName],
    [['description'], description, ruleBounds.description],
    [['query'], query, ruleBounds.query],
    [['alertDetailsOverride', 'alertDisplayNameFormat'], alertDetails?.displayNameFormat, ruleBounds.alertName],
    [['alertDetailsOverride', 'alertDescriptionFormat'], alertDetails?.descriptionFormat, ruleBounds.alertDescription],
  ] as const) {
    const place = at(path, path[0] === 'query' ? 'key' : 'value');
    if (!within(bound, text.length)) yield tooLong(place, { key: nameOf(path), found: text.length, bound });
  }
};

/** Hunting queries and functions, which are saved searches, have names and queries that fit as well. */
export function* savedSearchLengths({ hunting, function: saved, at }: CompiledRule): Iterable<Problem> {
  const name = hunting?.displayName ?? saved?.displayName ?? '';
  const { displayName, functionQuery } = searchBounds;
  if (!within(displayName, name.length))
    yield tooLong(at(['name']), { key: 'name', found: name.length, bound: displayName });
  const found = saved?.query.length ?? 0;
  if (!within(functionQuery, found)) yield tooLong(at(['query'], 'key'), { key: 'query', found, bound: functionQuery });
}

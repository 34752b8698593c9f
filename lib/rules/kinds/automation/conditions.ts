import type { Watchlist } from '../watchlist/format';
import type { ApiCondition } from './model';

/**
 * Values of one condition: any of them may hold. Longer lists are spread over several conditions; what the service
 * takes in one is not documented.
 */
const VALUES_MAX = 50;

export const property = (propertyName: string, operator: string, values: readonly string[]): ApiCondition => ({
  conditionType: 'Property',
  conditionProperties: { propertyName, operator, propertyValues: values },
});

const combine = (operator: 'And' | 'Or', innerConditions: readonly ApiCondition[]): ApiCondition =>
  innerConditions.length === 1
    ? innerConditions[0]!
    : { conditionType: 'Boolean', conditionProperties: { operator, innerConditions } };

/** A further alert joined the incident. */
export const alertAdded: ApiCondition = {
  conditionType: 'PropertyArrayChanged',
  conditionProperties: { arrayType: 'Alerts', changeType: 'Added' },
};

/** The incident has an alert of one of these analytic rules, given by their resource ids. */
export const ofRules = (ids: readonly string[]): ApiCondition =>
  combine(
    'Or',
    chunks(ids).map((part) => property('IncidentRelatedAnalyticRuleIds', 'Contains', part)),
  );

/** The column of sign-in names and that of object ids, if the watchlist has them. */
export function accountColumns({ columns, searchKey }: Pick<Watchlist, 'columns' | 'searchKey'>) {
  const names = columns.filter(({ type }) => type === 'upn');
  const upn = names.find(({ name }) => name === searchKey) ?? names[0];
  return { upn: upn?.name, objectId: columns.find(({ type }) => type === 'guid')?.name };
}

/**
 * One of the watchlist's accounts is among the entities of the incident. Alerts name accounts by object id or by name
 * and suffix, whichever their log has, so both are looked for. Undefined when the watchlist has no rows.
 */
export function ofAccounts(watchlist: Watchlist): ApiCondition | undefined {
  const { upn, objectId } = accountColumns(watchlist);
  const texts = (column: string | undefined) =>
    column === undefined ? [] : [...new Set(watchlist.rows.flatMap((row) => row[column] || []))].sort();
  const bySuffix = new Map<string, string[]>();
  for (const name of texts(upn)) {
    const at = name.lastIndexOf('@');
    const suffix = name.slice(at + 1);
    bySuffix.set(suffix, [...(bySuffix.get(suffix) ?? []), name.slice(0, at)]);
  }
  const any = [
    ...chunks(texts(objectId)).map((part) => property('AccountAadUserId', 'Equals', part)),
    ...[...bySuffix].flatMap(([suffix, names]) =>
      chunks(names).map((part) =>
        combine('And', [property('AccountName', 'Equals', part), property('AccountUPNSuffix', 'Equals', [suffix])]),
      ),
    ),
  ];
  return any.length ? combine('Or', any) : undefined;
}

/** How many conditions the service counts: those within groups, not the groups. */
export const countConditions = (conditions: readonly ApiCondition[]): number =>
  conditions.reduce(
    (sum, condition) =>
      sum +
      (condition.conditionType === 'Boolean' ? countConditions(condition.conditionProperties.innerConditions) : 1),
    0,
  );

function chunks(values: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  for (let i = 0; i < values.length; i += VALUES_MAX) parts.push(values.slice(i, i + VALUES_MAX));
  return parts;
}

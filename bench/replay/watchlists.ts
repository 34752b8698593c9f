import type { SampleRow } from '../../lib/detection-tests/model';
import type { ReadRules } from '../../lib/rules/read-rules';
import { DOMAIN, newCompany } from '../company/company';
import type { CompanyOptions } from '../company/options';

/**
 * What the company has put on its watchlists: what the kit ships, its mail domains, its rooms, its executives and administrators. It has
 * listed no egress: rules have to be quiet without.
 */
export function watchlistRows(
  { watchlists }: ReadRules,
  options: CompanyOptions,
): Readonly<Record<string, readonly SampleRow[]>> {
  const { people, rooms } = newCompany(options);
  const own: Readonly<Record<string, readonly SampleRow[]>> = {
    AcceptedDomains: [{ Domain: DOMAIN }, { Domain: 'northwind.onmicrosoft.com' }],
    RoomAccounts: rooms.map(({ upn, name }) => ({ UserPrincipalName: upn, Name: name })),
    VIPUsers: people
      .filter(({ role }) => role === 'executive' || role === 'administrator')
      .map(({ upn, id, role }) => ({
        UserPrincipalName: upn,
        UserObjectId: id,
        Tags: role === 'executive' ? 'Executive' : 'Privileged',
      })),
  };
  // Lists of older rules shipped none.
  return Object.fromEntries(watchlists.map(({ alias, shipped = [] }) => [alias, [...shipped, ...(own[alias] ?? [])]]));
}

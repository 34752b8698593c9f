import { midnight } from '../calendar';
import { HOUR } from '../records';
import type { Scene } from './happening';

const ROLES: Readonly<Record<string, readonly string[]>> = {
  administrator: ['Global Administrator', 'Exchange Administrator'],
  helpdesk: ['Helpdesk Administrator', 'Authentication Administrator'],
};

/** Every fortnight the whole directory is written anew. */
export function directory({ company, records, random, day }: Scene): void {
  if (day % 14 !== 0) return;
  for (const person of company.people)
    records.put('IdentityInfo', midnight(day) + random.next() * HOUR, {
      AccountObjectId: person.id,
      AccountUPN: person.upn,
      AccountDisplayName: person.name,
      AssignedRoles: ROLES[person.role] ?? [],
      GroupMembership: ['All employees', `Team ${person.number % 40}`],
      BlastRadius: 'Low',
      ChangeSource: 'FullSync',
      IsAccountEnabled: true,
      UserType: 'Member',
      RiskLevel: '',
      RiskState: '',
    });
}

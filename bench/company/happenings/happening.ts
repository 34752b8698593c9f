import { midnight } from '../calendar';
import type { Company, Person } from '../company';
import type { Address } from '../places';
import type { Random } from '../random';
import type { Block, Records } from '../records';
import { HOUR } from '../records';
import { addressAt, placeAt, staysOf } from '../stays';
import { stamp, type Work } from '../work';

/** What one kind of happening needs to know. */
export interface Scene {
  readonly company: Company;
  readonly records: Records;
  readonly work: Work;
  readonly day: number;
  readonly random: Random;
}

/** How often a day, for a company of this size. */
export const often = ({ company, random }: Scene, perHundredPeople: number): number =>
  random.count((perHundredPeople * company.people.length) / 100);

/** Someone at work at a time of the day. */
export interface Moment {
  readonly person: Person;
  readonly time: number;
  readonly address: Address;
}

/** Somebody, at a time at which their laptop is on; undefined on a day on which nobody chosen works. */
export function moment(
  { company, day, random }: Scene,
  people: readonly Person[] = company.people,
): Moment | undefined {
  for (let i = 0; i < 20 && people.length; i++) {
    const person = random.pick(people);
    if (day < person.starts) continue;
    const { laptop } = staysOf(company, person, day, company.random.fork(`work ${person.number} ${day}`));
    if (laptop.length === 0) continue;
    const stay = random.pick(laptop);
    const time = stay.from + random.next() * (stay.to - stay.from);
    const place = placeAt(laptop, time);
    if (place) return { person, time, address: addressAt(place, random) };
  }
  return undefined;
}

/** Some time in the working day. */
export const inTheDay = ({ day, random }: Scene): number => midnight(day) + (7 + random.next() * 9) * HOUR;

interface Audit {
  readonly operation: string;
  readonly service: string;
  readonly category: string;
  readonly by: Moment | { readonly app: string; readonly id: string };
  readonly targets: readonly Block[];
  readonly reason?: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly correlation?: string;
  /** The service writes its own address, or none. */
  readonly address?: string;
}

export function audit({ records, random }: Scene, time: number, what: Audit): void {
  const { by } = what;
  records.put('AuditLogs', time, {
    Id: `${what.service}_${random.hex(8)}_${records.number()}`,
    OperationName: what.operation,
    ActivityDisplayName: what.operation,
    ActivityDateTime: stamp(time),
    Category: what.category,
    LoggedByService: what.service,
    AADOperationType: 'Update',
    Result: 'success',
    ResultReason: what.reason ?? '',
    ResultDescription: what.reason ?? '',
    InitiatedBy:
      'app' in by
        ? { app: { displayName: by.app, servicePrincipalId: by.id, appId: by.id } }
        : {
            user: {
              id: by.person.id,
              displayName: by.person.name,
              userPrincipalName: by.person.upn,
              ipAddress: what.address ?? by.address.ip,
              roles: [],
            },
          },
    TargetResources: what.targets,
    AdditionalDetails: Object.entries(what.details ?? {}).map(([key, value]) => ({ key, value })),
    CorrelationId: what.correlation ?? random.uuid(),
  });
}

export const user = (person: Person, changes: readonly Block[] = []): Block => ({
  id: person.id,
  displayName: person.name,
  type: 'User',
  userPrincipalName: person.upn,
  modifiedProperties: changes,
});

export const change = (displayName: string, oldValue: string | null, newValue: string | null): Block => ({
  displayName,
  oldValue,
  newValue,
});

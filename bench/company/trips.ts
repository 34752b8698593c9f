import type { Company, Person } from './company';
import { memo } from './memo';
import { CITIES, type Place, PUBLIC_PROVIDERS, placeOf } from './places';

/** Colleagues who travel together: one hotel, one airport. */
export interface Trip {
  readonly from: number;
  readonly to: number;
  readonly hotel: Place;
  readonly airport: Place;
}

/** Who is travelling on a day. */
const tripsOn = memo((company: Company, week: number): ReadonlyMap<Person, Trip> => {
  const random = company.random.fork(`trips ${week}`);
  const away = new Map<Person, Trip>();
  const travellers = company.people.filter(
    ({ role }) => role === 'sales' || role === 'executive' || role === 'developer',
  );
  const trips = random.count(company.people.length / 80);
  for (let i = 0; i < trips && travellers.length; i++) {
    const city = random.pick(Object.values(CITIES));
    const provider = random.pick(PUBLIC_PROVIDERS[city.country] ?? PUBLIC_PROVIDERS.GB!);
    const from = week * 7 + random.between(0, 2);
    const trip: Trip = {
      from,
      to: from + random.between(1, 2),
      hotel: placeOf('hotel', provider, city, random, random.chance(0.3)),
      airport: placeOf('public', provider, city, random, false),
    };
    const members = random.chance(0.3) ? random.between(3, 7) : random.between(1, 2);
    for (let m = 0; m < members; m++) {
      const person = random.pick(travellers);
      if (person.office.city !== city && !away.has(person)) away.set(person, trip);
    }
  }
  return away;
});

export function tripOf(company: Company, person: Person, day: number): Trip | undefined {
  const trip = tripsOn(company, Math.floor(day / 7)).get(person);
  return trip && day >= trip.from && day <= trip.to ? trip : undefined;
}

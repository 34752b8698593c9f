import { dayName, isWorkingDay } from './calendar';
import { newCompany } from './company';
import { administration } from './happenings/administration';
import { directory } from './happenings/directory';
import { endpoints } from './happenings/endpoints';
import type { Scene } from './happenings/happening';
import { helpDesk, onboarding } from './happenings/help-desk';
import { mail } from './happenings/mail';
import { risk } from './happenings/risk';
import { seasons } from './happenings/seasons';
import { servicePrincipals } from './happenings/services';
import type { CompanyOptions } from './options';
import { Records } from './records';
import { Work } from './work';

/** What happens on working days besides work. */
const HAPPENINGS: readonly ((scene: Scene) => void)[] = [
  onboarding,
  helpDesk,
  administration,
  mail,
  risk,
  seasons,
  endpoints,
];

/** Lets the company live for so many days and writes down what its tenant would have logged, into files in `folder`. */
export function live(options: CompanyOptions, folder: string, report: (what: string) => void): void {
  const company = newCompany(options);
  const records = new Records(folder, company.random.fork('records'));
  const work = new Work(company, records);
  for (let day = 0; day < options.days; day++) {
    report(`day ${day + 1} of ${options.days}`);
    for (const person of company.people) work.day(person, day);
    for (const room of company.rooms) if (isWorkingDay(day)) work.room(room, day);
    const scene: Scene = { company, records, work, day, random: company.random.fork(`happenings ${day}`) };
    directory(scene);
    servicePrincipals(scene);
    if (isWorkingDay(day)) for (const happening of HAPPENINGS) happening(scene);
    records.endDay(dayName(day));
  }
  records.close();
}

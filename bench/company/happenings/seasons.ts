import { clientOf, PROGRAMS } from '../clients';
import type { Person } from '../company';
import { MINUTE } from '../records';
import { DOWNLOADED, fileOf } from '../work';
import { moment, often, type Scene } from './happening';

/** Many files at once, in the office: the end of the month in finance, a tender, a new laptop. */
export function seasons(scene: Scene): void {
  const { company, day, random } = scene;
  for (let i = often(scene, 0.06); i > 0; i--) collect(scene, company.people, random.between(100, 180));
  // The last three working days of the month and the first of the next.
  if (day % 28 < 10 || day % 28 > 15) return;
  const finance = company.people.filter(({ role }) => role === 'finance');
  for (let i = random.count(finance.length / 4); i > 0; i--) collect(scene, finance, random.between(60, 250));
}

function collect(scene: Scene, people: readonly Person[], files: number): void {
  const at = moment(scene, people);
  if (!at) return;
  const { records, random, day } = scene;
  const { person, time, address } = at;
  const client = clientOf(person.laptop, PROGRAMS.browser, day);
  const token = records.number();
  const session = records.number();
  for (let i = 0; i < files; i++) {
    const file = fileOf(person, day + i, random);
    const when = time + (i / files) * 25 * MINUTE;
    records.add(
      'OfficeActivity',
      when,
      [person.who.office, client.office, address.office, DOWNLOADED.office],
      [records.number(), session, token, Math.round(time), file.url, file.name],
    );
    records.add(
      'CloudAppEvents',
      when,
      [person.who.cloud, client.cloud, address.cloud, DOWNLOADED.cloud!],
      [records.number(), session, token, Math.round(time), file.url],
    );
  }
}

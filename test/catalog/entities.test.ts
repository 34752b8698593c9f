import { ruleBounds } from '../../lib/catalog/bounds/rules';
import { entityTypes, findEntityType, isStrong } from '../../lib/catalog/entities';

const type = (name: string) => findEntityType(name)!;

test('the types are those that analytic rules can map, each once', () => {
  expect(entityTypes).toHaveLength(18);
  expect(new Set(entityTypes.map(({ name }) => name.toLowerCase())).size).toBe(18);
});

test('a type is found by its exact spelling only', () => {
  expect(findEntityType('IP')?.identifiers).toContain('Address');
  expect(findEntityType('Ip')).toBeUndefined();
});

test.each(entityTypes)('$name: what is strong is made of its own identifiers', (entity) => {
  expect(new Set(entity.identifiers).size).toBe(entity.identifiers.length);
  expect(entity.strong.length).toBeGreaterThan(0);
  for (const set of entity.strong) for (const identifier of set) expect(entity.identifiers).toContain(identifier);
});

test('a strong set fits into one mapping, but for the submission of a mail, which has four parts', () => {
  const tooLong = entityTypes.filter(({ strong }) => strong.every((set) => set.length > ruleBounds.identifiers.max));
  expect(tooLong.map(({ name }) => name)).toEqual(['SubmissionMail']);
});

test.each([
  ['Account', ['AadUserId']],
  ['Account', ['UPNSuffix', 'Name']],
  ['Account', ['FullName']],
  ['Host', ['FullName']],
  ['Host', ['HostName', 'DnsDomain']],
  ['IP', ['Address']],
  ['CloudApplication', ['Name']],
  ['FileHash', ['Value', 'Algorithm']],
  ['MailMessage', ['Recipient', 'NetworkMessageId', 'Subject']],
])('%s is known for certain from %j', (name, identifiers) => {
  expect(isStrong(type(name), identifiers)).toBe(true);
});

test.each([
  ['Account', ['Name']],
  ['Account', ['Name', 'DisplayName']],
  ['Host', ['HostName']],
  ['FileHash', ['Value']],
  ['MailMessage', ['Recipient']],
])('%s is not known for certain from %j', (name, identifiers) => {
  expect(isStrong(type(name), identifiers)).toBe(false);
});

import { isUuid, uuidV5 } from '../../lib/values/uuid';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

test('gives the id that the standard gives as its example', () => {
  expect(uuidV5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('distinguishes names and namespaces', () => {
  expect(new Set([uuidV5(DNS, 'a'), uuidV5(DNS, 'b'), uuidV5(uuidV5(DNS, 'a'), 'a')]).size).toBe(3);
});

test('refuses a namespace that is no UUID', () => {
  expect(() => uuidV5('kit', 'a')).toThrow("should be a UUID, got 'kit'");
  expect(isUuid('2ED6657D-e927-568b-95e1-2665a8aea6a2')).toBe(true);
});

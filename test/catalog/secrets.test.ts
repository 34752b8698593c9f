import { isSecretName, secretShape, withoutSecrets } from '../../lib/catalog/secrets';

// Made up, and put together here so that no scanner takes them for real.
const SECRETS: readonly string[] = [
  `-----BEGIN ${'RSA'} PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----`,
  `eyJ${'hbGciOiJSUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTY3ODkwIn0'}.abc`,
  `?sv=2022&sig=${'Ab1%2F'.repeat(6)}`,
  `Endpoint=sb://x/;SharedAccess${'Key'}=${'abcdefghij'.repeat(3)}`,
  `Account${'Key'}=${'A'.repeat(86)}==`,
  `${'A'.repeat(86)}==`,
  `abc${'8Q~'}${'A'.repeat(34)}`,
  `gh${'p_'}${'a1'.repeat(18)}`,
  `github${'_pat_'}${'a1'.repeat(15)}`,
  `glpat${'-'}${'a1'.repeat(10)}`,
  `xox${'b-'}${'1'.repeat(12)}-abc`,
  `${'a1'.repeat(7)}.atlas${'v1.'}${'b'.repeat(40)}`,
  `AK${'IA'}${'ABCDEFGHIJ234567'}`,
  `AI${'za'}${'x'.repeat(35)}`,
  `https://user:${'hunter2'}@example.com/x`,
];

test.each(SECRETS)('%j is a secret by its form, wherever it stands, and is left out of a text', (secret) => {
  for (const text of [secret, `got '${secret}'`, `x ${secret} y`]) {
    expect(secretShape(text)).toBeDefined();
    expect(secretShape(withoutSecrets(text))).toBeUndefined();
    expect(withoutSecrets(text)).toContain('[secret]');
  }
});

test.each([
  '8e4f1a2b-0c3d-4e5f-8a9b-0c1d2e3f4a5b',
  'SigninLogs | where AuthenticationDetails has "password" // AccountKey=',
  'https://learn.microsoft.com/azure?view=signature',
  'a'.repeat(64),
])('%j is none', (text) => {
  expect(secretShape(text)).toBeUndefined();
  expect(withoutSecrets(text)).toBe(text);
});

test('names tell secrets too, but not what is only about one', () => {
  for (const name of 'pw pwd adminPassword client_secret Client-Secret CLIENT_SECRET sas_token access_key connectionString userPw db.password'.split(
    ' ',
  ))
    expect([name, isSecretName(name)]).toEqual([name, true]);
  for (const name of 'bypass secretName client_secret_id sharedKeyAccess passwordHashSync use_oidc_token shared_access_key_enabled tokenType search_key android'.split(
    ' ',
  ))
    expect([name, isSecretName(name)]).toEqual([name, false]);
});

test('a search takes a time that grows with the text only', () => {
  for (const piece of [
    '-eyJ',
    'eyJ.',
    '-----BEGIN ',
    'a'.repeat(14),
    '.atlasv1.',
    'x://a:',
    'AccountKey=',
    'Q~',
    '?sig=',
    'A',
  ]) {
    const started = performance.now();
    withoutSecrets(piece.repeat(Math.ceil(200_000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(5000);
  }
});

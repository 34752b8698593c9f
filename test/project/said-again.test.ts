import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';
import { allForms, allLists, allRanges } from '../catalog/bounds/all-bounds';
import { saidAgain } from './said-again';

/** The general forms, which the catalog takes from here. */
const FORMS = ['lib/values/uuid.ts', 'lib/values/instant.ts'];

const files = ['lib', 'constructs', 'cli']
  .flatMap((folder) =>
    readdirSync(join(kitRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((file) => file.endsWith('.ts') && !file.startsWith('lib/catalog/') && !FORMS.includes(file));

describe('a bound is found again', () => {
  it.each([
    [
      'a number that only one bound has',
      'new X(this, { retentionInDays: days > 730 ? 0 : days });',
      /^730 is workspace/,
    ],
    [
      'the ends of a range',
      "const o = { retentionDays: integer(4, 730, 'days') };",
      /^4 is workspace.*tableRetentionDays/,
    ],
    ['the same behind a call', "const o = { tables: integer(4, 730, 'days').optional() };", /^730 is workspace/],
    ['a step of the long retention', 'const LONG = 2556;', /totalRetentionSteps/],
    ['a length beside the name', 'const o = { displayName: text(256) };', /^256 is .*displayName/],
    ['a length in a call', "checkText('displayName', name, { max: 256 });", /^256 is .*displayName/],
    ['a length in a comparison', 'if (alias.length > 64) throw new Error();', /^64 is watchlists.watchlistForms.alias/],
    ['a length in a constant', 'const WATCHLIST_ALIAS_MAX = 64;', /^64 is watchlists.watchlistForms.alias/],
    ['small numbers, both ends together', "checkRange('eventDays', days, 1, 7);", /eventDays/],
    ['a length of time', 'if (frequency < 5 * MINUTE) warn();', /^300 is rules.ruleBounds.frequency/],
    ['a length of time as text', "const o = { queryPeriod: atMost('P14D') };", /^1209600 is rules.ruleBounds.period/],
    ['a pattern, spelled anew', 'const A = /^[a-zA-Z\\d][a-zA-Z\\d _-]{1,62}[a-zA-Z\\d]$/;', /watchlistForms.alias/],
    ['its words', "fail('should be 3 to 24 lower-case letters and digits');", /nameForms.storageAccount/],
    ['a list, in any order', "z.enum(['Basic', 'Analytics'])", /tablePlans/],
    ['a list of numbers', 'const PREMIUM = [1, 2, 4, 8, 16];', /premiumUnits/],
    ['a union of the same words', "type S = 'High' | 'Medium' | 'Low' | 'Informational';", /severities/],
  ])('%s', (_, code, found) => {
    expect(saidAgain(code).filter((what) => found.test(what))).not.toEqual([]);
  });

  it.each([
    'const shown = text.length > 60 ? text.slice(0, 57) : text;',
    'const tile = { width: 100, rowLimit: 1000 };',
    'const action = { order: i + 1 };',
    'setTimeout(stop, 5000);',
    'const hash = digest.slice(0, 20);',
    'const seconds = (performance.now() - started) / 1000;',
    "const o = { retentionDays: words(workspaceBounds.retentionDays), sku: 'PerGB2018' };",
    'const NUMBER = /^\\d+$/;',
    "const kinds = ['Scheduled', 'NRT', 'Hunting'];",
    'const WISHED = 365;',
    "const o = { deleteAfterDays: integer(bound).default(365).about('Days until access to a log expires.') };",
    'const schedule = { frequency: frequency ?? period ?? HOUR };',
  ])('and nothing else: %s', (code) => {
    expect(saidAgain(code)).toEqual([]);
  });
});

const texts = new Map(files.map((file) => [file, readFileSync(join(kitRoot, file), 'utf8')]));

test('no bound of the catalog stands again in code', () => {
  expect(files.length).toBeGreaterThan(300);
  const found = [...texts].flatMap(([file, text]) => saidAgain(text).map((what) => `${file}: ${what}`));
  expect(found).toEqual([]);
});

test('every bound, form and list of the catalog is read by something', () => {
  const read = (name: string) => {
    const words = name.split('.').slice(1);
    return [...texts.values()].some((text) => words.every((word) => new RegExp(`\\b${word}\\b`).test(text)));
  };
  const names = [...allRanges, ...allForms, ...allLists].map(({ name }) => name);
  expect(names.filter((name) => !read(name))).toEqual([]);
});

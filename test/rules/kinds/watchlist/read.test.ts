import { join } from 'node:path';
import { readLibrary } from '../../../../lib/detection-tests/library';
import { rulesFolder } from '../../../../lib/files/root';
import { YamlSource } from '../../../../lib/files/source';
import { declared } from '../../../../lib/rules/compile';
import { duplicateAliases } from '../../../../lib/rules/kinds/watchlist/read';
import { resolveWatchlists } from '../../../../lib/rules/kinds/watchlist/resolve';
import { readRules, readSources } from '../../../../lib/rules/read-rules';
import { environment, list, listFile } from './workbench';

const problemsOf = (more: Record<string, string>) => listFile(more).problems;

describe('a watchlist file', () => {
  it('gives what it says, with defaults', () => {
    const { definition, problems } = listFile({ version: '1.0.0', tags: "[ 'playbook: TRG-9' ]" });
    expect(problems).toEqual([]);
    expect(definition).toEqual(
      expect.objectContaining({
        kind: 'Watchlist',
        isSound: true,
        id: '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
        alias: 'Vips',
        name: 'VIP users',
        description: 'People of importance.',
        searchKey: 'Upn',
        columns: [
          expect.objectContaining({ name: 'Upn', type: 'upn', required: false }),
          expect.objectContaining({ name: 'Note', type: 'text', required: false, description: 'Why' }),
          expect.objectContaining({ name: 'Network', type: 'cidr', required: false }),
        ],
      }),
    );
  });

  it.each<[string, Record<string, string>, string, number]>([
    ['an alias that is too short', { alias: 'ab' }, 'rule/invalid-value', 3],
    ['an alias that ends in a hyphen', { alias: 'Vips-' }, 'rule/invalid-value', 3],
    ['no alias', { alias: '' }, 'rule/missing-value', 1],
    ['a search key that is no column', { searchKey: 'Upm' }, 'watchlist/search-key', 6],
    ['no columns', { columns: '' }, 'rule/missing-value', 1],
    ['a type that does not exist', { columns: '[ { name: Upn, type: mail } ]' }, 'rule/invalid-value', 7],
    ['a column name with a comma', { columns: '[ { name: Upn }, { name: "User, Name" } ]' }, 'rule/invalid-value', 7],
    ['a column twice', { columns: '[ { name: Upn }, { name: UPN } ]' }, 'watchlist/duplicate-column', 7],
    ['an unknown key', { serchKey: 'Upn' }, 'rule/unknown-key', 8],
  ])('with %s is a problem at its place', (_, more, code, line) => {
    expect(problemsOf(more)).toContainEqual(expect.objectContaining({ code, line, file: 'vips.yaml' }));
  });

  it('suggests the nearest column', () => {
    expect(problemsOf({ searchKey: 'Upm' })).toEqual([expect.objectContaining({ help: "Did you mean 'Upn'?" })]);
  });

  it('with one mistake has one message', () => {
    expect(
      problemsOf({ columns: '{ name: "User, Name" }' }).map(({ code, line, column }) => [code, line, column]),
    ).toEqual([['rule/invalid-value', 7, 18]]);
  });

  it('may not take the alias of another, in any case', () => {
    const problems = duplicateAliases([list(), list({ alias: 'VIPS' }, 'more.yaml')]);
    expect(problems).toEqual([expect.objectContaining({ code: 'watchlist/duplicate-alias', file: 'more.yaml' })]);
    expect(problems[0]?.message).toContain('vips.yaml');
  });
});

it('the shipped watchlists are without a mistake, and rules find all that they name', () => {
  const { watchlists, problems } = readRules([join(rulesFolder, 'watchlists')]);
  expect(problems).toEqual([]);
  expect(watchlists.map(({ alias }) => alias).sort()).toEqual([
    'AcceptedDomains',
    'AttackerIndicators',
    'DirectorySyncAccounts',
    'KnownApplications',
    'TrustedEgress',
    'VIPUsers',
  ]);
});

it('a file means one thing to queries, sample cases and environments, however it spells its keys', () => {
  const text =
    'kind: Watchlist\nid: 3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11\nname: VIPs\nAlias: Vips\nsearchkey: Upn\nCOLUMNS: { Name: Upn }\n';
  const read = readSources([YamlSource.parse('vips.yaml', text)]);
  expect(read.problems.map(({ line, code }) => [line, code])).toEqual(
    [4, 5, 6, 6].map((line) => [line, 'rule/key-case']),
  );
  expect(declared(read).watchlists).toEqual([{ alias: 'Vips', columns: [{ name: 'Upn', type: 'string' }] }]);
  expect(readLibrary(read).watchlists.get('Vips')).toMatchObject({ searchKey: 'Upn', columns: [{ name: 'Upn' }] });
  const rows = environment('watchlists: { Vips: { rows: [ { Upn: ann } ] } }');
  expect(resolveWatchlists(rows, read.watchlists)).toMatchObject({
    problems: [],
    watchlists: [{ rows: [{ Upn: 'ann' }] }],
  });
});

it('rows for a watchlist whose alias cannot be read are not called rows of none', () => {
  const rows = environment('watchlists: { Vips: { rows: [ { Upn: ann } ] } }');
  expect(resolveWatchlists(rows, [list({ alias: '-' })]).problems).toEqual([]);
});

import { join } from 'node:path';
import { watchlistBounds } from '../../../../lib/catalog/bounds/watchlists';
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
    'HostingNetworks',
    'KnownApplications',
    'RoomAccounts',
    'TrustedEgress',
    'VIPUsers',
  ]);
});

it('the shipped networks are hosting and anonymizing ones, each with a name, a source and a date', () => {
  const { watchlists } = readRules([join(rulesFolder, 'watchlists')]);
  const rows = watchlists.find(({ alias }) => alias === 'HostingNetworks')!.shipped;
  expect(rows.length).toBeGreaterThan(59);
  for (const row of rows) expect(Object.values(row)).not.toContain('');
  const kinds = Object.fromEntries(rows.map(({ Network, Kind }) => [Network, Kind]));
  expect(kinds).toMatchObject({ AS8075: 'hosting', AS24940: 'hosting', AS39351: 'anonymizer', AS9009: 'anonymizer' });
});

describe('rows that a watchlist ships', () => {
  const shipping = (csv: string, more = {}) => {
    const { folder } = environment('watchlists: {}', { 'vips.csv': csv });
    return listFile({ rowsFile: 'vips.csv', ...more }, join(folder, 'vips.yaml'));
  };

  it('are read and normalized from the CSV file beside it', () => {
    const { definition, problems } = shipping('Note,Upn\nBoard,Ann@contoso.com\n');
    expect(problems).toEqual([]);
    expect(definition.shipped).toEqual([{ Upn: 'ann@contoso.com', Note: 'Board', Network: '' }]);
  });

  it('are checked with line and column of the CSV file', () => {
    const { problems } = shipping('Upn,Network\nann@contoso.com,AS0\nann@contoso.com,\n', {
      columns: '[ { name: Upn, type: upn }, { name: Network, type: network } ]',
    });
    expect(problems.map(({ code, line, column, file }) => [code, line, column, file.endsWith('vips.csv')])).toEqual([
      ['watchlist/invalid-value', 2, 17, true],
      ['watchlist/duplicate-key', 3, 1, true],
    ]);
    expect(problems[0]?.message).toContain("'AS0'");
  });

  it('of a file that is not there are a mistake where it is named', () => {
    expect(listFile({ rowsFile: 'nowhere.csv' }).problems).toEqual([
      expect.objectContaining({ code: 'file/unreadable', file: 'vips.yaml', line: 8 }),
    ]);
  });

  it('of a file with a mistake are not read', () => {
    const { definition, problems } = shipping('Upn\nann\n', { searchKey: 'Upm' });
    expect(definition.shipped).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['watchlist/search-key']);
  });

  it('may not be more than can be deployed', () => {
    const { problems } = shipping(
      `Upn\n${Array.from({ length: watchlistBounds.rows.max + 1 }, (_, i) => `u${i}@contoso.com\n`).join('')}`,
    );
    expect(problems).toEqual([expect.objectContaining({ code: 'watchlist/too-many-rows', line: 8 })]);
  });
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

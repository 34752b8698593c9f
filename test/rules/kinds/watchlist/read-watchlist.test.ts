import { join } from 'node:path';
import { rulesFolder } from '../../../../lib/files/root';
import { readWatchlists } from '../../../../lib/rules/kinds/watchlist/read-watchlist';
import { readRules } from '../../../../lib/rules/read-rules';
import { listFile } from './workbench';

const problemsOf = (more: Record<string, string>) => readWatchlists([listFile(more)]).problems;

describe('a watchlist file', () => {
  it('gives its form, with the search key required', () => {
    const { definitions, problems } = readWatchlists([listFile({ tags: "[ 'playbook: TRG-9' ]" })]);
    expect(problems).toEqual([]);
    expect(definitions).toEqual([
      expect.objectContaining({
        id: '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
        alias: 'Vips',
        displayName: 'VIP users',
        description: 'People of importance.',
        searchKey: 'Upn',
        playbook: ['TRG-9'],
        columns: [
          expect.objectContaining({ name: 'Upn', type: 'upn', required: true }),
          expect.objectContaining({ name: 'Note', type: 'text', required: false, description: 'Why' }),
          expect.objectContaining({ name: 'Network', type: 'cidr', required: false }),
        ],
      }),
    ]);
  });

  it.each<[string, Record<string, string>, string, number]>([
    ['an alias that is too short', { alias: 'ab' }, 'watchlist/alias', 3],
    ['an alias that ends in a hyphen', { alias: 'Vips-' }, 'watchlist/alias', 3],
    ['no alias', { alias: '' }, 'rule/missing-value', 1],
    ['a search key that is no column', { searchKey: 'Upm' }, 'watchlist/search-key', 6],
    ['no columns', { columns: '' }, 'watchlist/no-columns', 1],
    ['a type that does not exist', { columns: '[ { name: Upn, type: mail } ]' }, 'rule/invalid-value', 7],
    ['a column name with a blank', { columns: '[ { name: Upn }, { name: User Name } ]' }, 'watchlist/column-name', 7],
    ['a column twice', { columns: '[ { name: Upn }, { name: UPN } ]' }, 'watchlist/duplicate-column', 7],
    ['an unknown key', { serchKey: 'Upn' }, 'rule/unknown-key', 8],
  ])('with %s is a problem at its place', (_, more, code, line) => {
    expect(problemsOf(more)).toContainEqual(expect.objectContaining({ code, line, file: 'vips.yaml' }));
  });

  it('says which column was meant', () => {
    expect(problemsOf({ searchKey: 'Upm' })).toEqual([expect.objectContaining({ help: "Did you mean 'Upn'?" })]);
  });

  it('may not take the alias of another, in any case', () => {
    const { definitions, problems } = readWatchlists([listFile(), listFile({ alias: 'VIPS' }, 'more.yaml')]);
    expect(definitions).toHaveLength(1);
    expect(problems).toEqual([expect.objectContaining({ code: 'watchlist/duplicate-alias', file: 'more.yaml' })]);
    expect(problems[0]?.message).toContain('vips.yaml');
  });
});

it('the shipped watchlists are without a mistake, and rules find all that they name', () => {
  const { other } = readRules([join(rulesFolder, 'watchlists')]);
  const { definitions, problems } = readWatchlists(other);
  expect(problems).toEqual([]);
  expect(definitions.map(({ alias }) => alias).sort()).toEqual([
    'AcceptedDomains',
    'AttackerIndicators',
    'DirectorySyncAccounts',
    'KnownApplications',
    'TrustedEgress',
    'VIPUsers',
  ]);
});

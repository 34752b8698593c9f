import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersFolder } from '../../lib/cache/cache';
import { kitDeclarations } from '../../lib/rules/kit-declarations';
import { folderWith, freshFolder } from '../environment/workbench';

const files = {
  'function.yaml': 'id: 1\nkind: Function\nname: Plain\nquery: SigninLogs\n',
  'spelled.yml': "query: SigninLogs\n'Kind' : 'function'\nname: Spelled\n",
  'flow.yaml': '{ name: Flow, kind: Function, query: SigninLogs }',
  'parser.yaml':
    'Function:\n  Title: A parser\nFunctionName: Parser\nFunctionAlias: Parser\nFunctionQuery: SigninLogs\n',
  'deep/watchlist.yaml': 'kind: Watchlist\nalias: Vips\ncolumns: [{ name: Account, type: text }]\n',
  'table.yaml': 'kind: Schema\ntables: [{ name: Own_CL, columns: { A: string } }]\n',
  'rule.yaml': 'kind: Scheduled\nname: A rule\nquery: SigninLogs | join kind=inner (AuditLogs) on CorrelationId\n',
};

/** The names of all that is declared. */
const names = (folder: string, checked: readonly string[] = []) => {
  const { functions, watchlists, tables } = kitDeclarations(
    checked.map((name) => join(folder, name)),
    folder,
  );
  return [
    ...functions.map(({ name }) => name),
    ...watchlists.map(({ alias }) => alias),
    ...tables.map(({ name }) => name),
  ];
};

test('every file that declares something is read, however its kind is written', () => {
  expect(names(folderWith(files)).sort()).toEqual(['Flow', 'Own_CL', 'Parser', 'Plain', 'Spelled', 'Vips']);
});

test('a file that is checked itself declares for itself', () => {
  expect(names(folderWith(files), ['function.yaml', 'deep/watchlist.yaml'])).not.toEqual(
    expect.arrayContaining(['Plain']),
  );
  expect(names(folderWith(files), ['function.yaml'])).toContain('Vips');
});

test('what the kit ships declares its functions and watchlists', () => {
  const { functions, watchlists } = kitDeclarations([]);
  expect(functions.length).toBeGreaterThan(20);
  expect(watchlists.length).toBeGreaterThan(4);
});

describe('what was found before', () => {
  const folder = folderWith(files);
  const cache = freshFolder();
  const declared = () => kitDeclarations([], folder, cache);
  const aliases = () => declared().watchlists.map(({ alias }) => alias);

  test('is the same, and is kept in one entry', () => {
    expect(declared()).toEqual(kitDeclarations([], folder, false));
    expect(readdirSync(answersFolder(cache))).toHaveLength(1);
    expect(declared()).toEqual(kitDeclarations([], folder, false));
    expect(readdirSync(answersFolder(cache))).toHaveLength(1);
  });

  test('is found anew when a file changes, comes or goes', () => {
    writeFileSync(join(folder, 'deep/watchlist.yaml'), files['deep/watchlist.yaml'].replace('Vips', 'Heads'));
    expect(aliases()).toEqual(['Heads']);
    writeFileSync(join(folder, 'more.yaml'), files['deep/watchlist.yaml']);
    expect(aliases()).toEqual(['Heads', 'Vips']);
    rmSync(join(folder, 'deep/watchlist.yaml'));
    expect(aliases()).toEqual(['Vips']);
  });
});

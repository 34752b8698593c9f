import { join } from 'node:path';
import { makePlan } from '../../lib/deployment/plan';
import { rulesFolder } from '../../lib/files/root';
import { YamlSource } from '../../lib/files/source';
import type { Declarations } from '../../lib/kql/model/declarations';
import { noDeclarations } from '../../lib/kql/model/declarations';
import { compileRead } from '../../lib/rules/compile';
import { readSources } from '../../lib/rules/read-rules';
import { folderWith, minimal } from '../environment/workbench';
import { analyser, ID, scheduled } from './help';

const list = (id: string, column: string) => `id: ${id}
kind: Watchlist
alias: VIPUsers
name: VIP users
description: Who they are.
searchKey: ${column}
columns: [{ name: ${column}, type: upn }]
`;

test('tables and functions are declared for all files, watchlists for those that lie where they do', async () => {
  const seen: [readonly string[], Declarations][] = [];
  const given = { ...noDeclarations, watchlists: [{ alias: 'Given', columns: [] }] };
  const texts = {
    [join(rulesFolder, 'own.yaml')]: scheduled('query: Own'),
    [join(rulesFolder, 'list.yaml')]: list(ID, 'Own'),
    '/elsewhere/theirs.yaml': scheduled('query: Theirs'),
    '/elsewhere/list.yaml': list('2b9d6c1f-5e7a-4d38-9f10-3c4b5a697881', 'Their Own'),
    '/elsewhere/table.yaml': 'kind: Schema\ntables: [{ name: Own_CL, columns: { A: string } }]\n',
  };
  await compileRead(readSources(Object.entries(texts).map(([file, text]) => YamlSource.parse(file, text))), {
    declarations: given,
    kql: (queries, declarations, options) => {
      seen.push([queries.map(({ text }) => text), declarations]);
      return analyser()(queries, declarations, options);
    },
  });
  expect(
    seen.map(([queries, { tables, watchlists }]) => ({
      queries,
      tables: tables.map(({ name }) => name),
      lists: watchlists.map(({ alias, columns }) => `${alias}: ${columns.map(({ name }) => name)}`),
    })),
  ).toEqual([
    { queries: ['Own'], tables: ['Own_CL'], lists: ['Given: ', 'VIPUsers: Own'] },
    { queries: ['Theirs'], tables: ['Own_CL'], lists: ['VIPUsers: Their Own'] },
  ]);
});

test('a plan says of a foreign rule what its check says', async () => {
  const query = `query: SigninLogs | where UserPrincipalName in ((_GetWatchlist('VIPUsers') | project ['User Principal Name'])) | project UserId\n`;
  const folder = folderWith({
    'rules/a.yaml': scheduled(query),
    'environments/one.yaml': `${minimal}rules: { sources: [../rules] }\n`,
  });
  const { problems } = await makePlan(join(folder, 'environments'), []);
  expect(problems.map(({ code }) => code).filter((code) => code.startsWith('kql/'))).toEqual(['kql/unknown-watchlist']);
});

import { join } from 'node:path';
import { watchlistBounds } from '../../../../lib/catalog/bounds/watchlists';
import { resolveWatchlists } from '../../../../lib/rules/kinds/watchlist/resolve';
import { environment, list } from './workbench';

const resolved = (yaml: string, files: Record<string, string | Buffer> = {}) =>
  resolveWatchlists(environment(yaml, files), [list()]);
const inline = (...rows: string[]) =>
  resolved(`watchlists:\n  Vips:\n    rows:\n${rows.map((row) => `      - ${row}\n`).join('')}`);
const csv = (text: string) => resolved('watchlists:\n  Vips: { file: vips.csv }\n', { 'vips.csv': text });
const rowsOf = ({ watchlists }: ReturnType<typeof resolved>) => watchlists.flatMap(({ rows }) => rows);

describe('rows in the environment', () => {
  it('are read, normalized and filled up to all columns', () => {
    const result = inline(
      '{ Upn: Ann@Contoso.com, Note: Finance }',
      '{ upn: bob@contoso.com, Network: 198.51.100.0/24 }',
    );
    expect(result.problems).toEqual([]);
    expect(rowsOf(result)).toEqual([
      { Upn: 'ann@contoso.com', Note: 'Finance', Network: '' },
      { Upn: 'bob@contoso.com', Note: '', Network: '198.51.100.0/24' },
    ]);
  });

  it('report each mistake at its cell', () => {
    const result = inline(
      '{ Upn: ann }',
      '{ Note: x }',
      '{ Upn: bob@contoso.com, Netwrk: 1.2.3.4/32 }',
      '{ Upn: BOB@contoso.com }',
    );
    expect(result.problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['watchlist/invalid-value', 4, 16],
      ['watchlist/missing-value', 5, 9],
      ['watchlist/unknown-column', 6, 33],
      ['watchlist/duplicate-key', 7, 16],
    ]);
    expect(result.problems[2]?.help).toBe("Did you mean 'Network'?");
    expect(result.problems[3]?.message).toContain('contoso.yaml:6');
  });

  it('of a watchlist that is not declared are a mistake, with the nearest alias', () => {
    const { problems, watchlists } = resolved('watchlists: { Vipz: { rows: [] } }\n');
    expect(problems).toEqual([
      expect.objectContaining({ code: 'watchlist/unknown-alias', line: 1, column: 15, help: "Did you mean 'Vips'?" }),
    ]);
    expect(watchlists).toEqual([expect.objectContaining({ alias: 'Vips', rows: [] })]);
  });

  it('of a watchlist whose file has a mistake are not called unknown as well', () => {
    const { problems } = resolveWatchlists(environment('watchlists: { Vips: { rows: [] } }\n'), [
      list({ searchKey: 'x' }),
    ]);
    expect(problems).toEqual([]);
  });
});

describe('rows in a CSV file', () => {
  it('are read by their header, in any order and case', () => {
    const result = csv('\uFEFFNOTE,Upn\r\n"Finance, EMEA",Ann@contoso.com\r\n');
    expect(result.problems).toEqual([]);
    expect(rowsOf(result)).toEqual([{ Upn: 'ann@contoso.com', Note: 'Finance, EMEA', Network: '' }]);
  });

  it('report each mistake with line and column of the CSV file', () => {
    const { problems } = csv(
      'Upn,Network\nann,198.51.100.7/24\nbob@contoso.com,\nbob@contoso.com,198.51.100.0/24\ncarl@contoso.com\n',
    );
    expect(problems.map(({ code, line, column, file }) => [code, line, column, file.endsWith('vips.csv')])).toEqual([
      ['watchlist/invalid-value', 2, 1, true],
      ['watchlist/invalid-value', 2, 5, true],
      ['watchlist/duplicate-key', 4, 1, true],
      ['watchlist/cell-count', 5, 1, true],
    ]);
    expect(problems[1]?.message).toContain('198.51.100.0/24');
  });

  it.each([
    ['an unknown column', 'Upn,Nte\n', 'watchlist/unknown-column', "Did you mean 'Note'?"],
    ['semicolons', 'Upn;Note\nann@contoso.com;x\n', 'watchlist/unknown-column', expect.stringContaining('commas')],
    ['a column twice', 'Upn,upn\n', 'watchlist/duplicate-column', expect.any(String)],
    ['nothing in it', '', 'watchlist/no-header', expect.any(String)],
    ['an open quote', 'Upn\n"ann@contoso.com\n', 'watchlist/invalid-csv', expect.any(String)],
  ])('with %s are a mistake', (_, text, code, help) => {
    expect(csv(text).problems).toContainEqual(expect.objectContaining({ code, help }));
  });

  it('that does not exist is reported where it is named', () => {
    expect(resolved('watchlists:\n  Vips: { file: nowhere.csv }\n').problems).toEqual([
      expect.objectContaining({ code: 'file/unreadable', file: 'contoso.yaml', line: 2 }),
    ]);
  });

  it('that is no UTF-8 is reported at its first byte that is none', () => {
    const result = resolved('watchlists:\n  Vips: { file: vips.csv }\n', {
      'vips.csv': Buffer.from('Upn,Note\nann@contoso.com,caf\xe9 noir\n', 'latin1'),
    });
    expect(result.problems).toEqual([
      expect.objectContaining({
        code: 'file/invalid-encoding',
        line: 2,
        column: 20,
        message: expect.stringContaining('Windows-1252'),
      }),
    ]);
  });

  it('come before the rows of the environment, and share their keys with them', () => {
    const result = resolved(
      'watchlists:\n  Vips: { file: vips.csv, rows: [{ Upn: bob@contoso.com }, { Upn: ann@contoso.com }] }\n',
      {
        'vips.csv': 'Upn\nann@contoso.com\n',
      },
    );
    expect(rowsOf(result).map(({ Upn }) => Upn)).toEqual(['ann@contoso.com', 'bob@contoso.com', 'ann@contoso.com']);
    expect(result.problems.map(({ code }) => code)).toEqual(['watchlist/duplicate-key']);
  });
});

describe('rows that the watchlist ships', () => {
  const shipping = (yaml: string, count = 2) => {
    const ship = Array.from({ length: count }, (_, i) => `u${i}@contoso.com,Shipped\n`).join('');
    const { folder } = environment('watchlists: {}', { 'vips.csv': `Upn,Note\n${ship}` });
    const definition = list({ rowsFile: 'vips.csv' }, join(folder, 'vips.yaml'));
    return resolveWatchlists(environment(yaml), [definition]);
  };
  const notes = (result: ReturnType<typeof shipping>) => rowsOf(result).map(({ Upn, Note }) => `${Upn} ${Note}`);

  it('are there when the environment says nothing', () => {
    expect(notes(shipping('watchlists: {}'))).toEqual(['u0@contoso.com Shipped', 'u1@contoso.com Shipped']);
  });

  it('are joined by those of the environment, of which one with the same key takes the place of a shipped one', () => {
    const result = shipping(
      'watchlists: { Vips: { rows: [ { Upn: U1@contoso.com, Note: ours }, { Upn: ann@contoso.com, Note: ours } ] } }',
    );
    expect(result.problems).toEqual([]);
    expect(notes(result)).toEqual(['u0@contoso.com Shipped', 'u1@contoso.com ours', 'ann@contoso.com ours']);
  });

  it('count among those that can be deployed', () => {
    const { problems } = shipping(
      'watchlists:\n  Vips: { rows: [ { Upn: ann@contoso.com } ] }',
      watchlistBounds.rows.max,
    );
    expect(problems).toEqual([
      expect.objectContaining({ code: 'watchlist/too-many-rows', file: 'contoso.yaml', line: 2 }),
    ]);
  });
});

describe('the number of rows', () => {
  const lines = (n: number) => `Upn\n${Array.from({ length: n }, (_, i) => `u${i}@contoso.com\n`).join('')}`;
  it('may reach the cap', () => expect(csv(lines(watchlistBounds.rows.max)).problems).toEqual([]));
  it('may not pass it, and the reason is given', () => {
    const { problems } = csv(lines(watchlistBounds.rows.max + 1));
    expect(problems).toEqual([expect.objectContaining({ code: 'watchlist/too-many-rows', line: 2 })]);
    expect(problems[0]?.message).toContain('each row is a resource');
  });
});

import { kqlPieces, replaceWatchlists, wordsOf } from '../../lib/detection-tests/kql-text';

describe('the names of a query', () => {
  it('are found outside comments, and strings are distinguished from names', () => {
    const query = `let x = 'it\\'s SigninLogs'; // AuditLogs\nOfficeActivity | where a == @"C:\\" and b == h'secret'`;
    const names = kqlPieces(query)
      .filter((piece) => piece.kind === 'name')
      .map((piece) => piece.text);
    expect(names).toEqual(['let', 'x', 'OfficeActivity', 'where', 'a', 'and', 'b']);
  });

  it('include what a string names', () => {
    expect(wordsOf("T | extend column_ifexists('Late', '')").has('Late')).toBe(true);
  });

  it('are not cut by a double slash inside a string', () => {
    expect(wordsOf("T | where Url == 'https://x' | project After").has('After')).toBe(true);
  });
});

describe('watchlists', () => {
  it('become tables wherever they are read', () => {
    const query = `let a = _GetWatchlist('VIP-Users') | project SearchKey;\nT | where x in ((_GetWatchlist( "B" ) | project y))`;
    expect(replaceWatchlists(query)).toEqual({
      query: 'let a = _Watchlist_VIP_Users | project SearchKey;\nT | where x in ((_Watchlist_B | project y))',
      aliases: ['VIP-Users', 'B'],
    });
  });

  it('stay as they are in comments and strings, and where the alias is no literal', () => {
    const query = "// _GetWatchlist('A')\nprint x = '_GetWatchlist(1)', y = _GetWatchlist(alias)";
    expect(replaceWatchlists(query)).toEqual({ query, aliases: [] });
  });
});

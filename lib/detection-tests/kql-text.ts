/** A piece of a query: a name, or a string literal; everything else is left out. */
export interface KqlPiece {
  readonly kind: 'name' | 'string';
  /** Of a string: its content, escapes undone as far as names need it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PIECES =
  /\/\/[^\n]*|[hH]?@'((?:[^']|'')*)'|[hH]?@"((?:[^"]|"")*)"|[hH]?'((?:\\.|[^'\\\n])*)'|[hH]?"((?:\\.|[^"\\\n])*)"|```[\s\S]*?```|~~~[\s\S]*?~~~|(\$?[A-Za-z_][A-Za-z0-9_]*)/g;

/** The names and string literals of a query, in order; comments are skipped. */
export function kqlPieces(query: string): readonly KqlPiece[] {
  const pieces: KqlPiece[] = [];
  for (const found of query.matchAll(PIECES)) {
    const [whole, verbatim1, verbatim2, plain1, plain2, name] = found;
    const start = found.index;
    const end = start + whole.length;
    const text = verbatim1 ?? verbatim2 ?? plain1 ?? plain2;
    if (name !== undefined) pieces.push({ kind: 'name', text: name, start, end });
    else if (text !== undefined) pieces.push({ kind: 'string', text, start, end });
  }
  return pieces;
}

/** Every name that occurs in a query, and every string (a column may be named by one: `column_ifexists('X', ...)`). */
export function wordsOf(query: string): ReadonlySet<string> {
  return new Set(kqlPieces(query).map((piece) => piece.text));
}

/** The table that stands for a watchlist while a case runs. */
export const watchlistTable = (alias: string): string => `_Watchlist_${alias.replace(/[^A-Za-z0-9_]/g, '_')}`;

/** Puts a table in place of every `_GetWatchlist('alias')`; engines other than Sentinel's know no watchlists. */
export function replaceWatchlists(query: string): { readonly query: string; readonly aliases: readonly string[] } {
  const aliases = new Set<string>();
  const pieces = kqlPieces(query);
  let text = '';
  let from = 0;
  pieces.forEach((piece, i) => {
    const argument = pieces[i + 1];
    if (piece.kind !== 'name' || piece.text !== '_GetWatchlist' || argument?.kind !== 'string') return;
    const close = /^\s*\)/.exec(query.slice(argument.end));
    if (!/^\s*\(\s*$/.test(query.slice(piece.end, argument.start)) || !close) return;
    aliases.add(argument.text);
    text += query.slice(from, piece.start) + watchlistTable(argument.text);
    from = argument.end + close[0].length;
  });
  return { query: text + query.slice(from), aliases: [...aliases] };
}

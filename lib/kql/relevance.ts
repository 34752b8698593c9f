import { createHash } from 'node:crypto';
import type { Declarations } from './model/declarations';
import type { QueryInput } from './model/facts';

const IDENTIFIER = /[A-Za-z_]\w*/g;

/**
 * Keys for results: a hash of the query and of those declarations that it can mean, so that a change of one function or watchlist
 * does not make every other result stale.
 */
export class ResultKeys {
  private readonly declared = new Map<string, string>();
  private readonly bodies = new Map<string, string>();
  private readonly watchlists: readonly { readonly alias: string; readonly text: string }[];

  constructor(declarations: Declarations) {
    for (const table of declarations.tables)
      this.declared.set(table.name, `${this.declared.get(table.name) ?? ''}${JSON.stringify(table)}`);
    for (const item of declarations.functions) {
      this.declared.set(item.name, JSON.stringify(item));
      if (item.body !== undefined) this.bodies.set(item.name, item.body);
    }
    this.watchlists = declarations.watchlists.map((watchlist) => ({
      alias: watchlist.alias.toLowerCase(),
      text: JSON.stringify(watchlist),
    }));
  }

  of(query: QueryInput): string {
    const hash = createHash('sha1')
      .update(query.text)
      .update(JSON.stringify(query.parameters ?? []));
    const names = this.reach(query.text);
    for (const name of [...names].sort()) hash.update(this.declared.get(name) ?? '');
    const texts = [query.text, ...[...names].flatMap((name) => this.bodies.get(name) ?? [])].join('\n').toLowerCase();
    // `search`, `find` and wildcards may mean every declared table.
    if (/\b(?:search|find)\b|\*/.test(texts)) for (const text of this.declared.values()) hash.update(text);
    if (texts.includes('watchlist')) {
      for (const { alias, text } of this.watchlists) if (texts.includes(alias)) hash.update(text);
    }
    return hash.digest('base64url');
  }

  /** Declared names in the text and, through bodies, behind it. */
  private reach(text: string): Set<string> {
    const reached = new Set<string>();
    if (this.declared.size === 0) return reached;
    const texts = [text];
    for (let next = texts.pop(); next !== undefined; next = texts.pop()) {
      for (const [name] of next.matchAll(IDENTIFIER)) {
        if (!this.declared.has(name) || reached.has(name)) continue;
        reached.add(name);
        const body = this.bodies.get(name);
        if (body) texts.push(body);
      }
    }
    return reached;
  }
}

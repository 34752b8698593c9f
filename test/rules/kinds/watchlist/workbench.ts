import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { YamlSource } from '../../../../lib/files/source';
import { readWatchlist } from '../../../../lib/rules/kinds/watchlist/read';
import type { RowSource } from '../../../../lib/rules/kinds/watchlist/rows';

/** A watchlist file with three columns; `more` replaces or adds top-level lines. */
export const listFile = (more: Readonly<Record<string, string>> = {}, file = 'vips.yaml') => {
  const lines = {
    id: '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
    kind: 'Watchlist',
    alias: 'Vips',
    name: 'VIP users',
    description: 'People of importance.',
    searchKey: 'Upn',
    columns:
      '[ { name: Upn, type: upn }, { name: Note, type: text, description: Why }, { name: Network, type: cidr } ]',
    ...more,
  };
  const text = Object.entries(lines)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
  return readWatchlist(YamlSource.parse(file, text));
};

export const list = (more?: Readonly<Record<string, string>>, file?: string) => listFile(more, file).definition;

/** An environment with nothing but watchlists, and files beside it. */
export function environment(yaml: string, files: Readonly<Record<string, string | Buffer>> = {}) {
  const source = YamlSource.parse('contoso.yaml', yaml);
  const folder = mkdtempSync(join(tmpdir(), 'ttk watchlists '));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return {
    folder,
    watchlists: (source.value as { watchlists: Record<string, RowSource> }).watchlists,
    locate: source.at.bind(source),
    resolvePath: (_path: unknown, value: string) => resolve(folder, value),
  };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

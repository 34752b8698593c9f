import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TABLES_FILE } from '../catalog/tables';

let made: string | undefined;

/** Changes whenever the same query may get another answer: with the kit's own code, the catalog, or the language service. */
export function engineFingerprint(): string {
  if (made) return made;
  const hash = createHash('sha1');
  addFolder(hash, join(__dirname, 'engine'));
  addFolder(hash, join(__dirname, 'engine', 'checks'));
  addFolder(hash, join(__dirname, 'model'));
  addFolder(hash, join(__dirname, 'workers'));
  for (const file of ['../values/text.ts', '../files/problem.ts', '../catalog/tables.ts']) {
    hash.update(readFileSync(join(__dirname, file)));
  }
  hash.update(readFileSync(TABLES_FILE));
  hash.update(readFileSync(require.resolve('@kusto/language-service-next/package.json')));
  made = hash.digest('hex').slice(0, 20);
  return made;
}

function addFolder(hash: Hash, folder: string): void {
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(folder, name)));
  }
}

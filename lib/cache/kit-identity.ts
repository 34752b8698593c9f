import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { kitRoot } from '../files/root';

let known: string | undefined;

/** Of the kit that runs: read once, so that a kit which is upgraded meanwhile does not lend its name to the code in memory. */
export function kitIdentity(): string {
  known ??= identityOf(kitRoot);
  return known;
}

/** Changes with every byte of the kit's own code and data, with its lock file, and with Node.js. */
export function identityOf(root: string, node = process.version): string {
  const files = readdirSync(join(root, 'lib'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  // A kit that was installed as a package has no lock file.
  const lock = join(root, 'package-lock.json');
  if (existsSync(lock)) files.push(lock);
  const hash = createHash('sha256').update(node);
  for (const file of files.sort()) {
    const bytes = readFileSync(file);
    hash.update(JSON.stringify([relative(root, file), bytes.length])).update(bytes);
  }
  return hash.digest('hex');
}

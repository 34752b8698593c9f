import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';

/** What the review may look at besides itself: facts and helpers, never how the kit makes its configuration. */
const ALLOWED =
  /^(node:|\.\/|(\.\.\/)+(catalog|playbook|report)\/|(\.\.\/)+(files\/(problem|source|file-problems|root|format\/[a-z]+)|values\/(text|duration|glob|group))$|yaml$|(\.\.\/){3}package\.json$)/;

test('the review knows nothing of environments, rules or constructs', () => {
  const folder = join(kitRoot, 'lib/review');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(80);
  for (const file of files) {
    const depth = file.split(/[\\/]/).length - 1;
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, path] of text.matchAll(/from '([^']+)'/g)) {
      const inside = depth > 0 && new RegExp(`^(\\.\\./){1,${depth}}([a-z-]+/)?[a-z-]+$`).test(path!);
      expect([file, path, inside || ALLOWED.test(path!)]).toEqual([file, path, true]);
    }
  }
});

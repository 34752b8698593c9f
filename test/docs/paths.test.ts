import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitRoot } from '../../lib/files/root';

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(kitRoot, 'docs')).map((name) => `docs/${name}`)];
const read = (page: string) => readFileSync(join(kitRoot, page), 'utf8');
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

describe.each(pages.filter((page) => page.endsWith('.md')))('%s', (page) => {
  const text = read(page);

  test('names only files and folders of the kit that exist', () => {
    const named = [...text.matchAll(/(?<![\w/@.-])(?:lib|constructs|cli|test|bench)\/[\w-]+\/[\w./-]*/g)];
    const missing = named
      .map(([path]) => path.replace(/\.$/, ''))
      .filter((path) => !['', '.ts', '.test.ts'].some((end) => existsSync(join(kitRoot, path + end))));
    expect(missing).toEqual([]);
  });

  test('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test('links only to pages that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, path]) => path!);
    expect(links.filter((path) => !existsSync(join(kitRoot, page, '..', path)))).toEqual([]);
  });
});

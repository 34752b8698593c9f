import { readPage } from '../../lib/docs/page';
import { allPages, generatedFiles } from '../../lib/docs/pages';

test('every generated page is as the code would write it now', async () => {
  const { pages } = await allPages();
  const changed = pages.filter(({ path, content }) => readPage(path) !== content).map(({ path }) => path);
  const left = generatedFiles().filter((path) => !pages.some((page) => page.path === path));
  const stale = [...changed.map((path) => `${path} is stale`), ...left.map((path) => `${path} is no longer generated`)];
  // `npm run docs` writes them anew; commit what it writes.
  expect({ command: 'npm run docs', stale }).toEqual({ command: 'npm run docs', stale: [] });
});

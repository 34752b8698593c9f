import { fillSection, readPage } from '../../lib/docs/page';
import { problemCodes } from '../../lib/docs/problem-codes';
import { controls } from '../../lib/review/controls';
import { controlCatalogue } from '../../lib/review/docs';
import * as problems from '../../lib/review/input/problems';
import { suppressionArea } from '../../lib/review/suppressions';

const page = readPage('docs/review.md')!;

test('the catalogue tells every control with its fix', () => {
  const catalogue = controlCatalogue();
  for (const { id } of controls()) expect(catalogue).toContain(`\n### ${id}\n`);
  expect(catalogue.match(/^- Fix: /gm)).toHaveLength(controls().length);
});

test('docs/review.md is up to date', () => {
  const fresh = fillSection(
    fillSection(page, 'controls', controlCatalogue()),
    'problems',
    problemCodes([problems, suppressionArea.documented]),
  );
  expect(page).toBe(fresh);
});

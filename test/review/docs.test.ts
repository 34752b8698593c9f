import { controls } from '../../lib/review/controls';
import { controlCatalogue } from '../../lib/review/docs';

test('the catalogue lists every control with its fix', () => {
  const catalogue = controlCatalogue();
  for (const { id } of controls()) expect(catalogue).toContain(`\n### ${id}\n`);
  expect(catalogue.match(/^- Fix: /gm)).toHaveLength(controls().length);
});

import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { loadReview } from '../../lib/review/load';
import { folderWith, minimal } from '../environment/workbench';
import { sarifReport } from './report/texts';

test('what only judging needs is not held for the report, which says the same', async () => {
  const folder = folderWith({
    'environments/one.yaml': `${minimal}rules: { sources: [../rules] }\n`,
    'environments/two.yaml': `${minimal.replace('subscriptionId: 2', 'subscriptionId: 3')}rules: { sources: [../rules] }\n`,
    'rules/README.md': '',
  });
  const cdktfOut = join(folder, 'cdktf.out');
  await synthesizeKit({ folder: join(folder, 'environments'), outdir: cdktfOut });
  const { review } = await loadReview({ cdktfOut, suppressions: join(folder, 'none.yaml') });
  expect(review!.environments.map(({ name }) => name)).toEqual(['one', 'two']);
  for (const { configuration, provenance } of review!.environments) {
    expect(provenance.status).toBe('asSynthesized');
    for (const { fingerprints, written, recorded } of configuration.stacks) {
      expect([fingerprints, written]).toEqual([undefined, {}]);
      expect(recorded).toMatchObject({ record: { resources: {}, provenQueries: [] } });
    }
  }
  // Places and lines are found all the same.
  const { results } = JSON.parse(sarifReport(review!)).runs[0];
  const lines = results.map(
    (one: { locations: { physicalLocation: { region: { startLine: number } } }[] }) =>
      one.locations[0]!.physicalLocation.region.startLine,
  );
  expect(Math.max(...lines)).toBeGreaterThan(1);
});

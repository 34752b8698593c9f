import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/kit';
import { SUBSCRIPTION, TENANT } from './synth';

test('what only a construct refuses is reported like any mistake, and nothing is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'refused '));
  try {
    mkdirSync(join(folder, 'no-rules'));
    writeFileSync(
      join(folder, 'lab.yaml'),
      [
        `tenant: { id: ${TENANT}, displayName: Lab }`,
        `subscriptionId: ${SUBSCRIPTION}`,
        'location: westeurope',
        'rules: { sources: [no-rules] }',
        "workspace: { tables: { 'no table': { plan: Basic } } }",
      ].join('\n'),
    );
    const outdir = join(folder, 'out');
    const { problems, summaries } = await synthesizeKit({ folder, outdir });
    expect(problems).toMatchObject([
      {
        code: 'construct/refused',
        severity: 'error',
        message: expect.stringContaining("'table' should be the name of a table, got 'no table'"),
      },
    ]);
    expect(summaries).toEqual([]);
    expect(existsSync(outdir)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

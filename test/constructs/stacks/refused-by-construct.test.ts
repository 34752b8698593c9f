import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Construct } from '../../../constructs/core/cdktf';
import { ConstructError, refused } from '../../../constructs/core/errors';
import { synthesizeKit } from '../../../constructs/stacks/kit';
import { SUBSCRIPTION, TENANT } from '../synth';

// The checks of environments leave nothing to the constructs (a property test says so), so one of them refuses everything.
jest.mock('../../../constructs/workspace/resource-group', () => ({
  ResourceGroup: class {
    constructor(stack: Construct) {
      throw new ConstructError(`${stack.node.path}/resource_group`, [
        refused('name', 'nothing is good enough', 'Be better.'),
        refused('location', 'nowhere is near enough', 'Be nearer.'),
      ]);
    }
  },
}));

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
      ].join('\n'),
    );
    const outdir = join(folder, 'out');
    const { problems, summaries } = await synthesizeKit({ folder, outdir });
    expect(problems).toMatchObject([
      {
        code: 'construct/refused',
        severity: 'error',
        message: "lab-foundation/resource_group: 'name' is refused: nothing is good enough. Be better.",
      },
      {
        code: 'construct/refused',
        message: "lab-foundation/resource_group: 'location' is refused: nowhere is near enough. Be nearer.",
      },
    ]);
    expect(summaries).toEqual([]);
    expect(existsSync(outdir)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

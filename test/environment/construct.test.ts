import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { Testing } from '../../constructs/core/cdktf';
import { DetectionStack } from '../../constructs/stacks/detection-stack';
import { FoundationStack } from '../../constructs/stacks/foundation-stack';
import type { Environment } from '../../lib/environment/model/environment';
import { isError } from '../../lib/files/problem';
import { validLooking } from './valid-looking';
import { readFolder } from './workbench';

/** What depends on the environment alone; rules are proven elsewhere. */
function build(environment: Environment): void {
  const app = Testing.app({ outdir: tmpdir() });
  Testing.synth(new FoundationStack(app, environment));
  const workbook = {
    file: 'kit.yaml',
    name: '55555555-5555-4555-8555-555555555555',
    displayName: environment.names.workbook,
    description: 'Tiles.',
    content: {},
  };
  Testing.synth(
    new DetectionStack(app, {
      environment,
      deployed: [],
      withheld: [],
      disabled: [],
      notes: [],
      watchlists: [],
      automation: [],
      omittedAutomation: [],
      workbooks: [workbook] as never,
      sources: { rules: [], rows: [] },
      places: { keys: new Map(), rules: new Map() },
    }),
  );
}

test('an environment is refused by its checks, with a line, or by no construct', () => {
  let built = 0;
  fc.assert(
    fc.property(validLooking, (data) => {
      const { environments, problems } = readFolder({ 'one.yaml': JSON.stringify(data) });
      expect(problems.every((p) => p.line >= 1)).toBe(true);
      expect(environments.length).toBe(problems.some(isError) ? 0 : 1);
      for (const environment of environments) {
        build(environment);
        built++;
      }
    }),
    { numRuns: 150 },
  );
  // About one in five is possible as a whole; without any, this would prove nothing.
  expect(built).toBeGreaterThan(0);
});

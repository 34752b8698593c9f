import { tmpdir } from 'node:os';
import { Testing } from '../../constructs/core/cdktf';
import { DetectionStack } from '../../constructs/stacks/detection-stack';
import { FoundationStack } from '../../constructs/stacks/foundation-stack';
import type { Environment } from '../../lib/environment/model/environment';

/** Builds what depends on the environment alone; rules are proven elsewhere. */
export function build(environment: Environment): void {
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

import { Testing } from '../../../constructs/core/cdktf';
import { DetectionStack } from '../../../constructs/stacks/detection-stack';
import { FoundationStack } from '../../../constructs/stacks/foundation-stack';
import type { Deployment } from '../../../lib/deployment/deployment';
import { planDeployments } from '../../../lib/deployment/plan';
import { readEnvironments } from '../../../lib/environment/read';
import { isError } from '../../../lib/files/problem';
import { environmentsFolder } from '../../../lib/files/root';

type Values = Record<string, unknown>;

/** A synthesized stack as a test looks at it. */
export interface Synthesized {
  readonly terraform: Values;
  readonly provider: Record<string, Values[]>;
  readonly output?: Record<string, Values>;
  /** type -> name -> arguments, without cdktf's own metadata. */
  readonly resource: Record<string, Record<string, Values>>;
}

/** Every deployment of a folder of environments; a mistake in it fails the test that asks. */
export async function deploymentsOf(folder = environmentsFolder): Promise<Map<string, Deployment>> {
  const read = readEnvironments(folder);
  const planned = await planDeployments(read.environments);
  const errors = [...read.problems, ...planned.problems].filter(isError);
  if (errors.length) throw new Error(errors.map((p) => `${p.file}:${p.line} ${p.message}`).join('\n'));
  return new Map(planned.deployments.map((d) => [d.environment.name, d]));
}

/** The foundation of a shipped environment; needs no rule. Synthesized once, for tests that only look. */
export const foundationOf = once((name: string): Synthesized => {
  const { environments } = readEnvironments(environmentsFolder, [name]);
  return synthesized(new FoundationStack(Testing.app(), environments[0]!));
});

/** The detections of a deployment. Synthesized once, for tests that only look. */
export const detectionsOf = once(
  (deployment: Deployment): Synthesized => synthesized(new DetectionStack(Testing.app(), deployment)),
);

function once<K, V>(make: (of: K) => V): (of: K) => V {
  const made = new Map<K, V>();
  return (of) => {
    if (!made.has(of)) made.set(of, make(of));
    return made.get(of)!;
  };
}

function synthesized(stack: FoundationStack | DetectionStack): Synthesized {
  const { '//': _metadata, locals: _locals, ...config } = JSON.parse(Testing.synth(stack, true));
  for (const named of Object.values(config.resource as Synthesized['resource'])) {
    for (const values of Object.values(named)) delete values['//'];
  }
  return config;
}

/** All resources of a type. */
export const ofType = (stack: Synthesized, type: string): Record<string, Values> => stack.resource[type] ?? {};

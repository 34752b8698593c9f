import { existsSync } from 'node:fs';
import type { Environment } from '../environment/model/environment';
import { missingRules } from '../environment/model/problems';
import { readEnvironments } from '../environment/read';
import { type Problem, sortProblems } from '../files/problem';
import type { Declarations } from '../kql/model/declarations';
import { declaredTwice } from '../rules/checks/problems';
import { asWarnings } from '../rules/compile';
import { type ReadRules, readRules } from '../rules/read-rules';
import { compileContent } from './content';
import { type Deployment, planDeployment } from './deployment';
import { doubleExports } from './double-export';
import type { Proofs } from './left-out';
import { Shared } from './shared';

export interface Plan {
  /** Every problem of every file; with an error among them nothing may be written. */
  readonly problems: readonly Problem[];
  readonly deployments: readonly Deployment[];
}

/** Reads environments and rules, and decides what each environment gets. */
export async function makePlan(folder: string, patterns: readonly string[]): Promise<Plan> {
  const read = readEnvironments(folder, patterns);
  const planned = await planDeployments(read.environments);
  return { problems: sortProblems([...read.problems, ...planned.problems]), deployments: planned.deployments };
}

/** Plans every environment. */
export async function planDeployments(
  environments: readonly Environment[],
): Promise<{ deployments: readonly Deployment[]; problems: readonly Problem[] }> {
  const deployments: Deployment[] = [];
  const problems: Problem[] = [];
  for await (const planned of planEach(environments)) {
    problems.push(...planned.problems);
    if (planned.deployment) deployments.push(planned.deployment);
  }
  return { deployments, problems: uniqueProblems(problems) };
}

export interface PlannedDeployment {
  readonly environment: Environment;
  /** @default - folders of rules are not there */
  readonly deployment?: Deployment;
  /** Those of the rule files that it shares with others among them. */
  readonly problems: readonly Problem[];
}

/**
 * Plans one environment after the other, so that what is made of one can be forgotten before the next. Each distinct set of rules
 * folders is read once, and compiled once for what environments declare; it is held until its last environment is planned.
 */
export async function* planEach(environments: readonly Environment[]): AsyncGenerator<PlannedDeployment> {
  const keys = environments.map(keysOf);
  const reads = new Shared<ReadRules>(keys.map(({ read }) => read));
  const contents = new Shared<ReturnType<typeof compileContent>>(keys.map(({ compiled }) => compiled));
  const proofs = new Shared<Proofs>(keys.map(({ compiled }) => compiled));
  for (const [i, environment] of environments.entries()) {
    const missing = missingSources(environment);
    if (missing.length) {
      yield { environment, problems: missing };
      continue;
    }
    const key = keys[i]!;
    const read = reads.take(key.read, () => readRules(environment.ruleSources));
    const compiled = await contents.take(key.compiled, () => compileContent(read, declarationsOf(environment)));
    const shared = proofs.take(key.compiled, () => new Map());
    const { deployment, problems, left } = await planDeployment(environment, compiled.content, shared);
    yield {
      environment,
      deployment,
      problems: [
        ...asWarnings(compiled.problems, left),
        ...problems,
        ...doubleExports(environment),
        ...declaredAgain(environment, read),
      ],
    };
  }
}

/** What environments have to have in common to share rules as read, and as compiled. */
function keysOf(environment: Environment) {
  const read = JSON.stringify(environment.ruleSources);
  return { read, compiled: JSON.stringify([read, declarationsOf(environment)]) };
}

/** Folders of rules that are not there, at the line that names them. */
function missingSources({ ruleSources, rules, locate }: Environment): Problem[] {
  return rules.sources.flatMap(({ path }, i) =>
    existsSync(ruleSources[i]!.path) ? [] : [missingRules(locate(['rules', 'sources', i]), { source: path })],
  );
}

/** Functions of the folders that the environment's file declares as well. */
const declaredAgain = ({ rules, locate }: Environment, read: ReadRules): Problem[] =>
  read.rules.flatMap(({ function: saved, file }) =>
    saved && Object.hasOwn(rules.functions, saved.alias)
      ? [declaredTwice(locate(['rules', 'functions', saved.alias], 'key'), { name: saved.alias, file })]
      : [],
  );

/** Custom tables and functions that the environment's file declares. */
const declarationsOf = ({ rules }: Environment): Declarations => ({
  tables: Object.entries(rules.tables).map(([name, columns]) => ({ name, columns })),
  functions: Object.entries(rules.functions).map(([name, saved]) => ({ name, ...saved })),
  watchlists: [],
});

/** Environments that share folders share their problems. */
export const uniqueProblems = (problems: readonly Problem[]): Problem[] =>
  sortProblems([...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]);

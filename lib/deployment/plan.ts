import { existsSync } from 'node:fs';
import type { Environment } from '../environment/model/environment';
import { missingRules } from '../environment/model/problems';
import { readEnvironments } from '../environment/read';
import { type Problem, sortProblems } from '../files/problem';
import type { Declarations } from '../kql/model/declarations';
import { type Content, readContent } from './content';
import { type Deployment, planDeployment } from './deployment';

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

/** Compiles each distinct set of rule folders once, then plans every environment. */
export async function planDeployments(
  environments: readonly Environment[],
): Promise<{ deployments: readonly Deployment[]; problems: readonly Problem[] }> {
  const contents = new Map<string, Content>();
  const deployments: Deployment[] = [];
  const problems: Problem[] = [];
  for (const environment of environments) {
    const missing = missingSources(environment);
    problems.push(...missing);
    if (missing.length) continue;
    const declarations = declarationsOf(environment);
    const key = JSON.stringify([environment.ruleSources, declarations]);
    let content = contents.get(key);
    if (!content) {
      const read = await readContent(environment.ruleSources, declarations);
      content = read.content;
      contents.set(key, content);
      problems.push(...read.problems);
    }
    const planned = planDeployment(environment, content);
    deployments.push(planned.deployment);
    problems.push(...planned.problems);
  }
  return { deployments, problems: sortProblems(unique(problems)) };
}

/** Folders of rules that are not there, at the line that names them. */
function missingSources({ ruleSources, rules, locate }: Environment): Problem[] {
  return rules.sources.flatMap((source, i) =>
    existsSync(ruleSources[i]!) ? [] : [missingRules(locate(['rules', 'sources', i]), { source })],
  );
}

/** Custom tables and functions that the environment's file declares. */
const declarationsOf = ({ rules }: Environment): Declarations => ({
  tables: Object.entries(rules.tables).map(([name, columns]) => ({ name, columns })),
  functions: Object.entries(rules.functions).map(([name, saved]) => ({ name, ...saved })),
  watchlists: [],
});

/** Folders that two environments share would report their problems twice. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((p) => [JSON.stringify([p.file, p.line, p.column, p.code, p.message]), p]));
  return [...seen.values()];
}

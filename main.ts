import { assertOneCdktf } from './constructs/core/module-identity';
import { synthesizeKit } from './constructs/stacks/kit';
import { chosenByVariable } from './lib/environment/choice';
import { reportFailure } from './lib/report/failure';
import { reportProblems } from './lib/report/problems';

/** The CDKTF app: every environment in, its two stacks out. `npx cdktf synth` and `npx cdktf deploy` run this. */
async function main(): Promise<number> {
  assertOneCdktf();
  const { problems } = await synthesizeKit({ patterns: chosenByVariable(), keepFolders: true });
  return reportProblems(problems);
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.exitCode = reportFailure(error);
  },
);

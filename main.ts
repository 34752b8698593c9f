import { assertOneCdktf } from './constructs/core/module-identity';
import { synthesizeKit } from './constructs/stacks/kit';
import { chosenByVariable } from './lib/environment/choice';
import { DEFECT } from './lib/report/exit-code';
import { printError } from './lib/report/print';
import { reportProblems } from './lib/report/problems';

/** The CDKTF app: every environment in, its two stacks out. `npx cdktf synth` and `npx cdktf deploy` run this. */
async function main(): Promise<number> {
  assertOneCdktf();
  const { problems } = await synthesizeKit({ patterns: chosenByVariable() });
  return reportProblems(problems);
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: Error) => {
    printError(error.message);
    process.exitCode = DEFECT;
  },
);

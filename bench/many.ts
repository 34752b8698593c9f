import { synthesizeKit } from '../constructs/stacks/kit';
import { isError } from '../lib/files/problem';

/** As main.ts, over another folder of environments. */
const [folder, outdir] = process.argv.slice(2);
synthesizeKit({ folder, outdir }).then(({ problems }) => {
  for (const problem of problems.filter(isError)) console.error(`${problem.file}:${problem.line} ${problem.message}`);
  process.exitCode = problems.some(isError) ? 1 : 0;
});

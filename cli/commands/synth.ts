import { assertOneCdktf } from '../../constructs/core/module-identity';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { chosenByVariable } from '../../lib/environment/choice';
import { outputFolder } from '../../lib/files/root';
import { GOOD } from '../../lib/report/exit-code';
import { reportProblems } from '../../lib/report/problems';
import { count } from '../../lib/values/text';
import { summaryText } from '../summary';

/** `ttk synth`: what main.ts does, in this process, with a summary. */
export async function run(patterns: string[], options: Record<string, unknown>): Promise<number> {
  assertOneCdktf();
  const chosen = patterns.length ? patterns : chosenByVariable();
  const { problems, summaries } = await synthesizeKit({ patterns: chosen });
  const exitCode = reportProblems(problems);
  if (options.format === 'json') {
    console.log(JSON.stringify({ environments: summaries, problems }, null, 2));
  } else if (exitCode === GOOD) {
    console.log(summaries.map(summaryText).join('\n\n'));
    console.log(
      `\n${count(summaries.length * 2, 'stack')} for ${count(summaries.length, 'environment')} in ${outputFolder()}.`,
    );
  }
  return exitCode;
}

import { assertOneCdktf } from '../../constructs/core/module-identity';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { chosenByVariable } from '../../lib/environment/choice';
import { displayPath } from '../../lib/files/file-problems';
import { outputFolder } from '../../lib/files/root';
import { GOOD } from '../../lib/report/exit-code';
import { json } from '../../lib/report/json';
import { print, printDocument } from '../../lib/report/print';
import { reportProblems } from '../../lib/report/problems';
import { count } from '../../lib/values/text';
import { deployHint } from '../deploy-hint';
import { summaryText } from '../summary';

/** `ttk synth`: what main.ts does, in this process, with a summary. */
export async function run(patterns: string[], options: Record<string, unknown>): Promise<number> {
  assertOneCdktf();
  const chosen = patterns.length ? patterns : chosenByVariable();
  const keepGoing = options.keepGoing === true;
  const { problems, summaries, left } = await synthesizeKit({ patterns: chosen, keepGoing });
  const exitCode = reportProblems(
    problems,
    undefined,
    summaries.length ? `Not written: ${left.join(', ')}.` : undefined,
  );
  if (options.format === 'json') {
    printDocument(json({ environments: summaries, left, problems }));
  } else if (exitCode === GOOD || summaries.length > 0) {
    print(summaries.map(summaryText).join('\n\n'));
    print(
      `\n${count(summaries.length * 2, 'stack')} for ${count(summaries.length, 'environment')} in ${displayPath(outputFolder())}.`,
    );
    const hint = deployHint();
    if (hint) print(hint);
  }
  return exitCode;
}

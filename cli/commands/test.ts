import type { TestReport } from '../../lib/detection-tests/model';
import { jsonReport } from '../../lib/detection-tests/report-json';
import { junitReport } from '../../lib/detection-tests/report-junit';
import { prettyReport } from '../../lib/detection-tests/report-pretty';
import { runDetectionTests } from '../../lib/detection-tests/run';
import { rulesFolder } from '../../lib/files/root';
import { BAD, exitCodeOf, GOOD, UNKNOWN, unusable } from '../../lib/report/exit-code';
import { print, printDocument, printError, printProgress } from '../../lib/report/print';
import { problemText } from '../../lib/report/problems';
import { paint } from '../../lib/report/terminal';
import { count } from '../../lib/values/text';

interface Options {
  readonly format: 'pretty' | 'json' | 'junit';
  readonly engine?: string;
  readonly allowNotRun?: boolean;
}

/** `ttk test`: runs the cases of the rules below the paths. */
export async function run(args: string[], { format, engine: url, allowNotRun }: Options): Promise<number> {
  const progress = progressLine();
  const engine = url === undefined ? undefined : remoteEngine(url);
  if (engine?.refusal) return unusable(engine.refusal);
  const report = await runDetectionTests(args.length > 0 ? args : [rulesFolder], { engine, report: progress.show });
  progress.clear();
  show(report, format);
  return exitCode(report, allowNotRun);
}

/** A case that did not run proves nothing, whoever knows why. */
export function exitCode({ problems, failed, notRun }: TestReport, allowNotRun = false): number {
  if (problems.length > 0) return exitCodeOf(problems);
  if (failed > 0) return BAD;
  return notRun > 0 && !allowNotRun ? UNKNOWN : GOOD;
}

function remoteEngine(url: string) {
  const {
    KustoEngine,
  }: typeof import('../../lib/detection-tests/kusto-engine') = require('../../lib/detection-tests/kusto-engine');
  return new KustoEngine(url, process.env.TTK_KUSTO_TOKEN);
}

function show(report: TestReport, format: Options['format']): void {
  if (format === 'json') printDocument(jsonReport(report));
  else if (format === 'junit') printDocument(junitReport(report));
  else if (report.problems.length === 0) print(prettyReport(report, paint));
  if (report.problems.length === 0) return;
  for (const problem of report.problems) printError(problemText(problem));
  printError(paint('red', `${count(report.problems.length, 'mistake')} in the cases: nothing was run`, process.stderr));
}

/** One line on a terminal that is written over; nothing elsewhere. */
function progressLine() {
  let last = '';
  const show = (text: string) => {
    if (text !== last) printProgress(text);
    last = text;
  };
  return { show, clear: () => show('') };
}

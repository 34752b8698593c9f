import type { Engine } from '../../lib/detection-tests/engine';
import type { TestReport } from '../../lib/detection-tests/model';
import { jsonReport } from '../../lib/detection-tests/report-json';
import { junitReport } from '../../lib/detection-tests/report-junit';
import { prettyReport } from '../../lib/detection-tests/report-pretty';
import { runDetectionTests } from '../../lib/detection-tests/run';
import { rulesFolder } from '../../lib/files/root';
import { problemText } from '../../lib/report/problems';
import { paint } from '../../lib/report/terminal';
import { count } from '../../lib/values/text';

interface Options {
  readonly format: 'pretty' | 'json' | 'junit';
  readonly engine?: string;
}

/**
 * `ttk test`: 0 when every case passed or is excused from running, 1 when one failed or a case is wrong; with CI=true also
 * when a case did not run though nothing excuses it.
 */
export async function run(args: string[], { format, engine: url }: Options): Promise<number> {
  const ci = process.env.CI === 'true';
  const progress = progressLine();
  const engine = url === undefined ? undefined : remoteEngine(url);
  const report = await runDetectionTests(args.length > 0 ? args : [rulesFolder], { engine, report: progress.show });
  progress.clear();
  print(report, format, ci);
  return exitCode(report, ci);
}

/** Whether a run is good enough; on a developer's machine cases that could not run are reported but do not fail. */
export function exitCode(report: TestReport, ci: boolean): number {
  if (report.problems.length > 0 || report.failed > 0) return 1;
  return ci && report.cases.some((result) => result.outcome === 'notRun' && !result.excused) ? 1 : 0;
}

function remoteEngine(url: string): Engine {
  const { KustoEngine } =
    require('../../lib/detection-tests/kusto-engine') as typeof import('../../lib/detection-tests/kusto-engine');
  return new KustoEngine(url, process.env.TTK_KUSTO_TOKEN);
}

function print(report: TestReport, format: Options['format'], ci: boolean): void {
  if (format === 'json') console.log(jsonReport(report));
  else if (format === 'junit') console.log(junitReport(report));
  else if (report.problems.length === 0) console.log(prettyReport(report, paint, ci));
  if (report.problems.length === 0) return;
  for (const problem of report.problems) console.error(problemText(problem));
  console.error(
    paint('red', `${count(report.problems.length, 'mistake')} in the cases: nothing was run`, process.stderr),
  );
}

/** One line on a terminal that is written over; nothing elsewhere. */
function progressLine() {
  const out = process.stderr;
  let shown = false;
  return {
    show(text: string) {
      if (!out.isTTY) return;
      out.write(`\r\u001b[2K${text}`);
      shown = true;
    },
    clear() {
      if (shown) out.write('\r\u001b[2K');
    },
  };
}

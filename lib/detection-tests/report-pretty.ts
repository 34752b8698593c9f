import { type Paint, wrap } from '../report/terminal';
import { groupBy } from '../values/maps';
import { count } from '../values/text';
import { visible } from '../values/visible';
import type { CaseResult, TestReport } from './model';

const WIDTH = 80;

/** For people: a line for each file, its cases below it only when something is to be said about them. */
export function prettyReport(report: TestReport, paint: Paint): string {
  // Where no case could run, one line says why: the last.
  const files = groupBy(report.unavailable ? [] : report.cases, ({ file }) => file);
  const lines: string[] = [];
  for (const [file, results] of files) {
    const failed = results.some((result) => result.outcome === 'failed');
    const notRun = results.some((result) => result.outcome === 'notRun');
    const mark = failed ? paint('red', '✗') : notRun ? paint('yellow', '○') : paint('green', '✓');
    const names = results.every((result) => result.outcome === 'passed');
    lines.push(`${mark} ${visible(file)}${names ? paint('dim', `  ${count(results.length, 'case')}`) : ''}`);
    if (names) continue;
    for (const result of results) lines.push(...caseLines(result, paint));
  }
  if (lines.length > 0) lines.push('');
  lines.push(summary(report, paint));
  const last = closing(report);
  if (last) lines.push(paint('yellow', last));
  return lines.join('\n');
}

function caseLines(result: CaseResult, paint: Paint): string[] {
  if (result.outcome === 'passed') return [`    ${paint('green', '✓')} ${visible(result.name)}`];
  if (result.outcome === 'notRun') {
    const why = result.excused ? `${result.reason} (excused in the file)` : result.reason;
    return [`    ${paint('yellow', '○')} ${visible(result.name)}`, ...below(why).map((line) => paint('yellow', line))];
  }
  return [
    `    ${paint('red', '✗')} ${visible(result.name)}  ${paint('dim', `line ${result.line}`)}`,
    ...below(result.reason).map((line) => paint('red', line)),
    ...result.details.flatMap(below),
  ];
}

function summary(report: TestReport, paint: Paint): string {
  const parts = [
    paint(report.passed > 0 ? 'green' : 'dim', `${report.passed} passed`),
    paint(report.failed > 0 ? 'red' : 'dim', `${report.failed} failed`),
    paint(report.notRun > 0 ? 'yellow' : 'dim', `${report.notRun} not run`),
  ];
  return `${parts.join(', ')}  ${paint('dim', `${report.engine}, ${report.seconds.toFixed(1)} s`)}`;
}

/** What a reader must not miss: cases that proved nothing. */
function closing(report: TestReport): string | undefined {
  if (report.unavailable) return `${count(report.notRun, 'case')} not run: ${report.unavailable}`;
  if (report.notRun === 0) return undefined;
  return `${count(report.notRun, 'case')} did not run, which proves nothing: --allow-not-run accepts that`;
}

/** Indented below a case, as far as words allow within a terminal of 80 columns. */
const below = (text: string): string[] => wrap(text, ' '.repeat(8), WIDTH, ' '.repeat(10)).split('\n');

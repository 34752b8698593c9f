import { type JUnitCase, type JUnitSuite, junit } from '../report/junit';
import { xml } from '../report/markup';
import { groupBy } from '../values/maps';
import type { CaseResult, TestReport } from './model';
import { round } from './report-json';

/** The form that CI systems read: one suite for each file, cases that did not run as skipped. */
export function junitReport({ cases, problems, seconds }: TestReport): string {
  const suites = [...groupBy(cases, ({ file }) => file)].map(
    ([name, results]): JUnitSuite => ({
      name,
      cases: results.map(testCase),
      time: round(results.reduce((sum, result) => sum + result.seconds, 0)),
    }),
  );
  const mistakes = problems.map(
    ({ code, file, line, column, message, help = '' }): JUnitCase => ({
      classname: code,
      name: `${file}:${line}:${column}`,
      outcome: 'error',
      content: xml`<error message="${message}">${help}</error>`,
    }),
  );
  if (mistakes.length > 0) suites.push({ name: 'mistakes in cases', cases: mistakes });
  return junit(suites, { time: round(seconds) });
}

function testCase({ rule: classname, name, file, line, seconds, outcome, reason, details }: CaseResult): JUnitCase {
  const result = { classname, name, more: { file, line, time: round(seconds) } };
  if (outcome === 'passed') return { ...result, outcome };
  return outcome === 'failed'
    ? { ...result, outcome, content: xml`<failure message="${reason}">${[reason, ...details].join('\n')}</failure>` }
    : { ...result, outcome: 'skipped', content: xml`<skipped message="${reason}"/>` };
}

import { json } from '../report/json';
import type { TestReport } from './model';

/** The machine-readable form of a run: one object, stable keys. */
export function jsonReport(report: TestReport): string {
  return json({
    cases: report.cases.map(({ rule, file, name, outcome, reason, seconds }) => ({
      rule,
      file,
      name,
      outcome,
      reason,
      seconds: round(seconds),
    })),
    passed: report.passed,
    failed: report.failed,
    notRun: report.notRun,
    ...(report.problems.length > 0 && { problems: report.problems }),
  });
}

export const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

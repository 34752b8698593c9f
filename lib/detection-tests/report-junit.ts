import type { CaseResult, TestReport } from './model';
import { round } from './report-json';

/** The form that CI systems read: one suite for each file, cases that did not run as skipped. */
export function junitReport(report: TestReport): string {
  const files = new Map<string, CaseResult[]>();
  for (const result of report.cases) files.set(result.file, [...(files.get(result.file) ?? []), result]);
  const total = `tests="${report.cases.length + report.problems.length}" failures="${report.failed}" errors="${report.problems.length}" skipped="${report.notRun}" time="${round(report.seconds)}"`;
  const suites = [...files].map(([file, results]) => suite(file, results));
  if (report.problems.length > 0) suites.push(problemSuite(report));
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${total}>`, ...suites, '</testsuites>'].join('\n');
}

function suite(file: string, results: readonly CaseResult[]): string {
  const number = (outcome: CaseResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const time = round(results.reduce((sum, result) => sum + result.seconds, 0));
  return [
    `  <testsuite name="${xml(file)}" tests="${results.length}" failures="${number('failed')}" errors="0" skipped="${number('notRun')}" time="${time}">`,
    ...results.map(testcase),
    '  </testsuite>',
  ].join('\n');
}

function testcase(result: CaseResult): string {
  const open = `    <testcase classname="${xml(result.rule)}" name="${xml(result.name)}" file="${xml(result.file)}" line="${result.line}" time="${round(result.seconds)}"`;
  if (result.outcome === 'passed') return `${open}/>`;
  const inside =
    result.outcome === 'failed'
      ? `<failure message="${xml(result.reason)}">${xml([result.reason, ...result.details].join('\n'))}</failure>`
      : `<skipped message="${xml(result.reason)}"/>`;
  return `${open}>${inside}</testcase>`;
}

function problemSuite({ problems }: TestReport): string {
  const cases = problems.map((problem) => {
    const at = `${problem.file}:${problem.line}:${problem.column}`;
    return `    <testcase classname="${xml(problem.code)}" name="${xml(at)}"><error message="${xml(problem.message)}">${xml(problem.help ?? '')}</error></testcase>`;
  });
  return [
    `  <testsuite name="mistakes in cases" tests="${problems.length}" failures="0" errors="${problems.length}" skipped="0">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0: control characters that it cannot hold at all become a replacement character. */
const xml = (text: string): string =>
  text
    .replace(/[&<>"]/g, (c) => ENTITIES[c]!)
    .replace(/\p{Cc}|[\ufffe\uffff]/gu, (c) => ('\n\r\t'.includes(c) ? `&#${c.charCodeAt(0)};` : '\ufffd'));

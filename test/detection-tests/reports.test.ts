import { exitCode } from '../../cli/commands/test';
import { unknownTable } from '../../lib/detection-tests/problems';
import { jsonReport } from '../../lib/detection-tests/report-json';
import { junitReport } from '../../lib/detection-tests/report-junit';
import { prettyReport } from '../../lib/detection-tests/report-pretty';
import { reportOf, resultOf } from './support';

const passed = resultOf();
const failed = resultOf({
  name: 'b',
  outcome: 'failed',
  reason: 'a row expected, no row came out',
  details: ['row: a: 1'],
});
const notRun = resultOf({ file: 'rules/b.yaml', outcome: 'notRun', reason: 'not run: mv-apply' });
const excused = { ...notRun, excused: true };
const mistake = unknownTable({ file: 'rules/a.yaml', line: 3 }, { table: 'X' });
const plain = (_: unknown, text: string) => text;

describe('the report for people', () => {
  it('gives a file that passed one line', () => {
    expect(prettyReport(reportOf([passed, passed]), plain)).toBe(
      '✓ rules/a.yaml  2 cases\n\n2 passed, 0 failed, 0 not run  an engine, 1.5 s',
    );
  });

  it('reports with a failure what was expected and what came out', () => {
    expect(
      prettyReport(reportOf([passed, failed]), plain)
        .split('\n')
        .slice(0, 5),
    ).toEqual([
      '✗ rules/a.yaml',
      '    ✓ a case',
      '    ✗ b  line 7',
      '        a row expected, no row came out',
      '        row: a: 1',
    ]);
  });

  it('stays within 80 columns', () => {
    const long = resultOf({ outcome: 'failed', reason: 'word '.repeat(60), details: ['other '.repeat(60)] });
    for (const line of prettyReport(reportOf([long]), plain).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('ends with the cases that prove nothing', () => {
    const last = (result: typeof notRun) =>
      prettyReport(reportOf([passed, result]), plain)
        .split('\n')
        .at(-1);
    const unproven = '1 case did not run, which proves nothing: --allow-not-run accepts that';
    expect([last(notRun), last(excused)]).toEqual([unproven, unproven]);
    expect(last(passed)).toMatch(/^2 passed/);
  });

  it('ends with the reason and the number of cases where no engine could be had', () => {
    const report = reportOf([notRun, notRun], { unavailable: 'there is no Python' });
    expect(prettyReport(report, plain).split('\n')).toEqual([
      '0 passed, 0 failed, 2 not run  an engine, 1.5 s',
      '2 cases not run: there is no Python',
    ]);
  });
});

it('the report for machines has the cases and the three numbers', () => {
  expect(JSON.parse(jsonReport(reportOf([passed, failed, notRun])))).toEqual({
    cases: [
      { rule: 'Rule', file: 'rules/a.yaml', name: 'a case', outcome: 'passed', reason: '', seconds: 0.123 },
      {
        rule: 'Rule',
        file: 'rules/a.yaml',
        name: 'b',
        outcome: 'failed',
        reason: 'a row expected, no row came out',
        seconds: 0.123,
      },
      {
        rule: 'Rule',
        file: 'rules/b.yaml',
        name: 'a case',
        outcome: 'notRun',
        reason: 'not run: mv-apply',
        seconds: 0.123,
      },
    ],
    passed: 1,
    failed: 1,
    notRun: 1,
  });
  expect(JSON.parse(jsonReport(reportOf([], { problems: [mistake] }))).problems).toMatchObject([
    { code: 'test/unknown-table' },
  ]);
});

describe('the report for CI systems', () => {
  it('has a suite for each file, failures and what was skipped', () => {
    const xml = junitReport(reportOf([passed, failed, notRun]));
    expect(xml).toContain('<testsuites tests="3" failures="1" errors="0" skipped="1" time="1.5">');
    expect(xml).toContain('<testsuite name="rules/a.yaml" tests="2" failures="1"');
    expect(xml).toContain('<failure message="a row expected, no row came out">');
    expect(xml).toContain('<skipped message="not run: mv-apply"/>');
  });

  it('holds any text without breaking', () => {
    const name = 'a<b> & "c"\u0000\n';
    expect(junitReport(reportOf([resultOf({ name })]))).toContain('name="a&lt;b&gt; &amp; &quot;c&quot;\\u0000&#10;"');
  });

  it('reports mistakes in cases as errors', () => {
    expect(junitReport(reportOf([], { problems: [mistake] }))).toContain(`<error message="there is no table 'X'">`);
  });
});

describe('the exit code', () => {
  it.each([
    ['every case passed', reportOf([passed]), 0],
    ['a case failed', reportOf([passed, failed]), 1],
    ['a case is wrong', reportOf([], { problems: [mistake] }), 1],
    ['a case did not run', reportOf([passed, notRun]), 3],
    ['a case failed and another did not run', reportOf([failed, notRun]), 1],
    ['a case did not run, as its file says', reportOf([passed, excused]), 3],
  ])('when %s', (_, report, expected) => {
    expect(exitCode(report)).toBe(expected);
  });

  it('accepts what did not run for who says so, and nothing else', () => {
    expect(exitCode(reportOf([passed, notRun, excused]), true)).toBe(0);
    expect(exitCode(reportOf([failed, notRun]), true)).toBe(1);
    expect(exitCode(reportOf([], { problems: [mistake] }), true)).toBe(1);
  });
});

import { Markup, xml } from './markup';

/** JUnit's XML, as continuous integration reads it. */
export interface JUnitSuite {
  readonly name: string;
  readonly cases: readonly JUnitCase[];
  /** In seconds. */
  readonly time?: number;
}

export interface JUnitCase {
  readonly classname: string;
  readonly name: string;
  /** Attributes besides. */
  readonly more?: Readonly<Record<string, string | number>>;
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  /** What stands in the case: `<failure>`, `<error>` or `<skipped>`. */
  readonly content?: Markup;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

export function junit(suites: readonly JUnitSuite[], { name, time }: { name?: string; time?: number }): string {
  const all = { name, ...totals(suites.flatMap(({ cases }) => cases)), time };
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites${attributes(all)}>
${suites.map(suite)}</testsuites>`.text;
}

const suite = ({ name, cases, time }: JUnitSuite): Markup =>
  xml`  <testsuite${attributes({ name, ...totals(cases), time })}>
${cases.map(testCase)}  </testsuite>
`;

function testCase({ classname, name, more, content }: JUnitCase): Markup {
  const open = xml`    <testcase${attributes({ classname, name, ...more })}`;
  return content ? xml`${open}>${content}</testcase>\n` : xml`${open}/>\n`;
}

function totals(cases: readonly JUnitCase[]) {
  const number = (outcome: JUnitCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: number('failed'), errors: number('error'), skipped: number('skipped') };
}

const attributes = (values: Attributes): Markup[] =>
  Object.entries(values).map(([key, value]) => (value === undefined ? new Markup('') : xml` ${key}="${value}"`));

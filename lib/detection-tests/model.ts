import type { Problem } from '../files/problem';
import type { Path } from '../files/source';
import type { FunctionParameter } from '../kql/model/model';
import type { TriggerOperator } from '../rules/read/model';

/** One of the `tests:` of a file, read and checked against the schema. */
export interface TestCase {
  readonly name: string;
  /** Where it stands in its file. */
  readonly path: Path;
  readonly line: number;
  /** Whether an alert must be raised (rules) or a row come out (hunting queries, functions). */
  readonly match: boolean;
  /** How many rows must come out; absent: any number that makes a match. */
  readonly rows?: number;
  /** Each must be met by a row of its own. Values as written; they are compared by the type of the column that comes out. */
  readonly expect: readonly Readonly<Record<string, unknown>>[];
  /** Parameter name -> KQL literal; functions only. */
  readonly arguments: Readonly<Record<string, string>>;
  /** Watchlist alias -> rows. */
  readonly watchlists: Readonly<Record<string, readonly SampleRow[]>>;
  /** Table -> rows, in the form engines take. */
  readonly events: Readonly<Record<string, readonly SampleRow[]>>;
  readonly now: Date;
  /** Why the local engine cannot run it: where it does not, that is no failure of the query. */
  readonly notRun?: string;
}

export type SampleRow = Readonly<Record<string, unknown>>;

/** A query with the way in which its result is judged. */
export interface TestSubject {
  readonly file: string;
  /** Name of the rule or function. */
  readonly rule: string;
  readonly query: string;
  /** Analytic rules and promoted hunting queries: only the words of messages differ. */
  readonly raisesAlert: boolean;
  /** Seconds before now that the query can see; absent: everything given. */
  readonly period?: number;
  /** When the number of rows makes an alert; absent: any row. */
  readonly trigger?: { readonly operator: TriggerOperator; readonly threshold: number };
  /** Of a function. */
  readonly alias?: string;
  readonly parameters: readonly FunctionParameter[];
  readonly cases: readonly TestCase[];
}

export type Outcome = 'passed' | 'failed' | 'notRun';

/** How one case went. */
export interface CaseResult {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly outcome: Outcome;
  /** Why it failed or did not run; empty when it passed. */
  readonly reason: string;
  /** Did not run, and its file says why that is to be expected. */
  readonly excused: boolean;
  readonly seconds: number;
  /** What came out, when that explains a failure: at most a few rows, most telling columns first. */
  readonly details: readonly string[];
}

/** How a whole run went. */
export interface TestReport {
  readonly engine: string;
  readonly problems: readonly Problem[];
  readonly cases: readonly CaseResult[];
  readonly passed: number;
  readonly failed: number;
  readonly notRun: number;
  /** Why no case could run at all. */
  readonly unavailable?: string;
  readonly seconds: number;
}

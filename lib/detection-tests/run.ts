import { resolve } from 'node:path';
import { Cache } from '../cache/cache';
import { defaultCacheFolder } from '../cache/cache-folder';
import { displayPath } from '../files/file-problems';
import { findRuleFiles } from '../files/find';
import { type Problem, sortProblems } from '../files/problem';
import { rulesFolder } from '../files/root';
import { YamlSource } from '../files/source';
import type { Rule } from '../rules/read/model';
import { readSources } from '../rules/read-rules';
import { type Engine, type EngineAnswer, EngineUnavailable } from './engine';
import { judge } from './judge';
import { libraryContext, readLibrary } from './library';
import { LocalEngine } from './local-engine';
import type { CaseResult, TestCase, TestReport, TestSubject } from './model';
import { noCases, unusedTable } from './problems';
import { type PreparedSubject, prepareSubject, unseenEvents } from './requests';
import { readSubject } from './subjects';

export interface TestOptions {
  /** Default: the local engine. Closed at the end of the run. */
  readonly engine?: Engine;
  /** Whose functions, watchlists and tables are known besides those under the paths. Default: the kit's rules. */
  readonly libraryFolders?: readonly string[];
  /** Where answers are kept between runs; false: nowhere. Default: below node_modules/.cache. */
  readonly cache?: string | false;
  /** Told what is going on, for a progress line. */
  readonly report?: (what: string) => void;
}

/** Reads the cases of the files under `paths` and runs them. Mistakes in cases are in `problems`; then nothing is run. */
export async function runDetectionTests(paths: readonly string[], options: TestOptions = {}): Promise<TestReport> {
  const started = performance.now();
  const cacheAt = options.cache ?? defaultCacheFolder();
  const engine = options.engine ?? new LocalEngine(cacheAt || defaultCacheFolder());
  const { prepared, problems } = readPrepared(paths, options.libraryFolders ?? [rulesFolder]);
  let cases: readonly CaseResult[] = [];
  let unavailable: string | undefined;
  if (problems.length === 0) {
    const run = new Run(engine, answersOf(engine, cacheAt), options.report ?? (() => {}));
    cases = await run.all(prepared);
    unavailable = run.unavailable;
  }
  await engine.close();
  const number = (outcome: CaseResult['outcome']) => cases.filter((c) => c.outcome === outcome).length;
  return {
    engine: engine.name,
    problems,
    cases,
    passed: number('passed'),
    failed: number('failed'),
    notRun: number('notRun'),
    ...(unavailable && { unavailable }),
    seconds: (performance.now() - started) / 1000,
  };
}

function readPrepared(paths: readonly string[], libraryFolders: readonly string[]) {
  const given = findRuleFiles(paths);
  const files = new Set(given.files.map((file) => resolve(file)));
  const kit = findRuleFiles(libraryFolders).files.map((file) => resolve(file));
  // What stands under the given paths comes last: it wins over the kit's own.
  const sources = [...kit.filter((file) => !files.has(file)), ...files].map((file) => YamlSource.read(file));
  const tested = sources.slice(sources.length - files.size);
  const testedFiles = new Set(tested.map(({ file }) => file));
  const read = readSources(sources);
  const library = readLibrary(read);
  const context = libraryContext(library);
  const problems: Problem[] = [...given.problems, ...given.empty, ...tested.flatMap((source) => source.problems)];
  const prepared: PreparedSubject[] = [];
  for (const rule of read.rules.filter(({ file }) => testedFiles.has(file))) {
    const read = readSubject(rule, context);
    problems.push(...read.problems);
    if (!read.subject) continue;
    const subject = prepareSubject(read.subject, library, context);
    problems.push(...unreadEvents(rule, subject));
    prepared.push(subject);
  }
  if (problems.length === 0 && prepared.every(({ subject }) => subject.cases.length === 0))
    problems.push(...paths.map((path) => noCases({ file: displayPath(path) }, {})));
  return { prepared, problems: sortProblems(problems) };
}

/** Events of a case that its query cannot see. */
function unreadEvents({ at }: Rule, { subject, tables }: PreparedSubject): Problem[] {
  return subject.cases.flatMap(({ path, events }) =>
    Object.keys(events)
      .filter((table) => !tables.includes(table))
      .map((table) => unusedTable(at([...path, 'events', table], 'key'), { table, read: tables })),
  );
}

/** What an engine answered in earlier runs, when two engines of its kind can be distinguished. */
const answersOf = ({ cacheKey }: Engine, folder: string | false): Cache<EngineAnswer> | undefined =>
  folder && cacheKey ? new Cache(folder, 'detection test', cacheKey) : undefined;

/** One run over all subjects: as many at a time as the engine can take, the cases of one query behind each other. */
class Run {
  unavailable: string | undefined;
  private ready: Promise<void> | undefined;
  private done = 0;

  constructor(
    private readonly engine: Engine,
    private readonly cache: Cache<EngineAnswer> | undefined,
    private readonly report: (what: string) => void,
  ) {}

  async all(prepared: readonly PreparedSubject[]): Promise<CaseResult[]> {
    const total = prepared.reduce((sum, { subject }) => sum + subject.cases.length, 0);
    const results: CaseResult[][] = prepared.map(() => []);
    let next = 0;
    const lane = async () => {
      for (let i = next++; i < prepared.length; i = next++) {
        for (const testCase of prepared[i]!.subject.cases) {
          results[i]!.push(await this.one(prepared[i]!, testCase));
          this.done += 1;
          this.report(`${this.done} of ${total} cases`);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, this.engine.parallel) }, lane));
    return results.flat();
  }

  private async one({ subject, request }: PreparedSubject, testCase: TestCase): Promise<CaseResult> {
    const started = performance.now();
    const verdict = await this.verdict(subject, testCase, request);
    return {
      rule: subject.rule,
      file: subject.file,
      line: testCase.line,
      name: testCase.name,
      ...verdict,
      excused: verdict.outcome === 'notRun' && testCase.notRun !== undefined,
      seconds: (performance.now() - started) / 1000,
    };
  }

  private async verdict(subject: TestSubject, testCase: TestCase, request: PreparedSubject['request']) {
    const asked = request(testCase);
    let answer = this.cache?.get(asked);
    if (!answer) {
      if (!(await this.prepare())) {
        return { outcome: 'notRun' as const, reason: `not run: ${this.unavailable}`, details: [] };
      }
      answer = await this.engine.run(asked);
      // A failure may be one of this machine or this moment.
      if (answer.kind !== 'error') this.cache?.put(asked, answer);
    }
    const verdict = judge(subject, testCase, answer);
    if (verdict.outcome !== 'failed') return verdict;
    return { ...verdict, details: [...verdict.details, ...unseenEvents(asked, testCase)] };
  }

  /** Gets the engine ready when the first case needs it: a run of which every answer is kept starts none. */
  private async prepare(): Promise<boolean> {
    this.ready ??= this.engine.prepare(this.report).catch((error) => {
      if (!(error instanceof EngineUnavailable)) throw error;
      this.unavailable = error.message;
    });
    await this.ready;
    return this.unavailable === undefined;
  }
}

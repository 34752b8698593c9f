import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTable, tableNames } from '../../lib/catalog/tables';
import { type CaseContext, readCases } from '../../lib/detection-tests/cases';
import { libraryContext, readLibrary } from '../../lib/detection-tests/library';
import type { CaseResult, TestReport } from '../../lib/detection-tests/model';
import { type PreparedSubject, prepareSubject } from '../../lib/detection-tests/requests';
import { readSubject } from '../../lib/detection-tests/subjects';
import { YamlSource } from '../../lib/files/source';
import { readSources } from '../../lib/rules/read-rules';

/** What would be sent to an engine for the first of some files; the others are there to be called. */
export function prepare(...texts: string[]): PreparedSubject {
  const read = readSources(texts.map((text, i) => YamlSource.parse(`file-${i}.yaml`, text)));
  const library = readLibrary(read);
  const context = libraryContext(library);
  const { subject, problems } = readSubject(read.rules.find(({ file }) => file === 'file-0.yaml')!, context);
  if (!subject || problems.length > 0) throw new Error(`the file is wrong: ${JSON.stringify(problems)}`);
  return prepareSubject(subject, library, context);
}

/** The documented tables only, no watchlists. */
export const catalogContext: CaseContext = {
  columnsOf: (table) => findTable(table)?.columns,
  tableNames,
  watchlistColumns: () => undefined,
};

/** The cases of a file that says nothing else. */
export function casesOf(text: string, context: CaseContext = catalogContext) {
  const source = YamlSource.parse('rule.yaml', text);
  return readCases({ at: source.at.bind(source), tests: (source.value as { tests?: unknown }).tests }, context);
}

/** The request for the first case. */
export const requestOf = (...texts: string[]) => {
  const { request, subject } = prepare(...texts);
  return request(subject.cases[0]!);
};

export function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ttk-tests-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const result = use(folder);
    if (result instanceof Promise) return result.finally(remove) as T;
    remove();
    return result;
  } catch (error) {
    remove();
    throw error;
  }
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

export const resultOf = (given: Partial<CaseResult> = {}): CaseResult => ({
  rule: 'Rule',
  file: 'rules/a.yaml',
  line: 7,
  name: 'a case',
  outcome: 'passed',
  reason: '',
  excused: false,
  seconds: 0.1234,
  details: [],
  ...given,
});

export const reportOf = (cases: readonly CaseResult[], given: Partial<TestReport> = {}): TestReport => ({
  engine: 'an engine',
  problems: [],
  cases,
  passed: cases.filter(({ outcome }) => outcome === 'passed').length,
  failed: cases.filter(({ outcome }) => outcome === 'failed').length,
  notRun: cases.filter(({ outcome }) => outcome === 'notRun').length,
  seconds: 1.5,
  ...given,
});

import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../../lib/files/problem';
import type { Checked } from './checked';

/** SARIF 2.1.0, as code scanning reads it. */
export function checkSarif({ problems }: Checked, version: string): string {
  const codes = [...new Set(problems.map((p) => p.code))].sort();
  const rules = codes.map((id) => {
    const sample = problems.find((p) => p.code === id)!;
    return { id, shortDescription: { text: id }, ...(sample.help ? { help: { text: sample.help } } : {}) };
  });
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          columnKind: 'utf16CodeUnits',
          tool: { driver: { name: 'ttk check', version, rules } },
          results: problems.map((problem) => result(problem, codes)),
        },
      ],
    },
    null,
    2,
  );
}

function result(problem: Problem, codes: readonly string[]) {
  return {
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: problem.severity,
    message: { text: problem.help ? `${problem.message}\n${problem.help}` : problem.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(problem.file) },
          region: {
            startLine: problem.line,
            startColumn: problem.column,
            endLine: problem.endLine,
            endColumn: problem.endColumn,
          },
        },
      },
    ],
  };
}

/** Relative to where the check ran, which code scanning takes for the root of the repository; a file elsewhere by its URL. */
const uriOf = (file: string): string =>
  isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/');

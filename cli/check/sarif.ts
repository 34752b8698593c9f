import type { Problem } from '../../lib/files/problem';
import { sarif, sarifTool, sarifUri } from '../../lib/report/sarif';
import type { Checked } from './checked';

/** SARIF: each code is a rule, each problem a result. */
export function checkSarif({ problems }: Checked): string {
  const codes = [...new Set(problems.map((p) => p.code))].sort();
  const rules = codes.map((id) => {
    const { help } = problems.find((p) => p.code === id)!;
    return { id, shortDescription: { text: id }, ...(help ? { help: { text: help } } : {}) };
  });
  const pieces = sarif({
    columnKind: 'utf16CodeUnits',
    tool: sarifTool('ttk check', rules),
    results: problems.map((problem) => result(problem, codes)),
  });
  return [...pieces].join('');
}

function result({ code, severity, message, help, file, ...place }: Problem, codes: readonly string[]) {
  const { line: startLine, column: startColumn, endLine, endColumn } = place;
  const region = { startLine, startColumn, endLine, endColumn };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: help ? `${message}\n${help}` : message },
    locations: [{ physicalLocation: { artifactLocation: { uri: sarifUri(file) }, region } }],
  };
}

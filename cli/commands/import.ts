import { importRules } from '../../lib/import/import-rules';
import type { ImportItem, ImportReport } from '../../lib/import/model';
import { BAD, exitCodeOf, UNUSABLE } from '../../lib/report/exit-code';
import { json } from '../../lib/report/json';
import { print, printDocument, printError } from '../../lib/report/print';
import { problemCounts, problemText } from '../../lib/report/problems';
import { paint, wrap } from '../../lib/report/terminal';
import { visible } from '../../lib/values/visible';

interface ImportOptions {
  readonly out?: string;
  readonly format?: string;
}

/** `ttk import`: brings in rules that others wrote; never overwrites. */
export async function run(paths: string[], { out, format }: ImportOptions): Promise<number> {
  const report = await importRules(paths, { out });
  if (format === 'json') printDocument(json({ items: report.items }));
  else print(pretty(report));
  for (const problem of report.empty) printError(problemText(problem));
  if (report.failed) return UNUSABLE;
  return report.unwritten || report.empty.length > 0 ? BAD : exitCodeOf(report.problems);
}

function pretty(report: ImportReport): string {
  const those = (status: ImportItem['status']) => report.items.filter((item) => item.status === status).length;
  const totals = [
    `${those('imported')} imported`,
    those('exists') ? `${those('exists')} there already` : '',
    those('notImportable') ? `${those('notImportable')} not importable` : '',
  ].filter(Boolean);
  const written = report.items.flatMap(({ status, file }) => (status === 'imported' && file ? [file] : []));
  const doubtful = written.filter((file) => report.problems.some((problem) => problem.file === file));
  const [only, ...others] = doubtful;
  const next = only === undefined ? [] : [`See the problems: npx ttk check ${others.length ? '<file>' : quoted(only)}`];
  return [...report.items.map((item) => itemText(item, report)), `${totals.join(', ')}.`, ...next].join('\n');
}

function itemText({ source, name, kind, file, status, reason }: ImportItem, { problems }: ImportReport): string {
  const mark = {
    imported: paint('green', '+'),
    exists: '=',
    notImportable: paint('yellow', '-'),
  }[status];
  const title = wrap([name ?? source, kind && `(${kind})`].filter(Boolean).join(' '), `  ${mark} `);
  const lines = [
    file && `      ${visible(file)}`,
    reason && wrap(name === null ? reason : `${source}: ${reason}`, '      '),
  ];
  const found = problems.filter((problem) => problem.file === file);
  if (status === 'imported' && found.length) lines.push(`      ${problemCounts(found)}`);
  return [title, ...lines.filter(Boolean)].join('\n');
}

const quoted = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);

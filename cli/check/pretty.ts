import { isError, isNote } from '../../lib/files/problem';
import { problemText } from '../../lib/report/problems';
import { paint } from '../../lib/report/terminal';
import { count } from '../../lib/values/text';
import type { Checked } from './checked';

/** For a person: every problem with its cure, then the count. */
export function checkPretty({ files, rules, problems }: Checked): string {
  const errors = problems.filter(isError).length;
  const notes = problems.filter(isNote).length;
  const warnings = problems.length - errors - notes;
  const verdict = errors ? paint('red', count(errors, 'error')) : paint('green', 'no error');
  const doubts = warnings ? `, ${paint('yellow', count(warnings, 'warning'))}` : '';
  return [
    ...problems.map((p) => problemText(p, process.stdout)),
    `${count(rules.length, 'rule')} in ${count(files.length, 'file')}: ${verdict}${doubts}${notes ? `, ${count(notes, 'note')}` : ''}.`,
  ].join('\n');
}

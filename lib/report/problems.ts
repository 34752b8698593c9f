import { isError, isNote, type Problem, sortProblems } from '../files/problem';
import { count } from '../values/text';
import { visible } from '../values/visible';
import { exitCodeOf } from './exit-code';
import { printError } from './print';
import { fitTerminal, paint } from './terminal';

/** Prints every mistake and doubt to standard error and gives the exit code; notes are for who checks files. */
export function reportProblems(
  found: readonly Problem[],
  write: (line: string) => void = printError,
  consequence = 'Nothing was written.',
): number {
  const problems = found.filter((problem) => !isNote(problem));
  if (problems.length === 0) return exitCodeOf(problems);
  for (const problem of sortProblems(problems)) write(problemText(problem));
  write(problemCounts(problems, process.stderr) + (problems.some(isError) ? `. ${consequence}` : ''));
  return exitCodeOf(problems);
}

/** "2 errors, 1 warning", in the colour of the worst. */
export function problemCounts(problems: readonly Problem[], stream?: NodeJS.WriteStream): string {
  const errors = problems.filter(isError).length;
  const notes = problems.filter(isNote).length;
  const warnings = problems.length - errors - notes;
  const parts = [errors ? count(errors, 'error') : '', warnings ? count(warnings, 'warning') : ''].filter(Boolean);
  return paint(errors ? 'red' : 'yellow', parts.join(', '), stream);
}

const COLOURS = { error: 'red', warning: 'yellow', note: 'blue' } as const;

/** `file:line:column  code  what is wrong`, and the cure below it. */
export function problemText(problem: Problem, stream: NodeJS.WriteStream = process.stderr): string {
  const place = `${visible(problem.file)}:${problem.line}:${problem.column}`;
  const code = paint(COLOURS[problem.severity], problem.code, stream);
  const help = problem.help ? `\n${paint('dim', fitTerminal(problem.help, stream, '    '), stream)}` : '';
  return `${fitTerminal(`${paint('bold', place, stream)}  ${code}  ${problem.message}`, stream)}${help}`;
}

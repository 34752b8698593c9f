import { styleText } from 'node:util';
import { isError, type Problem, sortProblems } from '../lib/files/problem';
import { count } from '../lib/values/text';
import { fitTerminal } from './wrap';

type Style = Parameters<typeof styleText>[0];

/** Colours text on a terminal only; honours NO_COLOR and FORCE_COLOR. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stderr): string {
  return colourful(stream) ? styleText(style, text, { validateStream: false } as never) : text;
}

function colourful(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true;
}

/** Prints every problem to standard error and gives the exit code: 1 when there is an error. */
export function reportProblems(
  problems: readonly Problem[],
  write: (line: string) => void = console.error,
  consequence = 'Nothing was written.',
): number {
  if (problems.length === 0) return 0;
  for (const problem of sortProblems(problems)) write(problemText(problem));
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  const parts = [errors ? count(errors, 'error') : '', warnings ? count(warnings, 'warning') : ''].filter(Boolean);
  write(paint(errors ? 'red' : 'yellow', parts.join(', ')) + (errors ? `. ${consequence}` : ''));
  return errors ? 1 : 0;
}

/** `file:line:column  code  what is wrong`, and the cure below it. */
export function problemText(problem: Problem, stream: NodeJS.WriteStream = process.stderr): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const code = paint(problem.severity === 'error' ? 'red' : 'yellow', problem.code, stream);
  const help = problem.help ? `\n${paint('dim', fitTerminal(problem.help, stream, '    '), stream)}` : '';
  return `${fitTerminal(`${paint('bold', place, stream)}  ${code}  ${problem.message}`, stream)}${help}`;
}

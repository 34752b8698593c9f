import type { Problem } from '../../lib/files/problem';
import { SAYS_NOTHING } from '../hostile';
import type { Answer } from './targets';

/** More than this nobody reads of one problem. */
const LONGEST_MESSAGE = 5_000;

/** What is wrong with an answer, whatever was asked; undefined when it may stand. */
export function faultOf({ problems, texts = [] }: Answer, file: string, bytes: Buffer): string | undefined {
  const input = bytes.toString('latin1');
  const lines = input.split(/\r\n|\n|\r/).length;
  for (const problem of problems) {
    const fault = faultOfProblem(problem, file, lines);
    if (fault) return `${fault}: ${JSON.stringify(problem).slice(0, 1000)}`;
  }
  // Who writes it may have it back.
  if (SAYS_NOTHING.test(input)) return undefined;
  const said = [...problems.map(({ message, help }) => `${message} ${help ?? ''}`), ...texts];
  const empty = said.find((text) => SAYS_NOTHING.test(text));
  if (empty === undefined) return undefined;
  const at = empty.search(SAYS_NOTHING);
  return `it says nothing: …${empty.slice(Math.max(0, at - 200), at + 100)}…`;
}

function faultOfProblem(problem: Problem, file: string, lines: number): string | undefined {
  const { code, message, help = '', line, column, endLine, endColumn } = problem;
  if (!/^[a-z-]+\/[a-z0-9-]+$/.test(code)) return 'a problem without a code';
  if (message === '') return 'a problem without a message';
  if (problem.file === '') return 'a problem without a file';
  if (![line, column, endLine, endColumn].every((place) => Number.isInteger(place) && place >= 1)) return 'no place';
  if (endLine < line || (endLine === line && endColumn < column)) return 'a place that ends before it begins';
  if (problem.file === file && line > lines) return `a place behind the last of ${lines} lines`;
  return message.length + help.length > LONGEST_MESSAGE ? 'a message too long to be read' : undefined;
}

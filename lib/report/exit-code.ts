import { isError, type Problem } from '../files/problem';
import codes from './exit-codes.json';
import { printError } from './print';

/** With what every command ends; docs/exit-codes.md says when. */
export const GOOD = codes.good.code;
export const BAD = codes.bad.code;
export const UNUSABLE = codes.unusable.code;
export const UNKNOWN = codes.unknown.code;
export const DEFECT = codes.defect.code;

/** Problems of what a command was told to work on; all others are mistakes in what it read. */
export const UNUSABLE_INPUT: ReadonlySet<string> = new Set([
  'environment/unknown',
  'file/unreadable',
  'rule/unknown-base',
]);

/** What comes of problems. Warnings do no harm. */
export function exitCodeOf(problems: readonly Problem[]): number {
  const errors = problems.filter(isError);
  if (errors.length === 0) return GOOD;
  return errors.some(({ code }) => UNUSABLE_INPUT.has(code)) ? UNUSABLE : BAD;
}

/** Says why the input cannot be used. */
export function unusable(reason: string): number {
  printError(reason);
  return UNUSABLE;
}

import { count } from '../../values/text';
import { type Mark, pass } from './control';

/** One pass for all that are as required: of a hundred rules a report names those that are not. */
export function summed(marks: readonly Mark[], what: string, plural = `${what}s`): readonly Mark[] {
  const others = marks.filter(({ verdict }) => verdict !== 'pass');
  const passed = marks.length - others.length;
  return passed === 0 ? others : [...others, pass(undefined, `As required: ${count(passed, what, plural)}.`)];
}

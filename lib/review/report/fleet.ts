import type { Paint } from '../../report/terminal';
import { textTable } from '../../report/text-table';
import { count, ellipsis } from '../../values/text';
import { type EnvironmentReview, openFindings, type Review } from '../review';
import { withheldRules } from './environment';
import { inNaturalOrder } from './order';
import { verdictWords } from './words';

const DAY = 86_400_000;

const COLUMNS = ['Environment', 'Verdict', 'Worst finding', 'Withheld', 'Accepted'];

/** Several environments at a glance: one line each. */
export function fleetTable({ environments, date }: Review, width: number, paint: Paint): string {
  const rows = inNaturalOrder(environments).map((environment) => [
    paint('bold', environment.name),
    paint(VERDICT_COLOUR[environment.verdict], verdictWords[environment.verdict]),
    worst(environment),
    String(withheldRules(environment).length),
    accepted(environment, date),
  ]);
  return textTable(COLUMNS, rows, width, (text) => paint('dim', text));
}

export const VERDICT_COLOUR = { compliant: 'green', notCompliant: 'red', cannotBeTold: 'yellow' } as const;

/** A longer word, an address say, would leave no room for the other columns. */
const WORD = 22;

/** In the words of the finding; an id would say less to who reads a table. */
function worst(environment: EnvironmentReview): string {
  const [first] = openFindings(environment);
  if (!first) return 'none';
  const words = first.message.split(' ').map((word) => ellipsis(word, WORD));
  return `${first.severity}: ${ellipsis(words.join(' '), 70)}`;
}

/** How much is accepted, and for how many days the first of it still holds. */
function accepted({ findings }: EnvironmentReview, date: string): string {
  const held = findings.flatMap(({ suppression }) => suppression ?? []);
  if (held.length === 0) return 'nothing';
  const next = held.map(({ expires }) => expires).sort()[0]!;
  return `${held.length}, ${count(Math.round((Date.parse(next) - Date.parse(date)) / DAY), 'day')} left`;
}

import { type Paint, wrap } from '../../report/terminal';
import { count } from '../../values/text';
import { cardsOf, type FindingCard } from '../cards';
import type { RatedChange, RatedDrift } from '../changes/rate';
import type { Control, Severity } from '../control/control';
import type { EnvironmentReview, Finding, Review } from '../review';
import { openFindings } from '../review';
import { openSteps } from './environment';
import { fleetTable, VERDICT_COLOUR } from './fleet';
import { inNaturalOrder } from './order';
import { provenanceText } from './provenance';
import {
  aboutEnvironment,
  controlStatusWords,
  itemStatusWords,
  statuses,
  tally,
  tallyText,
  unjudgedGroups,
  verdictOf,
  winnerWords,
} from './words';

const PER_CONTROL = 4;
const UNJUDGED = 12;
const COLOUR: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
};

interface TerminalOptions {
  readonly paint: Paint;
  /** Columns to write in. */
  readonly width: number;
  /** Several environments one by one as well, not only as a table. @default false */
  readonly details?: boolean;
}

/** The summary for a terminal: several environments as a table; one with its open findings, the worst first, and what to do by hand. */
export function terminalReport(review: Review, options: TerminalOptions): string {
  const { paint, width, details = false } = options;
  const fleet = review.environments.length > 1;
  const print = new Print(paint, width);
  const parts = [
    ...review.remarks.map((remark) => print.line(remark)),
    fleet ? fleetTable(review, width, paint) : '',
    ...(fleet && !details
      ? []
      : inNaturalOrder(review.environments).map((environment) => environmentText(environment, review.controls, print))),
    suppressionsText(review, print),
    fleet && !details
      ? paint('dim', wrap('--details shows each of them whole, the name of an environment only that one.', '', width))
      : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** Lines of a paragraph whose first words stand in a column of their own. */
class Print {
  private readonly column: number;

  constructor(
    readonly paint: Paint,
    private readonly width: number,
  ) {
    // Where there is little room, texts begin further left than the words in front of them reach.
    this.column = width < 60 ? 4 : 12;
  }

  /** `  label     text`, the text aligned with that of other labels. */
  labelled(label: string, text: string, style: Parameters<Paint>[0] = 'reset'): string {
    const words = style === 'reset' ? label : this.paint(style, label);
    const first = `  ${words}${' '.repeat(Math.max(1, this.column - 2 - label.length))}`;
    return wrap(text, first, this.width, ' '.repeat(this.column));
  }

  /** Below a label; `at` columns further right, its further lines `deeper`. */
  below(text: string, deeper = 0, at = 0): string {
    const start = ' '.repeat(this.column + at);
    return wrap(text, start, this.width, start + ' '.repeat(deeper));
  }

  /** The same for what must not be broken: YAML to paste. */
  verbatim(line: string): string {
    return `${' '.repeat(this.column)}${line}`;
  }

  /** From the left edge. */
  line(text: string): string {
    return wrap(text, '', this.width, '  ');
  }
}

function environmentText(environment: EnvironmentReview, controls: readonly Control[], print: Print): string {
  const { paint } = print;
  const about = aboutEnvironment(environment);
  const lines = [
    print.line(`${paint('bold', environment.name)}${about ? `  ${paint('dim', about)}` : ''}`),
    print.labelled('verdict', paint(VERDICT_COLOUR[environment.verdict], verdictOf(environment))),
    ...environment.doubts.map((doubt) => print.below(doubt, 2)),
    print.labelled('controls', tallyText(statuses(environment.controls), controlStatusWords)),
    print.labelled('playbook', tallyText(statuses(environment.playbook), itemStatusWords)),
    print.labelled('origin', provenanceText(environment.provenance)),
    ...environment.provenance.edited.map(({ what, address, paths }) =>
      print.below(`${what} ${address}${paths.length > 0 ? `: ${paths.join(', ')}` : ''}`, 2),
    ),
    ...(environment.changes ? changesText(environment.changes, print) : []),
    ...driftText(environment.drift, print),
    ...cardsOf(openFindings(environment), controls).flatMap((card) => cardText(card, print)),
    ...unknownText(environment, print),
    ...declaredText(environment, print),
    ...unjudgedText(environment, print),
    ...manualText(environment, print),
  ];
  return lines.join('\n');
}

function changesText(changes: readonly RatedChange[], print: Print): string[] {
  const many = tally(
    changes.map(({ action }) => action),
    { create: '', update: '', replace: '', delete: '', forget: '', import: '' },
  );
  const summary = many.map(([action, n]) => `${n} to ${action}`).join(', ') || 'none';
  const grave = changes.filter(({ danger }) => danger === 'blocker' || danger === 'dangerous');
  return [
    print.labelled('changes', summary),
    ...grave.map((c) => print.below(`${print.paint('red', `${c.danger}: ${c.action}`)} ${c.address}: ${c.reason}`, 2)),
  ];
}

function driftText(drift: readonly RatedDrift[], print: Print): string[] {
  return drift.map(({ danger, action, address, reason, wins, outcome }) => {
    const colour = danger === 'blocker' || danger === 'dangerous' ? 'red' : 'yellow';
    const what = `${print.paint(colour, `${danger}: ${action}`)} ${address}`;
    return print.labelled('drift', `${what}${reason ? `: ${reason}` : ''}. ${winnerWords[wins]}: ${outcome}`);
  });
}

/** What is wrong, where, how it is mended, and the YAML that mends it, which is never wrapped. */
function cardText({ control, points, patches }: FindingCard, print: Print): string[] {
  const { paint } = print;
  const lines = points.flatMap(({ message, findings }) => [
    print.below(message),
    ...findings.flatMap((finding) => placeText(finding, paint)).map((place) => print.below(place, 0, 2)),
  ]);
  const more = lines.length - 2 * PER_CONTROL;
  return [
    '',
    print.labelled(control.severity, paint('bold', control.id), COLOUR[control.severity]),
    ...(more > 0 ? lines.slice(0, 2 * PER_CONTROL) : lines),
    ...(more > 0 ? [paint('dim', print.below(`and ${count(more, 'more line')}: --format html has all`))] : []),
    paint('dim', print.below(control.fix.replaceAll('`', ''))),
    ...patches.flatMap(({ into, yaml }) => [
      paint('dim', print.below(`In the file of the ${into}:`)),
      ...yaml.split('\n').map((line) => paint('cyan', print.verbatim(line))),
    ]),
  ];
}

/** The line that a person wrote, the resource, and who had accepted it. */
function placeText({ address, source, expired }: Finding, paint: Paint): string[] {
  const late = expired && paint('yellow', `was accepted by ${expired.owner} until ${expired.expires}`);
  const text = [source && `${source.file}:${source.line}`, address && paint('dim', address), late];
  return text.some(Boolean) ? [text.filter(Boolean).join('  ')] : [];
}

function unknownText({ controls }: EnvironmentReview, print: Print): string[] {
  const unknown = controls.filter(({ status }) => status === 'unknown').map(({ control }) => control.id);
  return unknown.length ? ['', print.labelled('unknown', unknown.join(', '), 'yellow')] : [];
}

/** What the environment says of others, and what proves it. */
function declaredText({ controls }: EnvironmentReview, print: Print): string[] {
  const marks = controls.flatMap(({ control, marks: all }) =>
    all.filter(({ verdict }) => verdict === 'declared').map((mark) => ({ id: control.id, ...mark })),
  );
  if (marks.length === 0) return [];
  return [
    '',
    `  ${print.paint('cyan', 'declared, evidence to bring')}`,
    ...marks.flatMap(({ id, message, proof = '' }) => [
      print.below(`${id}: ${message}`, 2),
      print.paint('dim', print.below(proof, 0, 2)),
    ]),
  ];
}

function unjudgedText(environment: EnvironmentReview, print: Print): string[] {
  const groups = unjudgedGroups(environment);
  if (groups.length === 0) return [];
  const more = groups.length - UNJUDGED;
  return [
    '',
    `  ${print.paint('yellow', 'not judged')}`,
    ...groups
      .slice(0, UNJUDGED)
      .map(({ address, settings, reason }) =>
        print.below(`${[address, settings].filter(Boolean).join(': ')}  ${print.paint('dim', reason)}`, 2),
      ),
    ...(more > 0 ? [print.paint('dim', print.below(`and ${more} more`))] : []),
  ];
}

function manualText({ playbook }: EnvironmentReview, print: Print): string[] {
  const steps = openSteps(playbook);
  if (steps.length === 0) return [];
  return [
    '',
    `  ${print.paint('cyan', 'by hand')}`,
    ...steps.flatMap(({ item }) => [
      print.below(`${item.id.padEnd(7)}${item.title}`, 7),
      print.paint('dim', print.below(item.manualStep?.where ?? '', 0, 7)),
    ]),
  ];
}

function suppressionsText({ suppressions }: Review, print: Print): string {
  const line = (what: string) => (s: { file: string; line: number; control: string }) =>
    print.line(`${print.paint('yellow', what)} ${s.file}:${s.line}  ${s.control}`);
  return [
    ...suppressions.expired.map(line('expired suppression')),
    ...suppressions.unused.map(line('unused suppression ')),
  ].join('\n');
}

import { frameworkNames, frameworks } from '../../catalog/frameworks';
import type { ControlResult, EnvironmentReview, Review } from '../review';
import { controlStatusWords } from './words';

const HEAD = [
  'environment',
  'control',
  'title',
  'severity',
  'status',
  'finding',
  'address',
  'message',
  'accepted because',
  'accepted by',
  'accepted until',
  'fix',
  'playbook',
  ...frameworkNames.map((name) => frameworks[name].title),
];

/** One line per finding; a control without any has one line. For spreadsheets: CRLF, quoted, no formula. */
export function csvReport(review: Review): string {
  const rows = review.environments.flatMap((environment) =>
    environment.controls.flatMap((result) => rowsOf(environment, result)),
  );
  return [HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

function rowsOf(environment: EnvironmentReview, { control, status, marks }: ControlResult): string[][] {
  const head = [environment.name, control.id, control.title, control.severity];
  const tail = [control.fix, control.playbook.join(' '), ...frameworkNames.map((n) => control.frameworks[n].join(' '))];
  const found = environment.findings
    .filter((finding) => finding.control === control.id)
    .map(({ finding, address, message, suppression }) => [
      ...head,
      controlStatusWords[suppression ? 'suppressed' : 'nonCompliant'],
      finding,
      address,
      message,
      suppression?.reason ?? '',
      suppression?.owner ?? '',
      suppression?.expires ?? '',
      ...tail,
    ]);
  const open = marks
    .filter(({ verdict }) => verdict === 'unknown')
    .map(({ finding, address, message }) => [
      ...head,
      controlStatusWords.unknown,
      finding,
      address,
      message,
      '',
      '',
      '',
      ...tail,
    ]);
  if (found.length + open.length > 0) return [...found, ...open];
  const reason = marks.find(({ verdict }) => verdict === 'skip')?.message ?? '';
  return [[...head, controlStatusWords[status], '', '', reason, '', '', '', ...tail]];
}

/** A text that a spreadsheet would take for a formula gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

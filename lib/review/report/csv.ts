import { frameworkNames, frameworks } from '../../catalog/frameworks';
import { csv } from '../../report/csv';
import type { ControlResult, ControlStatus, EnvironmentReview, Finding, Review } from '../review';
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

/** One line per finding; a control without any has one line. */
export function csvReport(review: Review): string {
  const rows = review.environments.flatMap((environment) =>
    environment.controls.flatMap((result) => rowsOf(environment, result)),
  );
  return csv([HEAD, ...rows]);
}

function rowsOf(environment: EnvironmentReview, { control, status, marks }: ControlResult): string[][] {
  const head = [environment.name, control.id, control.title, control.severity];
  const tail = [control.fix, control.playbook.join(' '), ...frameworkNames.map((n) => control.frameworks[n].join(' '))];
  const row = (as: ControlStatus, { finding = '', address = '', message = '', suppression: s }: Partial<Finding>) => [
    ...head,
    controlStatusWords[as],
    finding,
    address,
    message,
    s?.reason ?? '',
    s?.owner ?? '',
    s?.expires ?? '',
    ...tail,
  ];
  const found = environment.findings
    .filter((finding) => finding.control === control.id)
    .map((finding) => row(finding.suppression ? 'suppressed' : 'nonCompliant', finding));
  const open = marks.filter(({ verdict }) => verdict === 'unknown').map((mark) => row('unknown', mark));
  if (found.length + open.length > 0) return [...found, ...open];
  return [row(status, { message: marks.find(({ verdict }) => verdict === 'skip')?.message })];
}

import { frameworkNames, frameworks } from '../../catalog/frameworks';
import { csvPieces } from '../../report/csv';
import type { ControlResult, ControlStatus, EnvironmentReview, Finding, Review } from '../review';
import type { Unjudged } from '../world/unjudged';
import { type GraveChange, graveChanges } from './grave-changes';
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
  'file',
  'line',
  'accepted because',
  'accepted by',
  'accepted until',
  'fix',
  'patch',
  'playbook',
  ...frameworkNames.map((name) => frameworks[name].title),
];

/** One line per finding, per setting that was not judged and per change worth a look; a control without any has one line. */
export const csvReport = ({ environments }: Review): Iterable<string> => csvPieces(rows(environments));

function* rows(environments: readonly EnvironmentReview[]): Generator<readonly string[]> {
  yield HEAD;
  for (const environment of environments) {
    for (const result of environment.controls) yield* rowsOf(environment, result);
    for (const one of environment.unjudged) yield unjudgedRow(environment, one);
    for (const one of graveChanges(environment)) yield changeRow(environment, one);
  }
}

type Row = Partial<Pick<Finding, 'finding' | 'address' | 'message' | 'source' | 'patch' | 'suppression'>>;

function rowsOf(environment: EnvironmentReview, { control, status, marks }: ControlResult): string[][] {
  const head = [environment.name, control.id, control.title, control.severity];
  const tail = [control.playbook.join(' '), ...frameworkNames.map((n) => control.frameworks[n].join(' '))];
  const row = (as: ControlStatus, { finding = '', address = '', message = '', source, patch, suppression: s }: Row) => [
    ...head,
    controlStatusWords[as],
    finding,
    address,
    message,
    source?.file ?? '',
    source ? String(source.line) : '',
    s?.reason ?? '',
    s?.owner ?? '',
    s?.expires ?? '',
    control.fix,
    patch?.yaml ?? '',
    ...tail,
  ];
  const found = environment.findings
    .filter((finding) => finding.control === control.id)
    .map((finding) => row(finding.suppression ? 'suppressed' : 'nonCompliant', finding));
  const open = marks.filter(({ verdict }) => verdict === 'unknown').map((mark) => row('unknown', mark));
  const told = environment.declared
    .filter((one) => one.control === control)
    .map((one) => row('declared', { ...one, message: `${one.message} Evidence: ${one.proof}` }));
  if (found.length + open.length + told.length > 0) return [...found, ...open, ...told];
  return [row(status, { message: marks.find(({ verdict }) => verdict === 'skip')?.message })];
}

function changeRow({ name }: EnvironmentReview, { kind, change, text }: GraveChange): string[] {
  const row = [
    name,
    '',
    kind === 'change' ? 'Change of the plan' : 'Drift',
    change.danger,
    kind,
    change.action,
    change.address,
    text,
  ];
  return [...row, ...HEAD.slice(row.length).map(() => '')];
}

/** Belongs to no control: the columns of one are empty. */
function unjudgedRow({ name }: EnvironmentReview, { address, path, reason }: Unjudged): string[] {
  const row = [name, '', 'Not judged', '', 'not judged', path, address, reason];
  return [...row, ...HEAD.slice(row.length).map(() => '')];
}

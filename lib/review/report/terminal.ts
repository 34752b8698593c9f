import type { Paint } from '../../report/terminal';
import type { RatedChange } from '../changes/rate';
import type { Control, Severity } from '../control/control';
import type { EnvironmentReview, Finding, Review } from '../review';
import { openFindings } from '../review';
import type { Verdict } from '../verdict';
import {
  aboutEnvironment,
  controlStatusWords,
  itemStatusWords,
  settingOf,
  statuses,
  tally,
  tallyText,
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

const VERDICT_COLOUR: Readonly<Record<Verdict, 'green' | 'red' | 'yellow'>> = {
  compliant: 'green',
  notCompliant: 'red',
  cannotBeTold: 'yellow',
};

/** The summary for a terminal: each environment with its open findings, the worst first, and what to do by hand. */
export function terminalReport(review: Review, paint: Paint): string {
  const controls = new Map(review.controls.map((control) => [control.id, control]));
  const parts = review.environments.map((environment) => environmentText(environment, controls, paint));
  return [...review.remarks, ...parts, suppressionsText(review, paint)].filter(Boolean).join('\n\n');
}

function environmentText(environment: EnvironmentReview, controls: ReadonlyMap<string, Control>, paint: Paint): string {
  const about = aboutEnvironment(environment);
  const lines = [
    `${paint('bold', environment.name)}${about ? paint('dim', `  ${about}`) : ''}`,
    `  ${paint(VERDICT_COLOUR[environment.verdict], verdictOf(environment))}`,
    ...environment.doubts.map((doubt) => `            ${doubt}`),
    `  controls  ${tallyText(statuses(environment.controls), controlStatusWords)}`,
    `  playbook  ${tallyText(statuses(environment.playbook), itemStatusWords)}`,
    ...(environment.changes ? changesText(environment.changes, paint) : []),
    ...driftText(environment, paint),
    ...findingsText(openFindings(environment), controls, paint),
    ...unknownText(environment, paint),
    ...unjudgedText(environment, paint),
    ...declaredText(environment, paint),
    ...manualText(environment, paint),
  ];
  return lines.join('\n');
}

function changesText(changes: readonly RatedChange[], paint: Paint): string[] {
  const many = tally(
    changes.map(({ action }) => action),
    { create: '', update: '', replace: '', delete: '', forget: '', import: '' },
  );
  const summary = many.map(([action, n]) => `${n} to ${action}`).join(', ') || 'none';
  const grave = changes.filter(({ danger }) => danger === 'blocker' || danger === 'dangerous');
  return [
    `  changes   ${summary}`,
    ...grave.map((c) => `            ${paint('red', `${c.danger}: ${c.action}`)} ${c.address}: ${c.reason}`),
  ];
}

function driftText({ drift }: EnvironmentReview, paint: Paint): string[] {
  return drift.map(({ danger, action, address, reason, wins, outcome }) => {
    const what = `${paint(danger === 'blocker' || danger === 'dangerous' ? 'red' : 'yellow', `${danger}: ${action}`)} ${address}`;
    return `  drift     ${what}${reason ? `: ${reason}` : ''}. ${winnerWords[wins]}: ${outcome}`;
  });
}

/** What the environment says of others, and what proves it. */
function declaredText({ controls }: EnvironmentReview, paint: Paint): string[] {
  const told = controls.flatMap(({ control, marks }) =>
    marks.filter(({ verdict }) => verdict === 'declared').map((mark) => ({ ...mark, id: control.id })),
  );
  if (told.length === 0) return [];
  return [
    '',
    `  ${paint('cyan', 'declared, evidence to bring')}`,
    ...told.map(({ id, message, proof = '' }) => `            ${id}: ${message}\n              ${paint('dim', proof)}`),
  ];
}

function findingsText(findings: readonly Finding[], controls: ReadonlyMap<string, Control>, paint: Paint): string[] {
  const ids = [...new Set(findings.map(({ control }) => control))];
  return ids.flatMap((id) => {
    const own = findings.filter(({ control }) => control === id);
    const { severity, fix } = controls.get(id)!;
    const more = own.length - PER_CONTROL;
    return [
      '',
      `  ${paint(COLOUR[severity], severity.padEnd(9))} ${paint('bold', id)}`,
      ...own.slice(0, PER_CONTROL).map((finding) => `            ${findingText(finding, paint)}`),
      ...(more > 0 ? [paint('dim', `            and ${more} more`)] : []),
      paint('dim', `            ${fix}`),
    ];
  });
}

function findingText({ address, message, expired }: Finding, paint: Paint): string {
  const late = expired ? paint('yellow', ` (was accepted by ${expired.owner} until ${expired.expires})`) : '';
  return `${message}${address ? paint('dim', `  ${address}`) : ''}${late}`;
}

function unknownText({ controls }: EnvironmentReview, paint: Paint): string[] {
  const unknown = controls.filter(({ status }) => status === 'unknown').map(({ control }) => control.id);
  return unknown.length ? ['', `  ${paint('yellow', 'unknown'.padEnd(9))} ${unknown.join(', ')}`] : [];
}

function unjudgedText({ unjudged }: EnvironmentReview, paint: Paint): string[] {
  if (unjudged.length === 0) return [];
  const more = unjudged.length - UNJUDGED;
  return [
    '',
    `  ${paint('yellow', 'not judged')}`,
    ...unjudged.slice(0, UNJUDGED).map((one) => `            ${settingOf(one)}${paint('dim', `  ${one.reason}`)}`),
    ...(more > 0 ? [paint('dim', `            and ${more} more`)] : []),
  ];
}

function manualText({ playbook }: EnvironmentReview, paint: Paint): string[] {
  // Steps of an incident are taken when there is one; those of preparation now.
  const steps = playbook.filter(({ status, item }) => status === 'manual' && /^(PRE|REC|REQ|TRG)/.test(item.id));
  if (steps.length === 0) return [];
  return [
    '',
    `  ${paint('cyan', 'by hand')}`,
    ...steps.map(
      ({ item }) =>
        `            ${item.id}  ${item.title}\n                   ${paint('dim', item.manualStep?.where ?? '')}`,
    ),
  ];
}

function suppressionsText({ suppressions }: Review, paint: Paint): string {
  const line = (what: string) => (s: { file: string; line: number; control: string }) =>
    `${paint('yellow', what)} ${s.file}:${s.line}  ${s.control}`;
  return [
    ...suppressions.expired.map(line('expired suppression')),
    ...suppressions.unused.map(line('unused suppression ')),
  ].join('\n');
}

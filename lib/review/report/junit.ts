import { type JUnitCase, junit } from '../../report/junit';
import { xml } from '../../report/markup';
import type { ControlResult, EnvironmentReview, Review } from '../review';
import { graveChanges } from './grave-changes';
import { settingOf, verdictWords } from './words';

/** One suite per environment, one case per control and one for the verdict; what does not apply or is unknown is skipped. */
export const junitReport = ({ environments }: Review): string =>
  junit(
    environments.map((environment) => ({
      name: environment.name,
      cases: [
        ...environment.controls.map((result) => testCase(environment, result)),
        verdictCase(environment),
        ...changesCase(environment),
      ],
    })),
    { name: 'ttk review' },
  );

/** Fails only with the findings that fail their own cases; what cannot be told is skipped, as an unknown control is. */
function verdictCase({ name, verdict, doubts, unjudged }: EnvironmentReview): JUnitCase {
  const head = { classname: `review.${name}`, name: 'verdict' };
  if (verdict === 'compliant') return { ...head, outcome: 'passed' };
  const places = unjudged.map((one) => `not judged: ${settingOf(one)}`);
  const text = [verdictWords[verdict], ...doubts, ...places].join('\n');
  if (verdict === 'cannotBeTold')
    return { ...head, outcome: 'skipped', content: xml`\n      <skipped message="${text}"/>\n    ` };
  const failure = xml`<failure type="verdict" message="${verdictWords[verdict]}">${text}</failure>`;
  return { ...head, outcome: 'failed', content: xml`\n      ${failure}\n    ` };
}

/** Of a plan: passes while all is routine; what is worth a look is skipped, since --fail-on-change decides what fails. */
function changesCase(environment: EnvironmentReview): JUnitCase[] {
  if (!environment.changes) return [];
  const head = { classname: `review.${environment.name}`, name: 'changes' };
  const lines = graveChanges(environment).map(({ change, text }) => `${change.address}: ${text}`);
  if (lines.length === 0) return [{ ...head, outcome: 'passed' }];
  return [{ ...head, outcome: 'skipped', content: xml`\n      <skipped message="${lines.join('\n')}"/>\n    ` }];
}

function testCase({ name, findings }: EnvironmentReview, { control, status, marks }: ControlResult): JUnitCase {
  const head = { classname: `review.${name}`, name: `${control.id}: ${control.title}` };
  if (status === 'compliant') return { ...head, outcome: 'passed' };
  const own = findings.filter((finding) => finding.control === control.id);
  if (status === 'nonCompliant') {
    const open = own.filter(({ suppression }) => !suppression);
    const text = open.map(
      ({ address, message, source }) =>
        `${source ? `${source.file}:${source.line} ` : ''}${address ? `${address}: ` : ''}${message}`,
    );
    const body = [...text, `Fix: ${control.fix}`].join('\n');
    const failure = xml`<failure type="${control.severity}" message="${text[0]}">${body}</failure>`;
    return { ...head, outcome: 'failed', content: xml`\n      ${failure}\n    ` };
  }
  const verdictOfStatus = status === 'unknown' ? 'unknown' : 'skip';
  const reason =
    status === 'suppressed'
      ? `accepted: ${own.map(({ suppression }) => suppression?.reason).join('; ')}`
      : status === 'declared'
        ? marks
            .flatMap(({ verdict, message, proof }) => (verdict === 'declared' ? `${message} Evidence: ${proof}` : []))
            .join(' ')
        : (marks.find(({ verdict }) => verdict === verdictOfStatus)?.message ?? 'nothing of the kind is deployed');
  return { ...head, outcome: 'skipped', content: xml`\n      <skipped message="${`${status}: ${reason}`}"/>\n    ` };
}

import { type JUnitCase, junit } from '../../report/junit';
import { xml } from '../../report/markup';
import type { ControlResult, EnvironmentReview, Review } from '../review';

/** One suite per environment, one case per control; what does not apply or is unknown is skipped. */
export const junitReport = ({ environments }: Review): string =>
  junit(
    environments.map((environment) => ({
      name: environment.name,
      cases: environment.controls.map((result) => testCase(environment, result)),
    })),
    { name: 'ttk review' },
  );

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

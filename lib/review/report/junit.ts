import type { ControlResult, EnvironmentReview, Review } from '../review';

/** One suite per environment, one case per control; what does not apply or cannot be told is skipped. */
export function junitReport(review: Review): string {
  const suites = review.environments.map(suite);
  const all = review.environments.flatMap(({ controls }) => controls);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ttk review" ${totals(all)}>\n${suites.join('\n')}\n</testsuites>`;
}

function suite(environment: EnvironmentReview): string {
  const cases = environment.controls.map((result) => testCase(environment, result));
  return `  <testsuite name="${escapeXml(environment.name)}" ${totals(environment.controls)}>\n${cases.join('\n')}\n  </testsuite>`;
}

const SKIPPED = ['notApplicable', 'unknown', 'suppressed'];

function totals(controls: readonly ControlResult[]): string {
  const failures = controls.filter(({ status }) => status === 'nonCompliant').length;
  const skipped = controls.filter(({ status }) => SKIPPED.includes(status)).length;
  return `tests="${controls.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function testCase({ name, findings }: EnvironmentReview, { control, status, marks }: ControlResult): string {
  const head = `    <testcase classname="review.${escapeXml(name)}" name="${escapeXml(`${control.id}: ${control.title}`)}"`;
  if (status === 'compliant') return `${head}/>`;
  const own = findings.filter((finding) => finding.control === control.id);
  if (status === 'nonCompliant') {
    const open = own.filter(({ suppression }) => !suppression);
    const text = open.map(({ address, message }) => `${address ? `${address}: ` : ''}${message}`);
    const body = [...text, `Fix: ${control.fix}`].join('\n');
    return `${head}>\n      <failure type="${control.severity}" message="${escapeXml(text[0]!)}">${escapeXml(body)}</failure>\n    </testcase>`;
  }
  const wanted = status === 'unknown' ? 'unknown' : 'skip';
  const reason =
    status === 'suppressed'
      ? `accepted: ${own.map(({ suppression }) => suppression?.reason).join('; ')}`
      : (marks.find(({ verdict }) => verdict === wanted)?.message ?? 'nothing of the kind is deployed');
  return `${head}>\n      <skipped message="${escapeXml(`${status}: ${reason}`)}"/>\n    </testcase>`;
}

/** Characters that XML 1.0 cannot hold are left out. */
function escapeXml(text: string): string {
  return [...text]
    .filter((character) => character >= ' ' || character === '\n' || character === '\t')
    .filter((character) => character !== '\uFFFE' && character !== '\uFFFF')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\s*\n\s*/g, '&#10;');
}

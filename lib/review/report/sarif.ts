import { frameworkNames, frameworks } from '../../catalog/frameworks';
import { sarif, sarifTool, sarifUri } from '../../report/sarif';
import type { Control, Severity } from '../control/control';
import type { EnvironmentReview, Finding, Review } from '../review';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** As code scanning ranks it, 0 to 10. */
const RANK: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' };

/** SARIF: each control is a rule, each finding a result at the line of its resource. */
export function sarifReport(review: Review): string {
  const index = new Map(review.controls.map(({ id }, i) => [id, i]));
  return sarif({
    tool: sarifTool('ttk review', review.controls.map(rule)),
    results: review.environments.flatMap((environment) =>
      environment.findings.map((finding) => result(environment, finding, index.get(finding.control)!)),
    ),
    columnKind: 'utf16CodeUnits',
  });
}

function rule(control: Control) {
  const references = frameworkNames.flatMap((name) =>
    control.frameworks[name].map((id) => `${frameworks[name].title} ${id}`),
  );
  return {
    id: control.id,
    shortDescription: { text: control.title },
    fullDescription: { text: `${control.info} ${control.why}` },
    help: { text: `${control.fix}\n\n${[...control.playbook, ...references].join(', ')}` },
    defaultConfiguration: { level: LEVEL[control.severity] },
    properties: {
      tags: ['security', ...control.playbook],
      'security-severity': RANK[control.severity],
    },
  };
}

function result({ name, configuration }: EnvironmentReview, finding: Finding, ruleIndex: number) {
  const { control, finding: what, severity, address, stack, message, suppression } = finding;
  const file = configuration.stacks.find((s) => s.name === stack) ?? configuration.stacks[0]!;
  return {
    ruleId: control,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: `${name}: ${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: sarifUri(file.file) },
          region: { startLine: address ? file.line(address) : 1 },
        },
        logicalLocations: [{ fullyQualifiedName: address ? `${name}/${address}` : name, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'ttkFinding/v1': `${name}/${control}[${what}]/${address}` },
    ...(suppression
      ? {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${suppression.reason} (${suppression.owner}, until ${suppression.expires})`,
            },
          ],
        }
      : {}),
  };
}

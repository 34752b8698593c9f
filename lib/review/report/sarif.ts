import { frameworkNames, frameworks } from '../../catalog/frameworks';
import type { SourcePlace } from '../../catalog/source-places';
import { lazily } from '../../report/json';
import { type SarifResult, sarif, sarifTool, sarifUri } from '../../report/sarif';
import type { Control, Severity } from '../control/control';
import type { Declared } from '../declared';
import type { Stack } from '../input/configuration';
import type { Edit } from '../provenance/edit';
import type { EnvironmentReview, Finding, Review } from '../review';
import { sourceOf } from '../sources';
import type { Unjudged } from '../world/unjudged';
import { type GraveChange, graveChanges } from './grave-changes';
import { settingOf } from './words';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** As code scanning ranks it, 0 to 10. */
const RANK: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' };

/** SARIF: each control is a rule, each finding, and each thing not judged, a result at the line of its resource. */
export function sarifReport(review: Review): Iterable<string> {
  const index = new Map(review.controls.map(({ id }, i) => [id, i]));
  return sarif({
    tool: sarifTool('ttk review', [...review.controls.map(rule), NOT_JUDGED, EDITED, DECLARED, CHANGE]),
    results: lazily(review.environments, (environment): SarifResult[] => [
      ...environment.findings.map((finding) => result(environment, finding, index.get(finding.control)!)),
      ...environment.unjudged.map((one) => unjudgedResult(environment, one, review.controls.length)),
      ...editsWithoutFinding(environment).map((edit) => editResult(environment, edit, review.controls.length + 1)),
      ...environment.declared.map((one) => declaredResult(environment, one, review.controls.length + 2)),
      ...graveChanges(environment).map((one) => changeResult(environment, one, review.controls.length + 3)),
    ]),
    columnKind: 'utf16CodeUnits',
  });
}

/** What no control judged: no finding, and no reason to be at ease. */
const NOT_JUDGED = {
  id: 'not-judged',
  shortDescription: { text: 'Something of the configuration was not judged' },
  fullDescription: {
    text: 'No control judges it, and it is not known to be without effect on what the review promises.',
  },
  help: { text: 'Remove it, or see docs/review.md: a control of your own can judge it.' },
  defaultConfiguration: { level: 'warning' },
  properties: { tags: ['security'] },
} as const;

/** What was edited and is judged by what it says now: worth knowing, no finding. */
const EDITED = {
  id: 'edited-after-synthesis',
  shortDescription: { text: 'Something was edited after synthesis' },
  fullDescription: { text: 'It is not what synth wrote; the next synthesis takes the edit away.' },
  help: { text: 'Change the environment file instead, and run `ttk synth`.' },
  defaultConfiguration: { level: 'note' },
  properties: { tags: ['security'] },
} as const;

/** What others do, as the environment says: nobody has seen it yet. */
const DECLARED = {
  id: 'declared',
  shortDescription: { text: 'The environment declares that others do it' },
  fullDescription: {
    text: 'Something outside of this configuration does it, the environment says: evidence has to be brought.',
  },
  help: { text: 'Run the query of the message in the workspace, and keep its result.' },
  defaultConfiguration: { level: 'note' },
  properties: { tags: ['security'] },
} as const;

/** What a plan changes, or somebody changed past Terraform, and is more than routine. */
const CHANGE = {
  id: 'change',
  shortDescription: { text: 'The plan, or somebody past Terraform, changes something worth a look' },
  fullDescription: { text: 'Changes are rated by what they do: blockers, dangerous ones, and those worth a look.' },
  help: { text: 'See which argument does it; take the change back, or apply it knowingly.' },
  defaultConfiguration: { level: 'warning' },
  properties: { tags: ['security'] },
} as const;

const LEVEL_OF_DANGER = { blocker: 'error', dangerous: 'warning', notable: 'note', routine: 'note' } as const;

/** Edits of detections are findings. */
const editsWithoutFinding = ({ provenance, findings }: EnvironmentReview): readonly Edit[] =>
  provenance.edited.filter(
    ({ address, stack }) =>
      !findings.some(
        (finding) =>
          finding.control === 'detections-as-synthesized' && finding.address === address && finding.stack === stack,
      ),
  );

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
  const { control, finding: what, severity, address, stack, message, source, suppression } = finding;
  const patch = finding.patch ? `\n\nIn the file of the ${finding.patch.into}:\n${finding.patch.yaml}` : '';
  const file = configuration.stacks.find((s) => s.name === stack) ?? configuration.stacks[0]!;
  return {
    ruleId: control,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: `${name}: ${message}${patch}` },
    locations: [
      {
        physicalLocation: placed(source, file, address),
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

/** The line that a person wrote, else that of the resource. */
const placed = (source: SourcePlace | undefined, file: Stack, address: string) =>
  source
    ? {
        artifactLocation: { uri: sarifUri(source.file) },
        region: { startLine: source.line, ...(source.column ? { startColumn: source.column } : {}) },
      }
    : {
        artifactLocation: { uri: sarifUri(file.file) },
        region: { startLine: address ? file.line(address) : 1 },
      };

function editResult(environment: EnvironmentReview, { address, stack, what, paths }: Edit, ruleIndex: number) {
  const text = `${address} was ${what} after synthesis${paths.length > 0 ? `: ${paths.join(', ')}` : ''}`;
  return noted(environment, EDITED, ruleIndex, { address, stack, path: what, text });
}

const unjudgedResult = (environment: EnvironmentReview, unjudged: Unjudged, ruleIndex: number) =>
  noted(environment, NOT_JUDGED, ruleIndex, { ...unjudged, text: `${settingOf(unjudged)}: ${unjudged.reason}` });

function declaredResult(
  environment: EnvironmentReview,
  { control, finding, address, message, proof, source }: Declared,
  ruleIndex: number,
) {
  const text = `${message} Evidence to bring: ${proof}`;
  return noted(environment, DECLARED, ruleIndex, { address, path: `${control.id}[${finding}]`, text, source });
}

function changeResult(environment: EnvironmentReview, { kind, change, text }: GraveChange, ruleIndex: number) {
  const { address, stack, danger } = change;
  const source = sourceOf(environment.configuration, { address, stack }, undefined);
  const result = noted(environment, CHANGE, ruleIndex, {
    address,
    stack,
    path: kind,
    text: `${address}: ${text}`,
    source,
  });
  return { ...result, level: LEVEL_OF_DANGER[danger] };
}

/** A result that is no finding of a control. */
function noted(
  { name, configuration }: EnvironmentReview,
  kind: typeof NOT_JUDGED | typeof EDITED | typeof DECLARED | typeof CHANGE,
  ruleIndex: number,
  {
    address,
    stack,
    path,
    text,
    source,
  }: { address: string; stack?: string; path: string; text: string; source?: SourcePlace },
) {
  const file = configuration.stacks.find((s) => s.name === stack) ?? configuration.stacks[0]!;
  return {
    ruleId: kind.id,
    ruleIndex,
    level: kind.defaultConfiguration.level,
    message: { text: `${name}: ${text}` },
    locations: [
      {
        physicalLocation: placed(source, file, address),
        logicalLocations: [{ fullyQualifiedName: address ? `${name}/${address}` : name, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'ttkFinding/v1': `${name}/${kind.id}[${path}]/${stack}/${address}` },
  };
}

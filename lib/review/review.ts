import type { SourcePlace } from '../catalog/source-places';
import type { ChangedInput } from '../record/inputs';
import { isGlob, matches } from '../values/glob';
import { type RatedChange, type RatedDrift, rateChanges, rateDrift } from './changes/rate';
import type { Control, Mark, Patch, Severity } from './control/control';
import { severities } from './control/control';
import { type Declared, declaredIn } from './declared';
import type { Configuration } from './input/configuration';
import { type ItemCoverage, playbookCoverage } from './playbook/coverage';
import { type Provenance, provenanceOf } from './provenance/provenance';
import { sourceOf } from './sources';
import type { Suppression } from './suppressions';
import { doubtsOf, type Verdict, verdictFrom } from './verdict';
import { unjudgedOf } from './world/closed-world';
import type { Unjudged } from './world/unjudged';

export type ControlStatus = 'compliant' | 'nonCompliant' | 'suppressed' | 'declared' | 'unknown' | 'notApplicable';

export interface ControlResult {
  readonly control: Control;
  readonly status: ControlStatus;
  /** Things judged, whatever the verdict; `skip` gives the reason of `notApplicable`. */
  readonly marks: readonly Mark[];
}

export interface Finding {
  /** Id of the control. */
  readonly control: string;
  readonly finding: string;
  readonly severity: Severity;
  /** Empty when something is missing, or the finding is about the environment as a whole. */
  readonly address: string;
  readonly stack?: string;
  readonly message: string;
  /** The place in the environment's file, or that of the rule, from which the resource comes; absent when it is not known. */
  readonly source?: SourcePlace;
  /** What cures it. */
  readonly patch?: Patch;
  /** The suppression that accepts it. */
  readonly suppression?: Suppression;
  /** A suppression that would, had it not expired. */
  readonly expired?: Suppression;
}

export interface EnvironmentReview {
  readonly name: string;
  readonly configuration: Configuration;
  readonly controls: readonly ControlResult[];
  readonly verdict: Verdict;
  /** Why it cannot be told whether it is compliant, a sentence each. */
  readonly doubts: readonly string[];
  /** What no control judged, and what is not known to be harmless. */
  readonly unjudged: readonly Unjudged[];
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly playbook: readonly ItemCoverage[];
  /** Whether it is what synth wrote. */
  readonly provenance: Provenance;
  /** What others do, as the environment says. */
  readonly declared: readonly Declared[];
  /** Absent unless a plan was read. */
  readonly changes?: readonly RatedChange[];
  /** What was changed past Terraform, as far as a plan shows it. */
  readonly drift: readonly RatedDrift[];
}

export interface Review {
  readonly environments: readonly EnvironmentReview[];
  readonly controls: readonly Control[];
  readonly suppressions: {
    readonly expired: readonly Suppression[];
    /** Of those that concern the environments reviewed. */
    readonly unused: readonly Suppression[];
  };
  /** The day of the review, YYYY-MM-DD. */
  readonly date: string;
  /** What a reader should know of how the input came about, a sentence each. */
  readonly remarks: readonly string[];
}

export interface ReviewOptions {
  readonly suppressions?: readonly Suppression[];
  /** @default - now */
  readonly now?: Date;
  /** False: the configurations are some of several, so a suppression for many may be used elsewhere. @default true */
  readonly complete?: boolean;
  /** Changed input files of each environment, as far as they are there. @default - not known */
  readonly inputs?: ReadonlyMap<string, readonly ChangedInput[]>;
  /** @default - none */
  readonly remarks?: readonly string[];
}

/** Judges each configuration by each control. */
export function review(
  configurations: readonly Configuration[],
  controls: readonly Control[],
  options: ReviewOptions = {},
): Review {
  const judging = new Judging(controls, options);
  for (const configuration of configurations) judging.judge(configuration, options.inputs?.get(configuration.name));
  return judging.result();
}

/** A review that sees one environment after the other. */
export class Judging {
  private readonly date: string;
  private readonly used = new Set<Suppression>();
  private readonly environments: EnvironmentReview[] = [];

  constructor(
    private readonly controls: readonly Control[],
    private readonly options: Omit<ReviewOptions, 'inputs'> = {},
  ) {
    this.date = (options.now ?? new Date()).toISOString().slice(0, 10);
  }

  judge(configuration: Configuration, inputs: readonly ChangedInput[] | undefined): void {
    const { controls, date, used } = this;
    const own = (this.options.suppressions ?? []).filter(({ environment }) => matches(environment, configuration.name));
    const findings: Finding[] = [];
    const results = controls.map((control): ControlResult => {
      const marks = marksOf(control, configuration, controls);
      const found = marks
        .filter(({ verdict }) => verdict === 'fail')
        .map((mark) => findingOf(mark, control, configuration, own, date, used));
      findings.push(...found);
      return { control, marks, status: statusOf(marks, found) };
    });
    const changes = configuration.changes;
    const unjudged = unjudgedOf(configuration, controls);
    const doubts = doubtsOf(configuration, results, unjudged);
    const open = findings.filter(({ suppression }) => !suppression);
    this.environments.push({
      name: configuration.name,
      configuration,
      verdict: verdictFrom(open, doubts),
      doubts,
      unjudged,
      controls: results,
      findings: findings.sort(worstFirst),
      playbook: playbookCoverage(configuration),
      declared: declaredIn(configuration, results),
      provenance: { ...provenanceOf(configuration), inputs },
      ...(changes ? { changes: rateChanges(changes, configuration) } : {}),
      drift: rateDrift(configuration.drift),
    });
  }

  result(): Review {
    const { environments, controls, used, date } = this;
    const { suppressions = [], complete = true, remarks = [] } = this.options;
    const concerned = suppressions.filter(({ environment }) =>
      environments.some(({ name }) => matches(environment, name)),
    );
    return {
      environments,
      controls,
      suppressions: {
        expired: concerned.filter(({ expires }) => expires < date),
        unused: concerned.filter(
          (suppression) =>
            !used.has(suppression) &&
            (complete || !isGlob(suppression.environment)) &&
            // A control whose result is unknown does not make its suppressions unused.
            !environments.some(
              ({ name, controls: results }) =>
                matches(suppression.environment, name) &&
                results.some((r) => r.control.id === suppression.control && r.status === 'unknown'),
            ),
        ),
      },
      date,
      remarks,
    };
  }
}

/** What the control says; what the input cannot show is unknown. */
function marksOf(control: Control, configuration: Configuration, controls: readonly Control[]): readonly Mark[] {
  const hidden = (control.needs ?? []).filter((part) => !configuration.shows(part));
  if (hidden.length === 0) return control.check(configuration, controls);
  const message = `The ${hidden.join(' and ')} stack is not part of the input.`;
  return [{ verdict: 'unknown', finding: 'input', message, address: '' }];
}

function findingOf(
  mark: Mark,
  control: Control,
  configuration: Configuration,
  suppressions: readonly Suppression[],
  date: string,
  used: Set<Suppression>,
): Finding {
  const fitting = suppressions.filter(
    (s) => s.control === control.id && matches(s.resource, mark.address) && matches(s.finding, mark.finding),
  );
  for (const suppression of fitting) used.add(suppression);
  const valid = fitting.find(({ expires }) => expires >= date);
  const expired = valid ? undefined : fitting[0];
  const patch = mark.patch ?? control.patch;
  const source = sourceOf(configuration, mark, patch);
  return {
    control: control.id,
    finding: mark.finding,
    severity: control.severity,
    address: mark.address,
    ...(mark.stack ? { stack: mark.stack } : {}),
    message: mark.message,
    ...(source ? { source } : {}),
    ...(patch ? { patch } : {}),
    ...(valid ? { suppression: valid } : {}),
    ...(expired ? { expired } : {}),
  };
}

function statusOf(marks: readonly Mark[], findings: readonly Finding[]): ControlStatus {
  if (findings.some(({ suppression }) => !suppression)) return 'nonCompliant';
  if (marks.some(({ verdict }) => verdict === 'unknown')) return 'unknown';
  if (findings.length > 0) return 'suppressed';
  if (marks.some(({ verdict }) => verdict === 'declared')) return 'declared';
  return marks.some(({ verdict }) => verdict === 'pass') ? 'compliant' : 'notApplicable';
}

const rank = (severity: Severity) => severities.indexOf(severity);

const worstFirst = (a: Finding, b: Finding): number =>
  Number(a.suppression !== undefined) - Number(b.suppression !== undefined) ||
  rank(a.severity) - rank(b.severity) ||
  compare(a.control, b.control) ||
  compare(a.address, b.address) ||
  compare(a.finding, b.finding);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Findings without a valid suppression. */
export const openFindings = ({ findings }: EnvironmentReview): readonly Finding[] =>
  findings.filter(({ suppression }) => !suppression);

/** True when an open finding is at or above the severity. */
export function fails(review: Review, failOn: Severity | 'never'): boolean {
  return review.environments.some((environment) => openFindings(environment).some(reaches(failOn)));
}

/**
 * True when it cannot be told whether an environment is compliant, or what a control at or above the severity judges
 * is unknown. How grave the unknown is nobody knows: a severity of its own does not make a doubt go away.
 */
export function leavesUnknown(review: Review, failOn: Severity | 'never'): boolean {
  if (failOn === 'never') return false;
  return review.environments.some(
    ({ doubts, controls }) =>
      doubts.length > 0 || controls.some(({ status, control }) => status === 'unknown' && reaches(failOn)(control)),
  );
}

const reaches =
  (failOn: Severity | 'never') =>
  ({ severity }: { readonly severity: Severity }): boolean =>
    failOn !== 'never' && rank(severity) <= rank(failOn);

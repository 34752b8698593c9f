import type { FrameworkReferences } from '../../catalog/frameworks';
import { said } from '../../files/said';
import type { Configuration, Part, Resource } from '../input/configuration';
import { isUnknown, type Value } from '../input/value';

export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** One check of the review. Its id names the required state. */
export interface Control {
  /** Kebab-case, and the name of its file. */
  readonly id: string;
  /** The required state as a sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** What is looked at, in a sentence. */
  readonly info: string;
  /** What happens otherwise. */
  readonly why: string;
  readonly fix: string;
  /** The smallest YAML that cures a finding, where it is the same for all of them. @default - that of the mark */
  readonly patch?: Patch;
  /** Items of the playbook that it serves. */
  readonly playbook: readonly string[];
  readonly frameworks: FrameworkReferences;
  /** Stacks that the control needs in the input; without them its result is unknown. @default - none */
  readonly needs?: readonly Part[];
  /**
   * What it judges: type -> arguments, their blocks joined by dots; what lies below goes with them. A change of one is noticed
   * by this control; what no control judges is reported as not judged. `azurerm_*` means every known type that begins so.
   * @default - nothing of a resource
   */
  readonly judges?: Readonly<Record<string, readonly string[]>>;
  /** One mark per resource judged; none: the control does not apply. `controls` are those of the review. */
  check(configuration: Configuration, controls: readonly Control[]): readonly Mark[];
}

/** YAML to be pasted into a file; where its keys are there already, their values change. */
export interface Patch {
  readonly into: 'environment' | 'rule';
  readonly yaml: string;
}

export const inEnvironment = (yaml: string): Patch => ({ into: 'environment', yaml });
/** The same with a name of the configuration in it; undefined where the name is none that the kit would write. */
export const inEnvironmentFor = (name: string, yaml: (name: string) => string): Patch | undefined =>
  /^[A-Za-z][\w-]*$/.test(name) ? inEnvironment(yaml(name)) : undefined;
export const inRule = (yaml: string): Patch => ({ into: 'rule', yaml });

/** An account by its object id: the strongest mapping there is. */
export const MAPPING_BY_ID = inRule(`entityMappings:
  - entityType: Account
    fieldMappings:
      - identifier: AadUserId
        columnName: UserId`);

/** The result of a control for one resource. */
export interface Mark {
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'declared' | 'skip';
  /** Short name of what was found, so that a suppression can be narrow; `''` for passes. */
  readonly finding: string;
  readonly message: string;
  /** Address; empty when the thing is missing, or the mark is about the environment as a whole. */
  readonly address: string;
  readonly stack?: string;
  /** Of a failure: what cures this one. @default - the control's */
  readonly patch?: Patch;
  /** Of what is declared: the query or command whose result proves it. */
  readonly proof?: string;
  /** Of what is declared: the key of the environment that says so. */
  readonly key?: string;
}

/** The thing that is judged: a resource, or a stack as a whole. */
type Where = Pick<Resource, 'address' | 'stack'> | undefined;

const mark =
  (verdict: Mark['verdict']) =>
  (where: Where, finding: string, message: string): Mark => ({
    verdict,
    finding,
    message: said(message),
    address: where?.address ?? '',
    ...(where ? { stack: where.stack } : {}),
  });

/** A stack as a whole. */
export const stackOf = (stack: string): Where => ({ address: '', stack });

/** The thing is not as required; the message says so as the failure that it is, the title of the control as the wish. */
export const fail = (where: Where, finding: string, message: string, patch?: Patch): Mark => ({
  ...mark('fail')(where, finding, message),
  ...(patch ? { patch } : {}),
});
/** The environment says that something outside of this configuration does it; evidence has to be brought. */
export const declared = (
  where: Where,
  finding: string,
  message: string,
  proof: string,
  key = 'workspace.otherTables',
): Mark => ({
  ...mark('declared')(where, finding, message),
  proof,
  key,
});
/** It is not known before an apply, or not from this input. */
export const unknown = mark('unknown');
/** The thing is as required; the message says what proves it. */
export const pass = (where: Where, message = ''): Mark => mark('pass')(where, '', message);
/** The control does not apply, and why. */
export const skip = (message: string): Mark => mark('skip')(undefined, '', message);

/** A mark of one argument: unknown stays unknown, the rest is decided by `required`, a value or a test. */
export function judge(
  resource: Resource,
  value: Value,
  required: boolean | string | ((value: Value) => boolean),
  finding: string,
  message: string,
  patch?: Patch,
): Mark {
  if (isUnknown(value)) return unknown(resource, finding, `It cannot be told before an apply: ${value.toString()}.`);
  const good = typeof required === 'function' ? required(value) : value === required;
  return good ? pass(resource) : fail(resource, finding, message, patch);
}

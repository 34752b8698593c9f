import type { FrameworkReferences } from '../../catalog/frameworks';
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
  /** Items of the playbook that it serves. */
  readonly playbook: readonly string[];
  readonly frameworks: FrameworkReferences;
  /** Stacks that the control needs in the input; without them its result is unknown. @default - none */
  readonly needs?: readonly Part[];
  /** One mark per resource judged; none: the control does not apply. */
  check(configuration: Configuration): readonly Mark[];
}

/** The result of a control for one resource. */
export interface Mark {
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'skip';
  /** Short name of what was found, so that a suppression can be narrow; `''` for passes. */
  readonly finding: string;
  readonly message: string;
  /** Address; empty when the thing is missing, or the mark is about the environment as a whole. */
  readonly address: string;
  readonly stack?: string;
}

/** The thing that is judged: a resource, or a stack as a whole. */
type Where = Pick<Resource, 'address' | 'stack'> | undefined;

const mark =
  (verdict: Mark['verdict']) =>
  (where: Where, finding: string, message: string): Mark => ({
    verdict,
    finding,
    message,
    address: where?.address ?? '',
    ...(where ? { stack: where.stack } : {}),
  });

/** A stack as a whole. */
export const stackOf = (stack: string): Where => ({ address: '', stack });

/** The thing is not as required. */
export const fail = mark('fail');
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
): Mark {
  if (isUnknown(value)) return unknown(resource, finding, `It cannot be told before an apply: ${value.toString()}.`);
  const good = typeof required === 'function' ? required(value) : value === required;
  return good ? pass(resource) : fail(resource, finding, message);
}

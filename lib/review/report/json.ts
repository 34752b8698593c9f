import { jsonPieces, lazily } from '../../report/json';
import type { EnvironmentReview, Finding, Review } from '../review';

/** The review for machines. Statuses: compliant, nonCompliant, suppressed, declared, unknown, notApplicable. */
export function jsonReport({ date, remarks, suppressions, environments }: Review): Iterable<string> {
  const each = lazily(environments, (environment) => [environmentOf(environment)]);
  return jsonPieces({ date, remarks, environments: each, suppressions });
}

function environmentOf(environment: EnvironmentReview) {
  return {
    name: environment.name,
    verdict: environment.verdict,
    doubts: environment.doubts,
    source: environment.configuration.source,
    stacks: environment.configuration.stacks.map(({ name, file }) => ({ name, file })),
    controls: environment.controls.map(({ control, status, marks }) => ({
      id: control.id,
      title: control.title,
      status,
      severity: control.severity,
      reasons: marks.filter(({ verdict }) => verdict === 'skip' || verdict === 'unknown').map(({ message }) => message),
    })),
    findings: environment.findings.map(findingOf),
    unknown: environment.controls.flatMap(({ control, marks }) =>
      marks
        .filter(({ verdict }) => verdict === 'unknown')
        .map(({ finding, address, message }) => ({
          control: control.id,
          finding,
          severity: control.severity,
          address,
          message,
        })),
    ),
    declared: environment.declared.map(({ control, finding, address, message, proof, source }) => ({
      control: control.id,
      finding,
      severity: control.severity,
      address,
      message,
      proof,
      ...(source ? { source } : {}),
    })),
    unjudged: environment.unjudged,
    provenance: environment.provenance,
    rules: (environment.configuration.kit?.rules ?? []).map((rule) => {
      const { file, id, name, kind, status, tables, reasons, leftOut = [], gbReadPerDay = null } = rule;
      return { file, id, name, kind, status, tables, reasons, leftOut, gbReadPerDay };
    }),
    playbook: environment.playbook.map(({ item, status, evidence }) => ({
      id: item.id,
      title: item.title,
      status,
      evidence,
    })),
    changes: (environment.changes ?? []).map((change) => {
      const { address, type, stack, action, danger, reason, because: replacedBecause } = change;
      return { address, type, stack, action, danger, reason, replacedBecause };
    }),
    drift: environment.drift.map(({ address, type, stack, action, danger, reason, wins, outcome }) => ({
      address,
      type,
      stack,
      action,
      danger,
      reason,
      wins,
      outcome,
    })),
  };
}

function findingOf(found: Finding) {
  const { control, finding, severity, address, stack, message, source, patch, suppression, expired } = found;
  const accepted = suppression ?? expired;
  return {
    control,
    finding,
    severity,
    address,
    ...(stack ? { stack } : {}),
    message,
    ...(source ? { source } : {}),
    ...(patch ? { patch } : {}),
    suppressed: suppression !== undefined,
    ...(accepted ? { suppression: { reason: accepted.reason, owner: accepted.owner, expires: accepted.expires } } : {}),
  };
}

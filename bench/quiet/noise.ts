import type { Severity } from '../../lib/rules/read/model';
import { type Incident, incidentsOf } from './incidents';
import type { Replayed } from './replay';

/** Incidents per 100 people and working day that a company may see at most. */
export const AIMS = { all: 0.3, High: 0.05 } as const;

interface RuleNoise {
  readonly file: string;
  readonly name: string;
  readonly incidents: readonly Incident[];
  readonly runs: number;
  readonly replayed: number;
  readonly seconds: number;
  readonly error?: string;
}

export interface Noise {
  readonly rules: readonly RuleNoise[];
  readonly people: number;
  readonly workingDays: number;
  /** Per 100 people and working day. */
  readonly all: number;
  readonly high: number;
  readonly isQuiet: boolean;
}

export function noiseOf(replayed: readonly Replayed[], people: number, workingDays: number): Noise {
  const rules = replayed.map(({ rule, findings, ...rest }) => ({
    ...rest,
    file: rule.file,
    name: rule.name,
    incidents: incidentsOf(rule.alert, findings),
  }));
  const incidents = rules.flatMap((rule) => rule.incidents);
  const rate = (list: readonly Incident[]) => (list.length * 100) / people / workingDays;
  const all = rate(incidents);
  const high = rate(incidents.filter(({ severity }) => severity === 'High'));
  return {
    ...{ rules, people, workingDays, all, high },
    isQuiet: all < AIMS.all && high < AIMS.High && rules.every(({ error }) => error === undefined),
  };
}

export const bySeverity = (incidents: readonly Incident[], severity: Severity): number =>
  incidents.filter((incident) => incident.severity === severity).length;

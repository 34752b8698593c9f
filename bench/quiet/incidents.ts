import type { AlertRule, Severity } from '../../lib/rules/read/model';

/** Rows that one run of a rule found. */
export interface Finding {
  /** ISO 8601 in UTC, without the Z. */
  readonly at: string;
  readonly rows: readonly Row[];
}

type Row = Readonly<Record<string, string>>;

interface Alert {
  /** Milliseconds. */
  readonly at: number;
  readonly severity: Severity;
  /** Entity type -> the entities of that type. */
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rows: readonly Row[];
  readonly title: string;
}

export interface Incident {
  readonly rule: AlertRule;
  readonly opened: number;
  readonly severity: Severity;
  readonly alerts: readonly Alert[];
}

const RANK: Readonly<Record<Severity, number>> = { Informational: 0, Low: 1, Medium: 2, High: 3 };
/** Sentinel puts no more alerts into one incident. */
const FULL = 150;

/** The incidents that Sentinel would make of what a rule found, by the rule's own settings. */
export function incidentsOf(rule: AlertRule, findings: readonly Finding[]): Incident[] {
  if (!rule.incident.create) return [];
  const open = new Map<string, { opened: number; alerts: Alert[] }>();
  const all: { opened: number; alerts: Alert[] }[] = [];
  const grouping = rule.incident.grouping;
  for (const alert of alertsOf(rule, findings)) {
    const key = grouping?.enabled ? groupOf(rule, alert) : undefined;
    const joined = key === undefined ? undefined : open.get(key);
    if (joined && alert.at - joined.opened <= grouping!.lookback * 1000 && joined.alerts.length < FULL) {
      joined.alerts.push(alert);
      continue;
    }
    const incident = { opened: alert.at, alerts: [alert] };
    all.push(incident);
    if (key !== undefined) open.set(key, incident);
  }
  return all.map(({ opened, alerts }) => ({
    rule,
    opened,
    alerts,
    severity: alerts.map(({ severity }) => severity).sort((a, b) => RANK[b] - RANK[a])[0]!,
  }));
}

function* alertsOf(rule: AlertRule, findings: readonly Finding[]): Generator<Alert> {
  const { schedule, suppression = 0, eventGrouping, kind } = rule;
  let silentUntil = Number.NEGATIVE_INFINITY;
  for (const { at, rows } of findings) {
    const time = Date.parse(`${at}Z`);
    if (time < silentUntil || !triggers(rows.length, schedule)) continue;
    if (suppression > 0) silentUntil = time + suppression * 1000;
    // Near real time rules make an alert of each row unless they say otherwise.
    const each = eventGrouping ? eventGrouping === 'AlertPerResult' : kind === 'NRT';
    for (const group of each ? rows.map((row) => [row]) : [rows]) yield alertOf(rule, time, group);
  }
}

function triggers(rows: number, schedule: AlertRule['schedule']): boolean {
  if (!schedule) return rows > 0;
  const { operator, threshold } = schedule;
  if (operator === 'GreaterThan') return rows > threshold;
  if (operator === 'LessThan') return rows < threshold;
  return operator === 'Equal' ? rows === threshold : rows !== threshold;
}

function alertOf(rule: AlertRule, at: number, rows: readonly Row[]): Alert {
  const { alertDetails, entityMappings } = rule;
  const column = alertDetails?.severityColumn;
  const said = column === undefined ? '' : (rows[0]![column] ?? '');
  const entities = new Map<string, Set<string>>();
  for (const { entityType, fields } of entityMappings)
    for (const row of rows) {
      const values = fields.map((f) => row[f.column] ?? '');
      if (values.every((value) => value === '')) continue;
      const known = entities.get(entityType) ?? new Set();
      entities.set(entityType, known.add(values.join('|').toLowerCase()));
    }
  const format = alertDetails?.displayNameFormat ?? rule.displayName;
  return {
    at,
    rows,
    entities,
    severity: said in RANK ? (said as Severity) : rule.severity,
    title: format.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => rows[0]![name] ?? ''),
  };
}

/** What alerts have in common that join one incident; undefined: this one joins none. */
function groupOf(rule: AlertRule, alert: Alert): string | undefined {
  const { matching, byEntities, byAlertDetails, byCustomDetails } = rule.incident.grouping!;
  if (matching === 'AnyAlert') return '';
  const types =
    matching === 'AllEntities' ? [...new Set(rule.entityMappings.map(({ entityType }) => entityType))] : byEntities;
  const entities = types.map((type) => [...(alert.entities.get(type) ?? [])].sort());
  // Nothing to compare is nothing in common.
  if (types.length > 0 && entities.every((list) => list.length === 0)) return undefined;
  return JSON.stringify([
    entities,
    byAlertDetails.map((detail) => (detail === 'Severity' ? alert.severity : alert.title)),
    byCustomDetails.map((detail) => alert.rows.map((row) => row[rule.customDetails[detail] ?? ''] ?? '').sort()),
  ]);
}

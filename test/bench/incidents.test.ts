import { type Finding, incidentsOf } from '../../bench/quiet/incidents';
import type { AlertRule, IncidentSettings } from '../../lib/rules/read/model';

const rule = (incident: IncidentSettings, more: Partial<AlertRule> = {}): AlertRule => ({
  kind: 'Scheduled',
  id: '00000000-0000-4000-8000-000000000001',
  displayName: 'Rule',
  description: '',
  query: '',
  severity: 'Medium',
  enabled: true,
  tactics: [],
  techniques: [],
  schedule: { frequency: 3600, period: 7200, operator: 'GreaterThan', threshold: 0 },
  eventGrouping: 'AlertPerResult',
  incident,
  entityMappings: [
    { entityType: 'Account', fields: [{ identifier: 'AadUserId', column: 'UserId' }] },
    { entityType: 'IP', fields: [{ identifier: 'Address', column: 'Ip' }] },
  ],
  sentinelEntityMappings: [],
  customDetails: { Session: 'SessionId' },
  alertDetails: { severityColumn: 'AlertSeverity', dynamicProperties: [] },
  ...more,
});

const grouped = (more: object = {}): IncidentSettings => ({
  create: true,
  grouping: {
    enabled: true,
    reopenClosed: false,
    lookback: 86_400,
    matching: 'Selected',
    byEntities: ['Account'],
    byAlertDetails: [],
    byCustomDetails: [],
    ...more,
  },
});

const at = (hour: number, ...rows: Finding['rows'][number][]): Finding => ({
  at: new Date(Date.UTC(2026, 8, 1, hour)).toISOString().slice(0, 19),
  rows,
});
const ann = { UserId: 'ann', Ip: '198.51.100.1', AlertSeverity: 'Medium', SessionId: 's1' };
const bob = { ...ann, UserId: 'bob' };

describe('incidents of what a rule found', () => {
  test('repeats of one account join its incident, those of another do not', () => {
    expect(incidentsOf(rule(grouped()), [at(1, ann), at(2, ann, bob), at(3, bob)])).toHaveLength(2);
  });

  test('after the time for grouping a new incident is opened', () => {
    expect(incidentsOf(rule(grouped()), [at(1, ann), at(25, ann), at(26, ann)])).toHaveLength(2);
  });

  test('an incident is as severe as its worst alert, by the column of the rule', () => {
    const [incident] = incidentsOf(rule(grouped()), [at(1, ann), at(2, { ...ann, AlertSeverity: 'High' })]);
    expect(incident!.severity).toBe('High');
    expect(incidentsOf(rule(grouped()), [at(1, { ...ann, AlertSeverity: '' })])[0]!.severity).toBe('Medium');
  });

  test('without grouping each alert is an incident; one alert for all results is one', () => {
    const apart = { create: true };
    expect(incidentsOf(rule(apart), [at(1, ann, bob), at(2, ann)])).toHaveLength(3);
    expect(incidentsOf(rule(apart, { eventGrouping: 'SingleAlert' }), [at(1, ann, bob), at(2, ann)])).toHaveLength(2);
  });

  test('all entities must be the same, or any alert of the rule joins, as the rule says', () => {
    const elsewhere = { ...ann, Ip: '198.51.100.2' };
    expect(incidentsOf(rule(grouped({ matching: 'AllEntities' })), [at(1, ann), at(2, elsewhere)])).toHaveLength(2);
    expect(incidentsOf(rule(grouped({ matching: 'AnyAlert' })), [at(1, ann), at(2, bob)])).toHaveLength(1);
  });

  test('custom details and severity are compared when the rule names them', () => {
    const other = { ...ann, SessionId: 's2' };
    expect(incidentsOf(rule(grouped({ byCustomDetails: ['Session'] })), [at(1, ann), at(2, other)])).toHaveLength(2);
    const worse = { ...ann, AlertSeverity: 'High' };
    expect(incidentsOf(rule(grouped({ byAlertDetails: ['Severity'] })), [at(1, ann), at(2, worse)])).toHaveLength(2);
  });

  test('alerts without the entity that is compared join nothing', () => {
    expect(incidentsOf(rule(grouped()), [at(1, { ...ann, UserId: '' }), at(2, { ...ann, UserId: '' })])).toHaveLength(
      2,
    );
  });

  test('a rule is silent while it is suppressed, below its threshold, and when it makes no incidents', () => {
    expect(
      incidentsOf(rule({ create: true }, { suppression: 7200 }), [at(1, ann), at(2, ann), at(4, ann)]),
    ).toHaveLength(2);
    const many = { frequency: 3600, period: 7200, operator: 'GreaterThan', threshold: 1 } as const;
    expect(incidentsOf(rule({ create: true }, { schedule: many }), [at(1, ann), at(2, ann, bob)])).toHaveLength(2);
    expect(incidentsOf(rule({ create: false }), [at(1, ann)])).toEqual([]);
  });
});

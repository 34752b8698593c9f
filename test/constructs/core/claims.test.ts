import type { Construct } from '../../../constructs/core/cdktf';
import { MicrosoftIncidentRule } from '../../../constructs/detections/microsoft-incident-rule';
import { NrtRule } from '../../../constructs/detections/nrt-rule';
import { SavedFunction } from '../../../constructs/detections/saved-function';
import { ScheduledRule } from '../../../constructs/detections/scheduled-rule';
import { Watchlist } from '../../../constructs/detections/watchlist';
import { Workbook } from '../../../constructs/detections/workbook';
import { EntraDiagnosticSetting } from '../../../constructs/logs/entra-diagnostic-setting';
import { AutomationRule } from '../../../constructs/response/automation-rule';
import { LogAnalyticsTable } from '../../../constructs/workspace/log-analytics-table';
import type { AlertRule } from '../../../lib/rules/read/model';
import { goodRule } from '../rule';
import { refusal, synth, WORKSPACE } from '../synth';

const workspaceId = WORKSPACE;
const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const nrt = (n: number): AlertRule => ({
  ...goodRule,
  kind: 'NRT',
  schedule: undefined,
  id: guid(n),
  displayName: `r${n}`,
});
const query = { id: 'f', displayName: 'f', query: 'T', parameters: [] };

/** Makes two things with one name; `id` differs. */
const twins: Record<string, (stack: Construct, id: string) => unknown> = {
  'id of an analytic rule': (stack, id) =>
    new ScheduledRule(stack, id, { workspaceId, rule: { ...goodRule, displayName: id } }),
  'name of an analytic rule': (stack, id) =>
    new ScheduledRule(stack, id, { workspaceId, rule: { ...goodRule, id: guid(id.length) } }),
  'function alias': (stack, id) =>
    new SavedFunction(stack, id, { workspaceId, definition: { ...query, id, alias: 'F' } }),
  'id of a saved search': (stack, id) =>
    new SavedFunction(stack, id, { workspaceId, definition: { ...query, alias: id } }),
  'watchlist alias': (stack, id) =>
    new Watchlist(stack, id, { workspaceId, alias: 'VIPs', displayName: id, searchKey: 'x' }),
  'id of an automation rule': (stack, id) =>
    new AutomationRule(stack, id, {
      workspaceId,
      name: guid(1),
      displayName: id,
      order: 1,
      actions: [{ do: 'changeIncident', labels: ['x'] }],
    }),
  'id of a workbook': (stack, id) =>
    new Workbook(stack, id, {
      workspaceId,
      name: guid(1),
      displayName: id,
      resourceGroupName: 'rg',
      location: 'x',
      content: {},
    }),
  table: (stack, id) => new LogAnalyticsTable(stack, id, { workspaceId, table: 'AuditLogs' }),
  'product of an incident rule': (stack, id) =>
    new MicrosoftIncidentRule(stack, id, { workspaceId, portal: 'azure', product: 'Azure Security Center' }),
  'name of an Entra diagnostic setting': (stack, id) =>
    new EntraDiagnosticSetting(stack, id, {
      name: 'soc',
      categories: ['AuditLogs'],
      workspaceId: `${WORKSPACE}-${id}`,
    }),
};

test.each(Object.entries(twins))('two constructs cannot share one %s', (what, make) => {
  expect(synth((stack) => make(stack, 'first'))).not.toEqual({});
  const message = refusal((stack) => {
    make(stack, 'first');
    make(stack, 'second');
  });
  expect(message).toContain(`the ${what} '`);
  expect(message).toContain("belongs to 'stack/first' already. Give one of them another.");
});

test('names are compared without case, and per workspace', () => {
  const rule = (workspace: string, id: string, name: string) => (stack: Construct) =>
    new ScheduledRule(stack, name, { workspaceId: workspace, rule: { ...goodRule, id, displayName: name } });
  const id = goodRule.id;
  synth((stack) => {
    rule(WORKSPACE, id, 'a')(stack);
    rule(`${WORKSPACE}2`, id, 'b')(stack);
  });
  expect(
    refusal((stack) => {
      rule(WORKSPACE, id, 'a')(stack);
      rule(WORKSPACE, id.toUpperCase(), 'b')(stack);
    }),
  ).toContain("belongs to 'stack/a' already");
});

test('a workspace takes fifty near-real-time rules that are enabled', () => {
  const many = (enabled: number) => (stack: Construct) => {
    for (let n = 0; n < 52; n++)
      new NrtRule(stack, `rule${n}`, { workspaceId, rule: { ...nrt(n), enabled: n < enabled } });
  };
  expect(Object.keys(synth(many(50)).azurerm_sentinel_alert_rule_nrt!)).toHaveLength(52);
  expect(refusal(many(51))).toContain('should hold at most 50 enabled rules of kind NRT, got 51');
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlans } from '../../lib/review/input/read-plan';
import { loadReview } from '../../lib/review/load';
import { junitReport } from '../../lib/review/report/junit';
import { markdownReport } from '../../lib/review/report/markdown';
import { freshFolder } from '../environment/workbench';
import { hostileValues, SAYS_NOTHING } from '../hostile';
import { csvReport, jsonReport, sarifReport } from './report/texts';

const SECRET = `AK${'IA'}ABCDEFGHIJ234567`;
const ACTING = 'a\u001b[31m\n::error::x\u202e\u2028';
const values = [...hostileValues, SECRET, ACTING];

const rule = {
  address: 'azurerm_sentinel_alert_rule_scheduled.r',
  mode: 'managed',
  type: 'azurerm_sentinel_alert_rule_scheduled',
  name: 'r',
};
const settings = {
  ...{ display_name: 'R', query: 'SigninLogs', severity: 'High', query_frequency: 'PT1H', tactics: ['Impact'] },
  entity_mapping: [{ entity_type: 'Account', field_mapping: [{ identifier: 'AadUserId', column_name: 'U' }] }],
};

/** A plan whose rule has something hostile at a key of its own, of its settings and of what is configured. */
const plan = (own: object, more: object, configured: object) => ({
  format_version: '1.2',
  planned_values: { root_module: { resources: [{ ...rule, values: { ...settings, ...more }, ...own }] } },
  resource_changes: [
    { ...rule, ...own, change: { actions: ['update'], before: settings, after: { ...settings, ...more } } },
  ],
  configuration: { root_module: { resources: [{ ...rule, ...configured }] } },
});

async function reports(document: object): Promise<readonly string[]> {
  const path = join(freshFolder(), 'x-detections.json');
  writeFileSync(path, JSON.stringify(document));
  const { review, problems } = await loadReview({ plans: [path], cdktfOut: undefined, suppressions: '/nonexistent' });
  if (!review) return problems.map(({ message }) => message);
  return [csvReport, jsonReport, junitReport, markdownReport, sarifReport].map((report) => report(review));
}

test.each([
  ...['address', 'mode', 'type', 'name'].map((key) => ['of the resource', key] as const),
  ...['display_name', 'severity', 'query_frequency', 'entity_mapping', 'tactics'].map((key) => ['set', key] as const),
  ...['address', 'mode', 'type', 'expressions'].map((key) => ['configured', key] as const),
])(
  'a review answers for whatever stands %s at %s, and its reports hold no secret and nothing that acts',
  async (where, key) => {
    for (const value of values) {
      const at = (name: string) => (where === name ? { [key]: value } : {});
      for (const text of await reports(plan(at('of the resource'), at('set'), at('configured')))) {
        expect(text).not.toMatch(SAYS_NOTHING);
        expect(text).not.toContain(SECRET);
        expect(text).not.toMatch(/[\u202e\u2028]|^\s*::/m);
        expect(text).not.toContain('\u001b');
      }
    }
  },
);

test('a plan of very many resources is read in time that grows with their number, not with its square', () => {
  const each = Array.from({ length: 30_000 }, (_, i) => ({ ...rule, address: `${rule.type}.r${i}`, name: `r${i}` }));
  const path = join(freshFolder(), 'x-detections.json');
  const document = {
    format_version: '1.2',
    planned_values: { root_module: { resources: each.map((one) => ({ ...one, values: settings })) } },
    resource_changes: each.map((one) => ({ ...one, change: { actions: ['create'], before: null, after: settings } })),
    configuration: { root_module: { resources: each } },
  };
  writeFileSync(path, JSON.stringify(document));
  const started = performance.now();
  const { configurations, problems } = readPlans([path]);
  expect(problems).toEqual([]);
  const { written } = configurations[0]!.stacks[0]!;
  expect(Object.keys((written.resource as Record<string, object>)[rule.type]!)).toHaveLength(each.length);
  // The limit is that of a busy machine: the square took minutes on an idle one.
  expect(performance.now() - started).toBeLessThan(60_000);
});

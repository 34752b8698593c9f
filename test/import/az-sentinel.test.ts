import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { importRules } from '../../lib/import/import-rules';
import { readRules } from '../../lib/rules/read-rules';
import { freshFolder } from '../environment/workbench';
import { analyser } from '../rules/help';

const rule = (more: object = {}) => ({
  displayName: 'Rule of AzSentinel',
  description: 'What it finds.',
  severity: 'Medium',
  enabled: true,
  query: 'SigninLogs | project UserId',
  queryFrequency: '5H',
  queryPeriod: '6H',
  triggerOperator: 'GreaterThan',
  triggerThreshold: 5,
  suppressionDuration: '6H',
  suppressionEnabled: false,
  tactics: ['Persistence'],
  playbookName: '',
  ...more,
});

async function imported(document: object, form: 'json' | 'yaml') {
  const [from, out] = [freshFolder(), freshFolder()];
  writeFileSync(join(from, `rules.${form}`), form === 'json' ? JSON.stringify(document) : stringify(document));
  const { items, failed } = await importRules([from], { out, kql: analyser() });
  const { rules, problems } = readRules([out]);
  return { items, failed, rules, errors: problems.filter(({ severity }) => severity === 'error') };
}

describe.each(['json', 'yaml'] as const)('a file of AzSentinel in %s', (form) => {
  test('becomes a file of each of its rules, with every setting', async () => {
    const { items, failed, rules, errors } = await imported(
      {
        Scheduled: [
          rule({
            aggregationKind: 'AlertPerResult',
            incidentConfiguration: {
              createIncident: true,
              groupingConfiguration: {
                GroupingConfigurationEnabled: true,
                reopenClosedIncident: false,
                lookbackDuration: 'PT6H',
                entitiesMatchingMethod: 'All',
              },
            },
          }),
        ],
        NRT: [{ displayName: 'At once', description: 'd', severity: 'Low', query: 'AuditLogs', tactics: ['Impact'] }],
        Hunting: [{ displayName: 'A hunt', description: 'd', query: 'SigninLogs', tactics: ['Persistence'] }],
        Fusion: [{ displayName: 'Fusion', enabled: true }],
        MicrosoftSecurityIncidentCreation: [{ displayName: 'Incidents', productFilter: 'Azure Security Center' }],
      },
      form,
    );
    expect(items.map(({ name, kind, status }) => [name, kind, status])).toEqual([
      ['Rule of AzSentinel', 'Scheduled', 'imported'],
      ['At once', 'NRT', 'imported'],
      ['A hunt', 'Hunting', 'imported'],
      ['Fusion', 'Fusion', 'notImportable'],
      ['Incidents', 'MicrosoftSecurityIncidentCreation', 'notImportable'],
    ]);
    expect([failed, errors]).toEqual([false, []]);
    expect(rules.find(({ name }) => name === 'Rule of AzSentinel')?.alert).toMatchObject({
      schedule: { frequency: 5 * 3600, period: 6 * 3600, threshold: 5 },
      eventGrouping: 'AlertPerResult',
      incident: { grouping: { enabled: true, lookback: 6 * 3600, matching: 'AllEntities' } },
    });
  });

  test('of the older form is known by what its items have', async () => {
    const hunt = { displayName: 'A hunt', description: 'd', query: 'SigninLogs', tactics: ['Persistence'] };
    const { items } = await imported({ analytics: [rule(), hunt] }, form);
    expect(items.map(({ name, kind, status }) => [name, kind, status])).toEqual([
      ['Rule of AzSentinel', 'Scheduled', 'imported'],
      ['A hunt', 'Hunting', 'imported'],
    ]);
  });
});

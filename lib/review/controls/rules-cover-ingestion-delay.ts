import { latestOf } from '../../catalog/lateness';
import { parseDuration, shortDuration } from '../../values/duration';
import { type Control, fail, pass, unknown } from '../control/control';
import { alertRules } from '../facts/detections';
import { textOf } from '../input/configuration';

export const control: Control = {
  id: 'rules-cover-ingestion-delay',
  title: 'Scheduled rules look back further than they run apart',
  severity: 'low',
  info: 'The look-back of a rule covers its frequency and the lateness of the logs that it reads (docs/rules.md), which are still on their way.',
  why: 'A rule that looks back exactly as far as it runs apart misses every event that arrives late.',
  fix: 'Make `queryPeriod` as long as `queryFrequency` and the lateness together; what several runs see joins one incident by grouping.',
  playbook: ['REQ-4'],
  frameworks: {
    nistCsf: ['DE.AE-02'],
    nist80053: ['SI-4', 'AU-6'],
    cisV8: ['13.11'],
    iso27001: ['A.8.16'],
    mcsb: ['LT-1'],
  },
  needs: ['detections'],
  judges: { azurerm_sentinel_alert_rule_scheduled: ['query_frequency', 'query_period'] },
  check: (configuration) =>
    alertRules(configuration)
      .filter(({ kind }) => kind === 'Scheduled')
      .map(({ resource, name, tables }) => {
        const frequency = parseDuration(textOf(resource, 'query_frequency') ?? '');
        const period = parseDuration(textOf(resource, 'query_period') ?? '');
        if (frequency === undefined || period === undefined)
          return unknown(resource, 'schedule', `The schedule of '${name}' cannot be read.`);
        const { table = 'a log', seconds } = latestOf(tables);
        return period >= frequency + seconds
          ? pass(resource)
          : fail(
              resource,
              'late',
              `'${name}' misses events that arrive late: ${table} is up to ${shortDuration(seconds)} late, so it has to look back ${shortDuration(frequency + seconds)}.`,
            );
      }),
};

import { MINUTE, parseDuration } from '../../values/duration';
import { type Control, fail, pass, unknown } from '../control/control';
import { alertRules } from '../facts/detections';
import { textOf } from '../input/configuration';

/** Entra logs arrive within about a quarter of an hour. Source: Microsoft Learn, "Microsoft Entra monitoring and health". */
const DELAY = 15 * MINUTE;

export const control: Control = {
  id: 'rules-cover-ingestion-delay',
  title: 'Scheduled rules look back further than they run apart',
  severity: 'low',
  info: 'The look-back of a rule covers its frequency and a quarter of an hour, in which logs are still on their way.',
  why: 'A rule that looks back exactly as far as it runs apart misses every event that arrives late.',
  fix: 'Make `queryPeriod` longer than `queryFrequency`, and filter by ingestion_time() so that nothing alerts twice.',
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
      .map(({ resource, name }) => {
        const frequency = parseDuration(textOf(resource, 'query_frequency') ?? '');
        const period = parseDuration(textOf(resource, 'query_period') ?? '');
        if (frequency === undefined || period === undefined)
          return unknown(resource, 'schedule', `The schedule of '${name}' cannot be read.`);
        return period - frequency >= DELAY
          ? pass(resource)
          : fail(
              resource,
              'late',
              `'${name}' misses events that arrive late: it looks back no further than it runs apart.`,
            );
      }),
};

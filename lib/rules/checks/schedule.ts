import {
  FREQUENCY_MAX,
  FREQUENCY_MIN,
  LONG_PERIOD,
  LONG_PERIOD_FREQUENCY_MIN,
  PERIOD_MAX,
  PERIOD_MIN,
  THRESHOLD_MAX,
  THRESHOLD_MIN,
} from '../../catalog/limits';
import type { AlertCheck } from './check';
import { durationOutOfRange, frequencyAbovePeriod, frequencyTooHigh, thresholdOutOfRange } from './timing-problems';

/** Frequency, period and threshold are in bounds, and no event falls between two runs. */
export const scheduleBounds: AlertCheck = function* ({ alert: { schedule }, at }) {
  if (!schedule) return;
  const { frequency, period, threshold } = schedule;
  if (frequency < FREQUENCY_MIN || frequency > FREQUENCY_MAX) {
    const bounds = { min: FREQUENCY_MIN, max: FREQUENCY_MAX };
    yield durationOutOfRange(at(['queryFrequency']), { key: 'queryFrequency', found: frequency, ...bounds });
  }
  if (period < PERIOD_MIN || period > PERIOD_MAX) {
    const bounds = { min: PERIOD_MIN, max: PERIOD_MAX };
    yield durationOutOfRange(at(['queryPeriod']), { key: 'queryPeriod', found: period, ...bounds });
  }
  if (frequency > period) yield frequencyAbovePeriod(at(['queryFrequency']), { frequency, period });
  // The service model of Azure-Sentinel's own validation refuses it, and so does the portal.
  if (period >= LONG_PERIOD && frequency < LONG_PERIOD_FREQUENCY_MIN) {
    const bounds = { min: LONG_PERIOD_FREQUENCY_MIN, from: LONG_PERIOD };
    yield frequencyTooHigh(at(['queryFrequency']), { frequency, period, ...bounds });
  }
  if (threshold < THRESHOLD_MIN || threshold > THRESHOLD_MAX) {
    const bounds = { min: THRESHOLD_MIN, max: THRESHOLD_MAX };
    yield thresholdOutOfRange(at(['triggerThreshold']), { found: threshold, ...bounds });
  }
};

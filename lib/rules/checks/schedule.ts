import { within } from '../../catalog/bounds/bound';
import { ruleBounds } from '../../catalog/bounds/rules';
import type { AlertCheck } from './check';
import { durationOutOfRange, frequencyAbovePeriod, frequencyTooHigh, thresholdOutOfRange } from './timing-problems';

const FREQUENCY = ['queryFrequency'];
const PERIOD = ['queryPeriod'];
const THRESHOLD = ['triggerThreshold'];

/** Frequency, period and threshold are in bounds, and no event falls between two runs. */
export const scheduleBounds: AlertCheck = function* ({ alert: { schedule }, at, nameOf }) {
  if (!schedule) return;
  const { frequency, period, threshold } = schedule;
  for (const [path, found, bound] of [
    [FREQUENCY, frequency, ruleBounds.frequency],
    [PERIOD, period, ruleBounds.period],
  ] as const) {
    if (!within(bound, found)) yield durationOutOfRange(at(path), { key: nameOf(path), found, bound });
  }
  const keys = { key: nameOf(FREQUENCY), periodKey: nameOf(PERIOD), frequency, period };
  if (frequency > period) yield frequencyAbovePeriod(at(FREQUENCY), keys);
  // The service model of Azure-Sentinel's own validation refuses it, and so does the portal.
  if (within(ruleBounds.longPeriod, period) && !within(ruleBounds.longPeriodFrequency, frequency))
    yield frequencyTooHigh(at(FREQUENCY), keys);
  if (!within(ruleBounds.threshold, threshold))
    yield thresholdOutOfRange(at(THRESHOLD), { key: nameOf(THRESHOLD), found: threshold });
};

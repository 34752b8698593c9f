import { within } from '../../catalog/bounds/bound';
import { ruleBounds } from '../../catalog/bounds/rules';
import type { AlertCheck } from './check';
import { durationOutOfRange, suppressionBelowFrequency } from './timing-problems';

/** Suppression lasts 5 minutes to a day, and at least until the next run. */
export const suppressionBounds: AlertCheck = function* ({ alert: { suppression, schedule }, at, nameOf }) {
  if (suppression === undefined) return;
  const path = ['suppressionDuration'];
  const key = nameOf(path);
  const { suppression: bound } = ruleBounds;
  if (!within(bound, suppression)) yield durationOutOfRange(at(path), { key, found: suppression, bound });
  if (schedule && suppression < schedule.frequency) {
    const frequencyKey = nameOf(['queryFrequency']);
    yield suppressionBelowFrequency(at(path), { key, frequencyKey, suppression, frequency: schedule.frequency });
  }
};

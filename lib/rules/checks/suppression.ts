import { SUPPRESSION_MAX, SUPPRESSION_MIN } from '../../catalog/limits';
import type { AlertCheck } from './check';
import { durationOutOfRange, suppressionBelowFrequency } from './timing-problems';

/** A suppressed rule sleeps 5 minutes to a day, and at least until its next run. */
export const suppressionBounds: AlertCheck = function* ({ alert: { suppression, schedule }, at }) {
  if (suppression === undefined) return;
  const place = at(['suppressionDuration']);
  if (suppression < SUPPRESSION_MIN || suppression > SUPPRESSION_MAX) {
    const bounds = { min: SUPPRESSION_MIN, max: SUPPRESSION_MAX };
    yield durationOutOfRange(place, { key: 'suppressionDuration', found: suppression, ...bounds });
  }
  if (schedule && suppression < schedule.frequency) {
    yield suppressionBelowFrequency(place, { suppression, frequency: schedule.frequency });
  }
};

import type { AlertCheck } from './check';
import { lookbackBeyondPeriod } from './timing-problems';

/** The query looks no farther back than the rule is shown. */
export const lookbackWithinPeriod: AlertCheck = function* ({ rule, alert: { schedule } }) {
  const { lookback, lookbackAt } = rule?.analysis ?? {};
  if (!rule || !schedule || lookback === undefined || lookback <= schedule.period) return;
  const place = lookbackAt ? rule.inQuery(lookbackAt.start, lookbackAt.end) : rule.at(['query'], 'key');
  yield lookbackBeyondPeriod(place, { lookback, period: schedule.period });
};

import { PERIOD_MAX } from '../../catalog/limits';
import { parseDuration } from '../../duration';
import type { AlertCheck } from './check';
import { lookbackBeyondPeriod } from './problems';

/** The query looks no farther back than the rule is shown. */
export const lookbackWithinPeriod: AlertCheck = function* ({ rule, alert: { schedule, query } }) {
  const { lookback } = rule.analysis;
  if (!schedule || lookback === undefined || lookback <= schedule.period) return;
  const literal = [...query.matchAll(/\b\d+(?:d|h|m|s)\b/g)].find((match) => parseDuration(match[0]) === lookback);
  const place = literal
    ? rule.source.inString(rule.queryPath, literal.index, literal.index + literal[0].length)
    : rule.source.at(rule.queryPath, 'key');
  yield lookbackBeyondPeriod(place, { lookback, period: schedule.period, max: PERIOD_MAX });
};

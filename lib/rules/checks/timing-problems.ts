import { type Range, words } from '../../catalog/bounds/bound';
import { ruleBounds } from '../../catalog/bounds/rules';
import { problemKind } from '../../files/problem';
import { shortDuration } from '../../values/duration';

/** What the checks of frequencies, periods and other lengths of time report. */

/** A schedule, with the names of its settings as the author knows them. */
interface Runs {
  readonly key: string;
  readonly periodKey: string;
  readonly frequency: number;
  readonly period: number;
}

export const durationOutOfRange = problemKind<{ key: string; found: number; bound: Range }>({
  code: 'rule/duration-out-of-range',
  cause: 'A length of time lies outside of what Sentinel accepts.',
  cure: 'Choose a length of time within the bounds of the message.',
  message: ({ key, found, bound }) => `'${key}' should be ${words(bound)}, got ${shortDuration(found)}`,
});

export const partOfMinute = problemKind<{ key: string; found: number }>({
  code: 'rule/part-of-minute',
  cause: 'A length of time has seconds; Sentinel counts in whole minutes.',
  cure: 'Round it to minutes.',
  message: ({ key, found }) => `'${key}' should be whole minutes, got ${shortDuration(found)}`,
});

export const frequencyAbovePeriod = problemKind<Runs>({
  code: 'rule/frequency-above-period',
  cause: 'A rule runs less often than its period is long, so that events between two runs would never be looked at.',
  cure: 'Lower `queryFrequency` or raise `queryPeriod`, so that frequency <= period.',
  message: ({ key, periodKey, frequency, period }) =>
    `'${key}' (${shortDuration(frequency)}) should be at most '${periodKey}' (${shortDuration(period)})`,
});

export const frequencyTooHigh = problemKind<Runs>({
  code: 'rule/frequency-too-high',
  cause: 'A rule that looks at 2 days or more runs more often than once an hour.',
  cure: 'Raise `queryFrequency` to 1h or more, or look at less than 2 days.',
  message: ({ key, periodKey, frequency, period }) =>
    `'${key}' should be ${words(ruleBounds.longPeriodFrequency)} when '${periodKey}' is ` +
    `${words(ruleBounds.longPeriod)} (it is ${shortDuration(period)}), got ${shortDuration(frequency)}`,
});

export const thresholdOutOfRange = problemKind<{ key: string; found: number }>({
  code: 'rule/threshold-out-of-range',
  cause: 'The number of results that triggers an alert lies outside of what Sentinel accepts.',
  cure: 'Choose a whole number within the bounds of the message.',
  message: ({ key, found }) => `'${key}' should be ${words(ruleBounds.threshold)}, got ${found}`,
});

export const suppressionBelowFrequency = problemKind<{
  key: string;
  frequencyKey: string;
  suppression: number;
  frequency: number;
}>({
  code: 'rule/suppression-below-frequency',
  cause: 'A rule is suppressed for less time than lies between two of its runs.',
  cure: 'Raise `suppressionDuration` to the frequency at least, or switch suppression off.',
  message: ({ key, frequencyKey, suppression, frequency }) =>
    `'${key}' (${shortDuration(suppression)}) should be at least '${frequencyKey}' (${shortDuration(frequency)})`,
});

export const lookbackBeyondPeriod = problemKind<{ lookback: number; period: number }>({
  code: 'rule/lookback-beyond-period',
  severity: 'warning',
  cause: 'The query looks farther back than `queryPeriod`; Sentinel shows a rule no event that is older than that.',
  cure: 'Raise `queryPeriod` (14d at most), or look less far back in the query.',
  message: ({ lookback, period }) =>
    `the query looks back ${shortDuration(lookback)}, but a run sees only 'queryPeriod': ${shortDuration(period)}`,
  help: ({ lookback }) =>
    lookback <= ruleBounds.period.max
      ? `Set 'queryPeriod: ${shortDuration(lookback).replace(/ .*/, '')}', or look less far back.`
      : `No rule sees more than ${shortDuration(ruleBounds.period.max)}: look less far back, or keep the baseline in a watchlist or summary table.`,
});

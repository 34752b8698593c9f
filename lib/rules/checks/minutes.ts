import { MINUTE } from '../../values/duration';
import type { AlertCheck } from './check';
import { partOfMinute } from './timing-problems';

/** Every length of time is whole minutes. */
export const wholeMinutes: AlertCheck = function* ({ alert: { schedule, suppression, incident }, at, nameOf }) {
  const lengths = [
    { path: ['queryFrequency'], found: schedule?.frequency },
    { path: ['queryPeriod'], found: schedule?.period },
    { path: ['suppressionDuration'], found: suppression },
    {
      path: ['incidentConfiguration', 'groupingConfiguration', 'lookbackDuration'],
      found: incident.grouping?.lookback,
    },
  ];
  for (const { path, found } of lengths) {
    if (found !== undefined && found % MINUTE !== 0) yield partOfMinute(at(path), { key: nameOf(path), found });
  }
};

import type { AlertCheck } from './check';
import { crossService } from './problems';

/** An analytic rule asks no service but Log Analytics. Source: Microsoft Learn, "Scheduled analytics rules in Microsoft Sentinel". */
export const logAnalyticsOnly: AlertCheck = function* ({ rule }) {
  for (const { name, at } of rule?.analysis.crossService ?? []) {
    const place = at ? rule?.inQuery(at.start, at.end) : rule?.at(['query'], 'key');
    if (place) yield crossService(place, { name, isCalled: at === undefined });
  }
};

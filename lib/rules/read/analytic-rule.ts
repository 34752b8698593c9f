import { type Format, map } from '../../files/format/format';
import { readFormat } from '../../files/format/read';
import { withoutEffect } from '../../files/format/values';
import type { YamlSource } from '../../files/source';
import { type AlertValues, alertKeys, DEFAULT_OPERATOR, suppressionIsOn } from './alert-keys';
import { alertRule } from './alert-rule';
import { ruleArea } from './area';
import type { AlertRule } from './model';
import { defaultOperator } from './problems';
import { type QueryValues, queryFile, queryKeys, type RuleFile } from './query-file';

/** Other tools refuse a rule without an operator, so that it is said; a promotion is the kit's own. */
const triggerOperator = alertKeys.Scheduled.triggerOperator.whenAbsent(DEFAULT_OPERATOR, (place) => {
  // Of one that is refused it was said.
  if (!place.reading.isRefused(place.path))
    place.report(defaultOperator(place.reading.locate([]), { operator: DEFAULT_OPERATOR }));
  return DEFAULT_OPERATOR;
});

const promotion = withoutEffect('an analytic rule, which needs no promotion');

export const analyticFormats: Readonly<Record<AlertRule['kind'], Format<QueryValues & AlertValues>>> = {
  Scheduled: map({ ...queryKeys('Scheduled', true), ...alertKeys.Scheduled, triggerOperator, promotion }).checked(
    suppressionIsOn,
  ),
  NRT: map({ ...queryKeys('NRT', true), ...alertKeys.NRT, promotion }).checked(suppressionIsOn),
};

/** An analytic rule: kinds Scheduled and NRT. */
export function readAnalyticRule(source: YamlSource, kind: AlertRule['kind']): RuleFile {
  const content = readFormat(analyticFormats[kind], source, ruleArea);
  const common = queryFile(source, content.value!, content);
  const alert = alertRule(kind, common, content.value!, (key) => content.isRefused([key]));
  return { definition: { ...common, kind, alert, reads: content.value!.reads }, problems: content.problems };
}

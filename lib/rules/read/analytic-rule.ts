import { type Format, map } from '../../files/format/format';
import { readFormat } from '../../files/format/read';
import { withoutEffect } from '../../files/format/values';
import type { YamlSource } from '../../files/source';
import { type AlertValues, alertKeys, suppressionIsOn } from './alert-keys';
import { alertRule } from './alert-rule';
import { ruleArea } from './area';
import type { AlertRule } from './model';
import { type QueryValues, queryFile, queryKeys, type RuleFile } from './query-file';

const promotion = withoutEffect('an analytic rule, which needs no promotion');

export const analyticFormats: Readonly<Record<AlertRule['kind'], Format<QueryValues & AlertValues>>> = {
  Scheduled: map({ ...queryKeys('Scheduled', true), ...alertKeys.Scheduled, promotion }).checked(suppressionIsOn),
  NRT: map({ ...queryKeys('NRT', true), ...alertKeys.NRT, promotion }).checked(suppressionIsOn),
};

/** An analytic rule: kinds Scheduled and NRT. */
export function readAnalyticRule(source: YamlSource, kind: AlertRule['kind']): RuleFile {
  const content = readFormat(analyticFormats[kind], source, ruleArea);
  const common = queryFile(source, content.value!, content);
  const alert = alertRule(kind, common, content.value!, (key) => content.isRefused([key]));
  return { definition: { ...common, kind, alert }, problems: content.problems };
}

import type { Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import type { AlertRule, CompiledRule } from '../read/model';
import { formatParameters } from './alert-formats';
import { type AlertCheck, type AlertContext, knownColumns, type Mapped } from './check';
import { columnsExist } from './columns';
import { logAnalyticsOnly } from './cross-service';
import { customDetailNames } from './custom-details';
import { dataConnectorsAgree } from './data-connectors';
import { entityCounts } from './entity-counts';
import { knownEntities } from './entity-types';
import { functionForm } from './function-form';
import { huntingTagsFit } from './hunting-tags';
import { incidentGrouping } from './incident-grouping';
import { lookbackWithinPeriod } from './lookback';
import { wholeMinutes } from './minutes';
import { nrtOneWorkspace } from './nrt';
import { huntingMapping, weakEntity } from './problems';
import { readsAreTrue, readVolumeBounded } from './reads';
import { scheduleBounds } from './schedule';
import { suppressionBounds } from './suppression';
import { tagsOfTechniques, techniquesServeTactics } from './techniques';
import { templateReference } from './template';
import { savedSearchLengths, textLengths } from './text-lengths';

/** The checks of analytic rules. */
export const alertChecks: readonly AlertCheck[] = [
  textLengths,
  scheduleBounds,
  wholeMinutes,
  suppressionBounds,
  incidentGrouping,
  entityCounts,
  knownEntities,
  customDetailNames,
  formatParameters,
  columnsExist,
  techniquesServeTactics,
  lookbackWithinPeriod,
  nrtOneWorkspace,
  logAnalyticsOnly,
  templateReference,
];

/** Checks a rule of any kind; its query is checked by lib/kql. */
export function checkRule(rule: CompiledRule): readonly Problem[] {
  const problems = [...savedSearchLengths(rule), ...dataConnectorsAgree(rule), ...tagsOfTechniques(rule)];
  problems.push(...huntingTagsFit(rule), ...readsAreTrue(rule), ...readVolumeBounded(rule));
  if (rule.function) problems.push(...functionForm(rule.function, rule.at));
  if (rule.alert) problems.push(...checkAlert(rule, rule.alert));
  else if (rule.hunting) problems.push(...checkHuntingMappings(rule, rule.hunting.entityMappings));
  return problems;
}

/** Checks an analytic rule, or one that an override has changed; then `at` says where the override stands. */
export function checkAlert(rule: CompiledRule, alert: AlertRule, at = rule.alertAt): readonly Problem[] {
  const context: AlertContext = { rule, alert, columns: knownColumns(rule), at, nameOf: lastKey };
  return alertChecks.flatMap((check) => [...check(context)]);
}

/** A setting is called by its key. */
const lastKey = (path: Path): string => String(path.findLast((step) => typeof step === 'string'));

/** The mappings of a hunting query are not deployed; what would be refused later is worth a warning now. */
function checkHuntingMappings(rule: CompiledRule, entityMappings: AlertRule['entityMappings']): readonly Problem[] {
  const alert: Mapped = { entityMappings, sentinelEntityMappings: [], customDetails: {}, kind: 'Scheduled' };
  const context = { rule, alert, columns: knownColumns(rule), at: rule.at, nameOf: lastKey };
  return [entityCounts, knownEntities, columnsExist]
    .flatMap((check) => [...check(context)])
    .filter(({ code }) => code !== weakEntity.definition.code)
    .map((problem) => huntingMapping(problem, { reason: problem.message, advice: problem.help }));
}

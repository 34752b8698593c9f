import type { Problem } from '../files/problem';
import type { Rule } from '../rules/read/model';
import { type CaseContext, readCases } from './cases';
import type { TestSubject } from './model';
import { noQuery } from './problems';

/**
 * What the cases of a rule run, and how the result is judged: a scheduled rule, or a hunting query with a promotion, as Azure would run it;
 * everything else by whether a row comes out. Undefined for a rule without cases. An NRT rule looks at what was ingested in the
 * last minute, whatever its event time: all events of a case count as just ingested.
 */
export function readSubject(
  rule: Rule,
  context: CaseContext,
): { readonly subject?: TestSubject; readonly problems: readonly Problem[] } {
  if (rule.tests === undefined || rule.tests === null) return { problems: [] };
  const parameters = rule.function?.parameters;
  const { cases, problems } = readCases(rule, { ...context, ...(parameters && { parameters }) });
  if (!rule.query.trim()) return { problems: [...problems, noQuery(rule.at(['tests'], 'key'), {})] };
  const schedule = rule.alert?.schedule;
  const subject: TestSubject = {
    file: rule.file,
    rule: rule.name,
    query: rule.alert?.query ?? rule.query,
    ...(schedule && {
      period: schedule.period,
      trigger: { operator: schedule.operator, threshold: schedule.threshold },
    }),
    raisesAlert: rule.alert !== undefined,
    ...(rule.function && { alias: rule.function.alias }),
    parameters: parameters ?? [],
    cases,
  };
  return { subject, problems };
}

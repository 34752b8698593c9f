import { asText } from '../../values/text';
import { type Control, fail, inEnvironment, judge, type Mark, unknown } from '../control/control';
import { archives } from '../facts/logs';
import type { Resource } from '../input/configuration';
import { blocks } from '../input/configuration';
import { type Block, blocksOf, isUnknown, type Value, valueAt } from '../input/value';

const WISHED = 365;
/** What the provider plans for a period that is not set. */
const NEVER = -1;

const PERIODS = [
  ['base_blob', 'delete_after_days_since_modification_greater_than'],
  ['base_blob', 'delete_after_days_since_creation_greater_than'],
  ['version', 'delete_after_days_since_creation'],
] as const;

const long = (days: Value) => typeof days === 'number' && days >= WISHED;

function judgeRule(policy: Resource, { enabled, actions }: Block): readonly Mark[] {
  if (enabled === false) return [];
  if (isUnknown(enabled)) return [unknown(policy, 'enabled', 'Whether a rule deletes is known after apply only.')];
  return blocksOf(actions)
    .flatMap((action) => PERIODS.map((path) => valueAt(action, path)))
    .filter((days) => days !== undefined && days !== null && days !== NEVER)
    .map((days) => judge(policy, days, long, 'days', `The archive deletes logs after ${asText(days)} days already.`));
}

export const control: Control = {
  id: 'archive-kept-long-enough',
  title: 'The archive keeps logs for a year at least, and not for ever',
  severity: 'medium',
  info: `A lifecycle rule deletes archived logs, and not before ${WISHED} days.`,
  why: 'Logs that are deleted early prove nothing; personal data that is never deleted is a liability of its own.',
  fix: `Set \`diagnostics.archive.deleteAfterDays\` to ${WISHED} or more.`,
  patch: inEnvironment(`diagnostics:\n  archive:\n    deleteAfterDays: ${WISHED}`),
  playbook: ['REQ-7'],
  frameworks: {
    nistCsf: ['PR.PS-04'],
    nist80053: ['AU-11', 'SI-12'],
    cisV8: ['3.4', '8.10'],
    iso27001: ['A.5.33', 'A.8.10'],
    mcsb: ['LT-6'],
  },
  needs: ['foundation'],
  judges: {
    azurerm_storage_management_policy: ['rule.enabled', ...PERIODS.map((path) => `rule.actions.${path.join('.')}`)],
  },
  check: (configuration) =>
    archives(configuration).flatMap((archive) => {
      const policies = configuration
        .all('azurerm_storage_management_policy')
        .filter((policy) => configuration.referredBy(policy, 'storage_account_id').includes(archive));
      const rules = policies.flatMap((policy) => blocks(policy, 'rule').flatMap((rule) => judgeRule(policy, rule)));
      if (rules.length > 0) return rules;
      return [fail(archive, 'lifecycle', 'Nothing ever deletes archived logs.')];
    }),
};

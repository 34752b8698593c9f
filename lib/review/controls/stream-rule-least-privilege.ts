import { type Control, fail, judge, type Mark, pass } from '../control/control';
import { destinationsOf, entraSettings, streamRules } from '../facts/logs';
import type { Resource } from '../input/configuration';
import { get, textOf } from '../input/configuration';

const NAMESPACE_RULE = 'azurerm_eventhub_namespace_authorization_rule';
const HUB_RULE = 'azurerm_eventhub_authorization_rule';

const MISUSE = {
  manage: 'take the stream away',
  send: 'put false events into the other SIEM',
} as const;

/** Who reads the stream has no business in writing to it, or in making hubs. */
function readerRule(rule: Resource): Mark[] {
  const name = textOf(rule, 'name') ?? rule.name;
  return Object.entries(MISUSE).map(([right, misuse]) =>
    judge(
      rule,
      get(rule, right) ?? false,
      false,
      right,
      `Whoever holds the key of '${name}' can ${misuse}: it may ${right}, and no diagnostic setting uses it.`,
    ),
  );
}

export const control: Control = {
  id: 'stream-rule-least-privilege',
  title: 'Keys of the event hub may do no more than their use asks',
  severity: 'high',
  info: 'The diagnostic setting writes with a rule of its own; every other rule only listens; the root key is not used.',
  why: 'Whoever holds a key with Send can put false events into the other SIEM, with Manage can take the stream away. The log writer itself asks for Manage.',
  fix: 'Give each reader a rule of its own on the hub, with Listen only, and the diagnostic setting one that nobody else uses.',
  playbook: ['REQ-8'],
  frameworks: {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-6', 'AU-9(4)'],
    cisV8: ['3.3', '6.8'],
    iso27001: ['A.5.15', 'A.8.3'],
    mcsb: ['PA-7', 'IM-8'],
  },
  needs: ['foundation'],
  judges: { [NAMESPACE_RULE]: ['manage', 'send'], [HUB_RULE]: ['manage', 'send'] },
  check(configuration) {
    const writers = streamRules(configuration);
    const root = entraSettings(configuration)
      .filter((setting) => destinationsOf(setting).includes('stream'))
      .filter((setting) => /RootManageSharedAccessKey$/i.test(textOf(setting, 'eventhub_authorization_rule_id') ?? ''))
      .map((setting) => fail(setting, 'root', 'The diagnostic setting writes with the root key of the namespace.'));
    const rules = configuration.all(NAMESPACE_RULE, HUB_RULE);
    return [
      ...root,
      ...rules.flatMap((rule) =>
        writers.includes(rule) ? [pass(rule, 'Used by the diagnostic setting alone.')] : readerRule(rule),
      ),
    ];
  },
};

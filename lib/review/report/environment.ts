import type { RuleFacts } from '../../catalog/kit-facts';
import type { ItemCoverage } from '../playbook/coverage';
import type { EnvironmentReview } from '../review';

/** Steps by hand that are open. Those of an incident are taken when there is one; those of preparation now. */
export const openSteps = (playbook: readonly ItemCoverage[]): readonly ItemCoverage[] =>
  playbook.filter(({ status, item }) => status === 'manual' && /^(PRE|REC|REQ|TRG)/.test(item.id));

/** Rules that the environment does without, with the reasons; none where the input does not tell. */
export const withheldRules = ({ configuration }: EnvironmentReview): readonly RuleFacts[] =>
  (configuration.kit?.rules ?? []).filter(({ status }) => status === 'withheld');

/** Functions that are deployed without some operands of their fuzzy unions, with the reasons. */
export const functionsWithout = ({ configuration }: EnvironmentReview): readonly RuleFacts[] =>
  (configuration.kit?.rules ?? []).filter(({ kind, leftOut = [] }) => kind === 'Function' && leftOut.length > 0);

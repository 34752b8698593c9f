import type { RuleFacts } from '../../../catalog/kit-facts';
import { html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import type { EnvironmentReview } from '../../review';
import { functionsWithout, withheldRules } from '../environment';

/** The rules that the environment does without, those with one reason together, and functions of which something is left out. */
export function withheldBody(environment: EnvironmentReview): Markup | undefined {
  const withheld = withheldRules(environment);
  const trimmed = functionsWithout(environment);
  if (withheld.length + trimmed.length === 0) return undefined;
  return html`${withheld.length > 0 && byReason(withheld, ({ reasons }) => reasons)}${
    trimmed.length > 0 &&
    html`<p>Deployed with the tables that are there; left out of these functions:</p>${byReason(trimmed, ({ leftOut = [] }) => leftOut)}`
  }`;
}

const byReason = (rules: readonly RuleFacts[], reasonsOf: (rule: RuleFacts) => readonly string[]): Markup =>
  html`<ul class="plain">${[...groupBy(rules, (rule) => reasonsOf(rule).join('; '))].map(
    ([reason, those]) => html`<li><b>${reason}</b><br>${those.map(({ name }) => name).join('; ')}</li>`,
  )}</ul>`;

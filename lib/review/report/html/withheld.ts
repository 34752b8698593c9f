import { html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import type { EnvironmentReview } from '../../review';
import { withheldRules } from '../environment';

/** The rules that the environment does without, those with one reason together. */
export function withheldBody(environment: EnvironmentReview): Markup | undefined {
  const groups = [...groupBy(withheldRules(environment), ({ reasons }) => reasons.join('; '))];
  if (groups.length === 0) return undefined;
  return html`<ul class="plain">${groups.map(
    ([reason, rules]) => html`<li><b>${reason}</b><br>${rules.map(({ name }) => name).join('; ')}</li>`,
  )}</ul>`;
}

import { anchor, html, type Markup } from '../../../report/markup';
import { dangers } from '../../changes/danger';
import type { RatedChange, RatedDrift } from '../../changes/rate';
import type { EnvironmentReview } from '../../review';
import { dangerWords, winnerWords } from '../words';
import { address } from './parts';

/** What a plan changes, the most dangerous first, and what was changed past Terraform; nothing when no plan was read. */
export function changesSection({ name, changes, drift }: EnvironmentReview): Markup | undefined {
  if (!changes) return undefined;
  const id = anchor('changes', name);
  const groups = dangers.map((danger) => {
    const own = changes.filter((change) => change.danger === danger);
    if (own.length === 0) return undefined;
    const open = danger === 'blocker' || danger === 'dangerous';
    return html`<details class="danger-${danger}" ${open ? html`open` : undefined}><summary><b>${dangerWords[danger]}</b> <span class="count">${own.length}</span></summary><ul class="plain">${own.map(changeRow)}</ul></details>`;
  });
  const body = changes.length ? groups : html`<p>The plan changes nothing.</p>`;
  return html`<section aria-labelledby="${id}"><h3 id="${id}">Changes of the plan<span class="of"> of ${name}</span></h3>${body}
${drift.length > 0 && html`<h4>Changed past Terraform</h4><ul class="plain">${drift.map(driftRow)}</ul>`}</section>`;
}

const changeRow = ({ action, address: where, reason, because }: RatedChange): Markup =>
  html`<li><span class="chip action-${action}">${action}</span> ${address(where)} ${reason} ${because.length > 0 && html`<span class="meta">forced by ${because.join(', ')}</span>`}</li>`;

const driftRow = ({ action, address: where, reason, wins, outcome, danger }: RatedDrift): Markup =>
  html`<li class="danger-${danger}"><span class="chip action-${action}">${action}</span> ${address(where)} ${reason && `${reason}.`} <b>${dangerWords[danger]}</b>, ${winnerWords[wins]}: ${outcome}</li>`;

import { anchor, html, type Markup } from '../../../report/markup';
import { dangers } from '../../changes/danger';
import type { EnvironmentReview } from '../../review';
import { dangerWords, winnerWords } from '../words';
import { address } from './parts';

/** What was changed past Terraform, and who wins; nothing when no plan shows any. */
export function driftSection({ name, drift }: EnvironmentReview): Markup | undefined {
  if (drift.length === 0) return undefined;
  const rows = drift.map(
    ({ danger, action, address: where, reason, wins, outcome }) =>
      html`<li class="danger-${danger}"><span class="chip action-${action}">${action}</span> ${address(where)} <b>${dangerWords[danger]}</b> ${reason && html`<span>${reason}</span>`} <span class="meta">${winnerWords[wins]}: ${outcome}</span></li>`,
  );
  return html`<section aria-label="Drift of ${name}"><h3 id="${anchor('drift', name)}">Changed past Terraform</h3><ul class="plain">${rows}</ul></section>`;
}

/** What a plan changes, the most dangerous first; nothing when no plan was read. */
export function changesSection({ name, changes }: EnvironmentReview): Markup | undefined {
  if (!changes) return undefined;
  const id = anchor('changes', name);
  const groups = dangers.map((danger) => {
    const own = changes.filter((change) => change.danger === danger);
    if (own.length === 0) return undefined;
    const rows = own.map(
      ({ action, address: where, reason, because }) =>
        html`<li><span class="chip action-${action}">${action}</span> ${address(where)} ${reason && html`<span>${reason}</span>`} ${because.length > 0 && html`<span class="meta">forced by ${because.join(', ')}</span>`}</li>`,
    );
    const open = danger === 'blocker' || danger === 'dangerous';
    return html`<details class="danger-${danger}" ${open ? html`open` : undefined}><summary><b>${dangerWords[danger]}</b> <span class="count">${own.length}</span></summary><ul class="plain">${rows}</ul></details>`;
  });
  const body = changes.length ? groups : html`<p>The plan changes nothing.</p>`;
  return html`<section aria-label="Changes of ${name}"><h3 id="${id}">Changes of the plan</h3>${body}</section>`;
}

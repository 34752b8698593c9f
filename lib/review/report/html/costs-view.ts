import { anchor, html, type Markup } from '../../../report/markup';
import { costsOf } from '../../facts/costs';
import type { EnvironmentReview } from '../../review';
import { wide } from './parts';

/** What decides the bill. */
export function costsSection({ name, configuration }: EnvironmentReview): Markup | undefined {
  if (!configuration.shows('foundation')) return undefined;
  const id = anchor('costs', name);
  const { drivers, estimate, tables } = costsOf(configuration);
  const amount =
    estimate &&
    html`<p class="estimate"><b>About ${estimate.amount.toLocaleString('en')} ${estimate.currency} a month</b> <span class="meta">${estimate.how}</span></p>`;
  const plans = wide(
    'Plans and retention of tables',
    html`<table><thead><tr><th scope="col">Table</th><th scope="col">Plan</th><th scope="col">At hand</th><th scope="col">In all</th></tr></thead><tbody>${tables.map(
      (t) =>
        html`<tr><th scope="row"><code>${t.table}</code></th><td>${t.plan}</td><td>${t.days}</td><td>${t.total}</td></tr>`,
    )}</tbody></table>`,
  );
  return html`<section aria-label="Costs of ${name}"><h3 id="${id}">What decides the bill</h3>${amount ?? html`<p class="meta">The environment gives no price and volume, so there is no estimate.</p>`}
<dl class="drivers">${drivers.map((d) => html`<div><dt>${d.what}</dt><dd><b>${d.value}</b> <span class="meta">${d.note}</span></dd></div>`)}</dl>${tables.length > 0 && plans}</section>`;
}

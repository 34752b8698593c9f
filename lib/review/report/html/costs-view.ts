import { gbText } from '../../../catalog/table-volumes';
import { html, type Markup } from '../../../report/markup';
import { costsOf } from '../../facts/costs';
import type { Configuration } from '../../input/configuration';
import { table, wide } from './parts';

/** What decides the bill; nothing where the input does not show the workspace. */
export function costsBody(configuration: Configuration): Markup | undefined {
  if (!configuration.shows('foundation')) return undefined;
  const { drivers, estimate, tables } = costsOf(configuration);
  const amount =
    estimate &&
    html`<p class="estimate"><b>About ${estimate.amount.toLocaleString('en')} ${estimate.currency} a month</b> <span class="meta">${estimate.how}</span></p>`;
  const plans = tables.map(
    (t) =>
      html`<tr><th scope="row"><code>${t.table}</code></th><td>${t.plan}</td><td>${t.days}</td><td>${t.total}</td></tr>`,
  );
  const reading = (configuration.kit?.rules ?? [])
    .flatMap(({ name, gbReadPerDay }) => (gbReadPerDay ? [{ name, gb: gbReadPerDay }] : []))
    .sort((a, b) => b.gb - a.gb);
  const reads = reading.map(({ name, gb }) => html`<tr><th scope="row">${name}</th><td>${gbText(gb)}</td></tr>`);
  return html`${amount ?? html`<p class="meta">The environment gives no price and volume, so there is no estimate.</p>`}
<dl class="drivers">${drivers.map((d) => html`<div><dt>${d.what}</dt><dd><b>${d.value}</b> <span class="meta">${d.note}</span></dd></div>`)}</dl>${plans.length > 0 && wide('Plans and retention of tables', table(['Table', 'Plan', 'At hand', 'In all'], plans))}${reads.length > 0 && wide('What rules read a day, by the volumes that the environment gives', table(['Rule', 'Read a day'], reads))}`;
}

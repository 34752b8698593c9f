import { html, type Markup } from '../../../report/markup';
import type { EnvironmentReview, Review } from '../../review';
import { openFindings } from '../../review';
import { controlStatusWords, itemStatusWords } from '../words';
import { controlTone, itemTone, severityChip, wide } from './parts';

/** The environments side by side: where they differ, and in full. */
export function comparisonSection({ environments, controls }: Review): Markup | undefined {
  if (environments.length < 2) return undefined;
  const rows = controls.map((control, i) => ({ control, results: environments.map((e) => e.controls[i]!) }));
  const differ = rows.filter(({ results }) => new Set(results.map(({ status }) => status)).size > 1);
  const line = ({ control, results }: (typeof rows)[number]) =>
    html`<tr><th scope="row">${control.title}</th><td>${severityChip(control.severity)}</td>${results.map(
      ({ status }) => html`<td><span class="mark ${controlTone[status]}">${controlStatusWords[status]}</span></td>`,
    )}</tr>`;
  return html`<section aria-labelledby="comparison"><h2 id="comparison">Environments side by side</h2>
${wide('Comparison of results', totals(environments))}
<details><summary><b>Controls that differ</b> <span class="count">${differ.length}</span></summary>${wide('Controls that differ', html`<table>${head(environments, true)}<tbody>${differ.map(line)}</tbody></table>`)}</details>
<details><summary><b>Items of the playbook that differ</b></summary>${wide('Items that differ', itemTable(environments))}</details></section>`;
}

const head = (environments: readonly EnvironmentReview[], severity: boolean) =>
  html`<thead><tr><th scope="col">What</th>${severity && html`<th scope="col">Severity</th>`}${environments.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>`;

function totals(environments: readonly EnvironmentReview[]): Markup {
  const row = (what: string, value: (environment: EnvironmentReview) => number) =>
    html`<tr><th scope="row">${what}</th>${environments.map((e) => html`<td>${value(e)}</td>`)}</tr>`;
  const open = (severity: string) => (e: EnvironmentReview) =>
    openFindings(e).filter((f) => f.severity === severity).length;
  return html`<table>${head(environments, false)}<tbody>
${row('Open critical findings', open('critical'))}${row('Open high findings', open('high'))}${row('Open medium findings', open('medium'))}${row('Open low findings', open('low'))}
${row('Accepted findings', (e) => e.findings.filter(({ suppression }) => suppression).length)}
${row('Controls unknown', (e) => e.controls.filter(({ status }) => status === 'unknown').length)}
${row('Items covered or declared', (e) => e.playbook.filter(({ status }) => status === 'covered' || status === 'declared').length)}
${row('Items missing', (e) => e.playbook.filter(({ status }) => status === 'missing').length)}
${row('Items withheld', (e) => e.playbook.filter(({ status }) => status === 'withheld').length)}</tbody></table>`;
}

function itemTable(environments: readonly EnvironmentReview[]): Markup {
  const rows = environments[0]!.playbook.map(({ item }, i) => ({
    item,
    statuses: environments.map((e) => e.playbook[i]!.status),
  }));
  const differ = rows.filter(({ statuses }) => new Set(statuses).size > 1);
  return html`<table>${head(environments, false)}<tbody>${differ.map(
    ({ item, statuses }) =>
      html`<tr><th scope="row">${item.id} ${item.title}</th>${statuses.map((status) => html`<td><span class="mark ${itemTone[status]}">${itemStatusWords[status]}</span></td>`)}</tr>`,
  )}</tbody></table>`;
}

import { html, type Markup } from '../../../report/markup';
import { type EnvironmentReview, openFindings, type Review } from '../../review';
import { withheldRules } from '../environment';
import { controlStatusWords, itemStatusWords, verdictWords } from '../words';
import { type Alike, alike, alikeText } from './alike';
import { controlTone, itemTone, severityChip, verdictTone, wide } from './parts';

/** The environments side by side, those alike in one column: totals, and where they differ. */
export function comparisonSection({ environments, controls }: Review): Markup | undefined {
  if (environments.length < 2) return undefined;
  const groups = alike(environments);
  const rows = controls.map((control, i) => ({
    control,
    statuses: groups.map(({ first }) => first.controls[i]!.status),
  }));
  const differing = rows
    .filter(({ statuses }) => new Set(statuses).size > 1)
    .map(({ control, statuses }) =>
      line(
        html`${control.title} ${severityChip(control.severity)}`,
        statuses.map((status) => word(controlTone[status], controlStatusWords[status])),
      ),
    );
  const items = environments[0]!.playbook
    .map(({ item }, i) => ({ item, statuses: groups.map(({ first }) => first.playbook[i]!.status) }))
    .filter(({ statuses }) => new Set(statuses).size > 1)
    .map(({ item, statuses }) =>
      line(
        `${item.id} ${item.title}`,
        statuses.map((status) => word(itemTone[status], itemStatusWords[status])),
      ),
    );
  const same = groups.map(alikeText).filter((text) => text !== undefined);
  return html`<section class="comparison" aria-labelledby="comparison"><h2 id="comparison">Environments side by side</h2>
${same.map((text) => html`<p>${text}</p>`)}
${wide('Comparison of results', grid(groups, totals(groups)))}
${unfolded('Controls that differ', groups, differing)}
${unfolded('Items of the playbook that differ', groups, items)}</section>`;
}

const unfolded = (title: string, groups: readonly Alike[], rows: readonly Markup[]): Markup | undefined =>
  rows.length > 0
    ? html`<details><summary><b>${title}</b> <span class="count">${rows.length}</span></summary>${wide(title, grid(groups, rows))}</details>`
    : undefined;

const grid = (groups: readonly Alike[], rows: readonly Markup[]): Markup =>
  html`<table class="grid"><thead><tr><th scope="col">What</th>${groups.map(
    ({ names: [first, ...others] }) =>
      html`<th scope="col">${first}${others.length > 0 && html` <span class="count">and ${others.length} alike</span>`}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table>`;

const line = (what: string | Markup, cells: readonly (string | number | Markup)[]): Markup =>
  html`<tr><th scope="row">${what}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;

const word = (tone: string, text: string): Markup => html`<span class="word ${tone}">${text}</span>`;

function totals(groups: readonly Alike[]): Markup[] {
  const row = (what: string, value: (environment: EnvironmentReview) => number | Markup) =>
    line(
      what,
      groups.map(({ first }) => value(first)),
    );
  const open = (severity: string) => (e: EnvironmentReview) =>
    openFindings(e).filter((finding) => finding.severity === severity).length;
  const items =
    (...wanted: string[]) =>
    (e: EnvironmentReview) =>
      e.playbook.filter(({ status }) => wanted.includes(status)).length;
  return [
    row('Verdict', ({ verdict }) => word(verdictTone[verdict], verdictWords[verdict])),
    row('Open critical findings', open('critical')),
    row('Open high findings', open('high')),
    row('Open medium findings', open('medium')),
    row('Open low findings', open('low')),
    row('Accepted findings', ({ findings }) => findings.filter(({ suppression }) => suppression).length),
    row('Controls unknown', ({ controls }) => controls.filter(({ status }) => status === 'unknown').length),
    row('Settings not judged', ({ unjudged }) => unjudged.length),
    row('Items covered or declared', items('covered', 'declared')),
    row('Items missing', items('missing')),
    row('Items withheld', items('withheld')),
    row('Rules withheld', (e) => withheldRules(e).length),
  ];
}

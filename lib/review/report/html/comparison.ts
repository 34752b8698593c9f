import { html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import { type EnvironmentReview, openFindings, type Review } from '../../review';
import { withheldRules } from '../environment';
import { controlStatusWords, itemStatusWords, verdictWords } from '../words';
import { type Alike, alike, alikeText } from './alike';
import { controlTone, itemTone, severityChip, verdictTone, wide } from './parts';

/** So many columns fit on paper. */
const ON_PAPER = 6;

/** The environments side by side, those alike in one column: totals, and where they differ. */
export function comparisonSection({ environments, controls }: Review): Markup | undefined {
  if (environments.length < 2) return undefined;
  const groups = alike(environments);
  const same = groups.map(alikeText).filter((text) => text !== undefined);
  const differing = controls.map((control, i) => ({
    what: html`${control.title} ${severityChip(control.severity)}`,
    cells: groups.map(({ first }): Cell => {
      const { status } = first.controls[i]!;
      return { text: controlStatusWords[status], tone: controlTone[status] };
    }),
  }));
  const items = environments[0]!.playbook.map(({ item }, i) => ({
    what: html`${item.id} ${item.title}`,
    cells: groups.map(({ first }): Cell => {
      const { status } = first.playbook[i]!;
      return { text: itemStatusWords[status], tone: itemTone[status] };
    }),
  }));
  return html`<section class="comparison" aria-labelledby="comparison"><h2 id="comparison">Environments side by side</h2>
${same.map((text) => html`<p>${text}</p>`)}
${grid('Comparison of results', groups, totals(groups))}
${unfolded('Controls that differ', groups, differing.filter(differs))}
${unfolded('Items of the playbook that differ', groups, items.filter(differs))}</section>`;
}

interface Cell {
  readonly text: string;
  readonly tone?: string;
}

interface Line {
  readonly what: Markup;
  readonly cells: readonly Cell[];
}

const differs = ({ cells }: Line): boolean => new Set(cells.map(({ text }) => text)).size > 1;

const unfolded = (title: string, groups: readonly Alike[], lines: readonly Line[]): Markup | undefined =>
  lines.length > 0
    ? html`<details><summary><b>${title}</b> <span class="count">${lines.length}</span></summary>${grid(title, groups, lines)}</details>`
    : undefined;

/** A table; on paper, where it would be too wide, the same in words. */
function grid(title: string, groups: readonly Alike[], lines: readonly Line[]): Markup {
  const rows = lines.map(
    ({ what, cells }) =>
      html`<tr><th scope="row">${what}</th>${cells.map((cell) => html`<td>${shown(cell)}</td>`)}</tr>`,
  );
  const heads = groups.map(
    ({ names: [first, ...others] }) =>
      html`<th scope="col">${first}${others.length > 0 && html` <span class="count">and ${others.length} alike</span>`}</th>`,
  );
  const table = wide(
    title,
    html`<table class="grid"><thead><tr><th scope="col">What</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  );
  if (groups.length <= ON_PAPER) return table;
  return html`<div class="screen-only">${table}</div><ul class="plain paper-only">${lines.map((line) => inWords(line, groups))}</ul>`;
}

const shown = ({ text, tone }: Cell): string | Markup =>
  tone === undefined ? text : html`<span class="word ${tone}">${text}</span>`;

/** What is rare first, with the names of those that have it; what most have goes without. */
function inWords({ what, cells }: Line, groups: readonly Alike[]): Markup {
  const found = cells.map((cell, i) => ({ cell, names: groups[i]!.names }));
  const kinds = [...groupBy(found, ({ cell }) => cell.text)]
    .map(([, same]) => ({ cell: same[0]!.cell, names: same.flatMap(({ names }) => names) }))
    .sort((a, b) => a.names.length - b.names.length);
  const texts = kinds.map(({ cell, names }, i) => {
    const rest = i === kinds.length - 1;
    const whose = rest ? (kinds.length > 1 ? 'the others' : 'all') : names.join(', ');
    return html`${i > 0 && '; '}${shown(cell)}: ${whose}`;
  });
  return html`<li><b>${what}</b><br>${texts}</li>`;
}

function totals(groups: readonly Alike[]): Line[] {
  const row = (what: string, value: (environment: EnvironmentReview) => number): Line => ({
    what: html`${what}`,
    cells: groups.map(({ first }) => ({ text: String(value(first)) })),
  });
  const open = (severity: string) => (e: EnvironmentReview) =>
    openFindings(e).filter((finding) => finding.severity === severity).length;
  const items =
    (...wanted: string[]) =>
    (e: EnvironmentReview) =>
      e.playbook.filter(({ status }) => wanted.includes(status)).length;
  return [
    {
      what: html`Verdict`,
      cells: groups.map(({ first: { verdict } }) => ({ text: verdictWords[verdict], tone: verdictTone[verdict] })),
    },
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

import { anchor, html, type Markup } from '../../../report/markup';
import { ellipsis } from '../../../values/text';
import { logFlow, type TableFlow } from '../../facts/log-flow';
import type { EnvironmentReview } from '../../review';
import { wide } from './parts';

const ROW = 17;
const WIDTH = 1080;
/** Left edges of the columns: sources, tables, rules; and how wide the first two are. */
const X = { source: 0, table: 330, rule: 690 } as const;
const BOX = { source: 210, table: 250, rule: WIDTH - X.rule } as const;

interface Node {
  readonly name: string;
  readonly y: number;
  readonly state: string;
}

/** From log to rule, as a picture and as a table; what is withheld stands dashed. */
export function flowSection({ name, configuration }: EnvironmentReview): Markup {
  const id = anchor('flow', name);
  const flows = logFlow(configuration);
  if (flows.length === 0)
    return html`<section aria-label="From log to rule of ${name}"><h3 id="${id}">From log to rule</h3><p>The input shows no rule that reads a log.</p></section>`;
  return html`<section aria-label="From log to rule of ${name}"><h3 id="${id}">From log to rule</h3>
<p>Log categories, connectors and capabilities fill tables, and rules read them. Dashed: not there, so its rules are withheld.</p>
${wide('Picture: from log to rule', picture(id, flows))}
<details><summary>The same as a table</summary>${wide('Table: from log to rule', table(flows))}</details></section>`;
}

const STATE: Readonly<Record<TableFlow['filled'], string>> = {
  yes: 'on',
  declared: 'declared',
  unknown: 'unknown',
  no: 'off',
};

function picture(id: string, flows: readonly TableFlow[]): Markup {
  // A table that only saved queries read would be a line into nothing.
  const drawn = flows
    .filter(({ rules, withheld }) => rules.length + withheld.length > 0)
    .map((flow) => ({ ...flow, sources: worthDrawing(flow) }));
  const state = new Map(drawn.flatMap(({ sources }) => sources.map((s) => [s.name, s.state])));
  const deployed = new Set(drawn.flatMap(({ rules }) => rules));
  const sources = column(unique(drawn.flatMap((f) => f.sources.map((s) => s.name))), (s) => state.get(s)!);
  const rules = column(unique(drawn.flatMap((f) => [...f.rules, ...f.withheld.map((w) => w.name)])), (r) =>
    deployed.has(r) ? 'on' : 'off',
  );
  const tables = column(
    drawn.map(({ table }) => table),
    (t) => STATE[drawn.find(({ table }) => table === t)!.filled],
  );
  const height = Math.max(sources.length, tables.length, rules.length) * ROW + 26;
  for (const nodes of [sources, tables, rules]) spread(nodes, height);
  const at = (nodes: readonly Node[], name: string) => nodes.find((node) => node.name === name)!;
  const edges = drawn.flatMap((flow) => [
    ...flow.sources.map((s) => edge(at(sources, s.name), at(tables, flow.table), 'source', s.state)),
    ...flow.rules.map((rule) => edge(at(tables, flow.table), at(rules, rule), 'table', 'on')),
    ...flow.withheld
      .filter((w) => !flow.rules.includes(w.name))
      .map((w) => edge(at(tables, flow.table), at(rules, w.name), 'table', 'off')),
  ]);
  const heads = (['source', 'table', 'rule'] as const).map(
    (key) =>
      html`<text class="flow-head" x="${X[key] + 4}" y="12">${{ source: 'Source', table: 'Table', rule: 'Rule' }[key]}</text>`,
  );
  return html`<svg class="flow" role="img" aria-labelledby="${id}-picture" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">
<title id="${id}-picture">${drawn.length} tables between their sources and ${deployed.size} rules; the table below says the same in words</title>
${heads}${edges}${sources.map((node) => box(node, 'source'))}${tables.map((node) => box(node, 'table'))}${rules.map((node) => box(node, 'rule'))}</svg>`;
}

/** What could fill a table besides is of no interest once something does. */
const worthDrawing = ({ sources, filled }: TableFlow) =>
  filled === 'yes' || filled === 'declared'
    ? sources.filter(({ state }) => state === 'on' || state === 'declared')
    : sources;

const unique = (names: readonly string[]): string[] => [...new Set(names)];

interface PlacedNode extends Node {
  y: number;
}

const column = (names: readonly string[], state: (name: string) => string): PlacedNode[] =>
  names.map((name) => ({ name, state: state(name), y: 0 }));

function spread(nodes: PlacedNode[], height: number): void {
  const room = (height - 24) / Math.max(nodes.length, 1);
  nodes.forEach((node, i) => {
    node.y = 22 + i * room + room / 2;
  });
}

function box({ name, y, state }: Node, key: keyof typeof X): Markup {
  const width = BOX[key];
  return html`<g><title>${name}</title><rect class="node ${state}" x="${X[key]}" y="${(y - 7.5).toFixed(1)}" width="${width}" height="15" rx="3"></rect><text class="node-text" x="${X[key] + 5}" y="${(y + 3.5).toFixed(1)}">${ellipsis(name, Math.floor(width / 6))}</text></g>`;
}

function edge(from: Node, to: Node, key: 'source' | 'table', state: string): Markup {
  const start = X[key] + BOX[key];
  const end = key === 'source' ? X.table : X.rule;
  const middle = (start + end) / 2;
  const [a, b] = [from.y.toFixed(1), to.y.toFixed(1)];
  return html`<path class="edge ${state}" d="M${start} ${a}C${middle} ${a} ${middle} ${b} ${end} ${b}"></path>`;
}

const FILLED: Readonly<Record<TableFlow['filled'], string>> = {
  yes: 'filled',
  declared: 'declared as filled',
  unknown: 'unknown',
  no: 'nothing fills it',
};

const STATES = { on: '', declared: ' (declared)', unknown: ' (unknown)', off: ' (off)' } as const;

function table(flows: readonly TableFlow[]): Markup {
  const rows = flows.map(
    ({
      table: name,
      filled,
      sources,
      rules,
      queries,
      withheld,
    }) => html`<tr><th scope="row"><code>${name}</code></th><td>${FILLED[filled]}</td>
<td>${sources.map((s) => `${s.name}${STATES[s.state]}`).join(', ') || 'nobody that the kit knows'}</td>
<td>${rules.join(', ')}</td><td>${queries.length}</td><td>${withheld.map((w) => `${w.name}: ${w.reason}`).join(' / ')}</td></tr>`,
  );
  return html`<table><thead><tr><th scope="col">Table</th><th scope="col">State</th><th scope="col">Source</th><th scope="col">Rules</th><th scope="col">Saved queries</th><th scope="col">Withheld, and why</th></tr></thead><tbody>${rows}</tbody></table>`;
}

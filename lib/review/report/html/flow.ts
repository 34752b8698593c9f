import { html, type Markup } from '../../../report/markup';
import { count, ellipsis } from '../../../values/text';
import { logFlow, type TableFlow } from '../../facts/log-flow';
import type { Configuration } from '../../input/configuration';
import type { Part, Write } from './once';
import { wide } from './parts';

const ROW = 17;
/** The columns: where their boxes begin, and how wide they are. */
const COLUMNS = {
  source: { title: 'Source', x: 0, width: 210 },
  table: { title: 'Table', x: 330, width: 250 },
  rule: { title: 'Rule', x: 690, width: 340 },
} as const;
type Column = keyof typeof COLUMNS;
const WIDTH = COLUMNS.rule.x + COLUMNS.rule.width;

interface Node {
  readonly name: string;
  readonly y: number;
  readonly state: string;
}

/** From log to rule, as a picture and as a table; what is withheld stands dashed. */
export function flowBody(configuration: Configuration): Write {
  const flows = logFlow(configuration);
  if (flows.length === 0) return () => html`<p>The input shows no rule that reads a log.</p>`;
  const drawn = wide('Picture: from log to rule', picture(flows));
  return (
    part,
  ) => html`<div class="screen-only"><p>Log categories, connectors and capabilities fill tables, and rules read them. Dashed: not there, so its rules are withheld.</p>
<p class="hint">Scroll sideways to see all of it.</p>${drawn}</div>
<details><summary class="screen-only">The same in words</summary><dl class="flows">${flows.map((flow) => flowInWords(flow, part))}</dl></details>`;
}

const STATE: Readonly<Record<TableFlow['filled'], string>> = {
  yes: 'on',
  declared: 'declared',
  unknown: 'unknown',
  no: 'off',
};

function picture(flows: readonly TableFlow[]): Markup {
  // A table that only saved queries read would be a line into nothing.
  const drawn = flows
    .filter(({ rules, withheld }) => rules.length + withheld.length > 0)
    .map((flow) => ({ ...flow, sources: worthDrawing(flow) }));
  const sourceStates = new Map(drawn.flatMap(({ sources }) => sources.map((s) => [s.name, s.state])));
  const tableStates = new Map(drawn.map((flow) => [flow.table, STATE[flow.filled]]));
  const deployed = new Set(drawn.flatMap(({ rules }) => rules));
  const ruleNames = new Set(drawn.flatMap((f) => [...f.rules, ...f.withheld.map((w) => w.name)]));
  const height = Math.max(sourceStates.size, tableStates.size, ruleNames.size) * ROW + 26;
  const nodes = {
    source: spread([...sourceStates], height),
    table: spread([...tableStates], height),
    rule: spread(
      [...ruleNames].map((name) => [name, deployed.has(name) ? 'on' : 'off']),
      height,
    ),
  };
  const edges = drawn.flatMap((flow) => {
    const to = nodes.table.get(flow.table)!;
    return [
      ...flow.sources.map((s) => edge('source', nodes.source.get(s.name)!, to, s.state)),
      ...flow.rules.map((rule) => edge('table', to, nodes.rule.get(rule)!, 'on')),
      ...flow.withheld
        .filter((w) => !flow.rules.includes(w.name))
        .map((w) => edge('table', to, nodes.rule.get(w.name)!, 'off')),
    ];
  });
  const label = `${drawn.length} tables between their sources and ${deployed.size} rules; below it stands the same in words`;
  return html`<svg class="flow" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">
${paths('edge', edges)}${(Object.keys(COLUMNS) as Column[]).map((column) => boxes(column, [...nodes[column].values()]))}</svg>`;
}

/** What could fill a table besides is of no interest once something does. */
const worthDrawing = ({ sources, filled }: TableFlow) =>
  filled === 'yes' || filled === 'declared'
    ? sources.filter(({ state }) => state === 'on' || state === 'declared')
    : sources;

function spread(named: readonly (readonly [string, string])[], height: number): ReadonlyMap<string, Node> {
  const room = (height - 24) / Math.max(named.length, 1);
  return new Map(named.map(([name, state], i) => [name, { name, state, y: Math.round(22 + (i + 0.5) * room) }]));
}

interface Piece {
  readonly state: string;
  readonly path: string;
}

/** All pieces of one look are one path: the page holds many of them. */
const paths = (kind: string, pieces: readonly Piece[]): readonly Markup[] =>
  [...new Set(pieces.map(({ state }) => state))].map((state) => {
    const own = pieces.filter((piece) => piece.state === state).map(({ path }) => path);
    return html`<path class="${kind} ${state}" d="${own.join('')}"></path>`;
  });

function boxes(column: Column, nodes: readonly Node[]): Markup {
  const { title, x, width } = COLUMNS[column];
  const frames = nodes.map(({ state, y }): Piece => ({ state, path: `M0 ${y - 7}h${width}v15H0z` }));
  const texts = nodes.map(({ name, y }) => {
    const short = ellipsis(name, Math.floor(width / 6));
    return html`<text x="5" y="${y + 4}">${short}${short !== name && html`<title>${name}</title>`}</text>`;
  });
  return html`<g transform="translate(${x})"><text class="flow-head" x="4" y="12">${title}</text>${paths('node', frames)}${texts}</g>`;
}

function edge(from: 'source' | 'table', start: Node, end: Node, state: string): Piece {
  const left = COLUMNS[from].x + COLUMNS[from].width;
  const right = COLUMNS[from === 'source' ? 'table' : 'rule'].x;
  const [half, down] = [(right - left) / 2, end.y - start.y];
  return { state, path: `M${left} ${start.y}c${half} 0 ${half} ${down} ${2 * half} ${down}` };
}

const FILLED: Readonly<Record<TableFlow['filled'], string>> = {
  yes: 'filled',
  declared: 'declared as filled',
  unknown: 'unknown',
  no: 'nothing fills it',
};

const STATES = { on: '', declared: ' (declared)', unknown: ' (unknown)', off: ' (off)' } as const;

function flowInWords({ table, filled, sources, rules, queries, withheld }: TableFlow, part: Part): Markup {
  const from = sources.map(({ name, state }) => `${name}${STATES[state]}`).join(', ') || 'nobody that the kit knows';
  const saved = queries.length > 0 && ` Read by ${count(queries.length, 'saved query', 'saved queries')}.`;
  return html`<div><dt><code>${table}</code> ${FILLED[filled]}, from ${from}.${saved}</dt>
${rules.length > 0 && html`<dd>${part(() => html`${rules.join('; ')}`)}</dd>`}${withheld.length > 0 && html`<dd>${part(() => html`Withheld: ${withheld.map(({ name }) => name).join('; ')}`)}</dd>`}</div>`;
}

import { type Tactic, tacticTitle, techniques } from '../../../catalog/attack';
import { anchor, html, type Markup } from '../../../report/markup';
import { count } from '../../../values/text';
import { attackCoverage, type CoveredTechnique, enterpriseTactics } from '../../facts/attack-coverage';
import type { EnvironmentReview } from '../../review';

const COLUMN = 78;
const ROW = 14;
const HEAD = 34;
/** From so many rules on a cell is one shade darker. */
const SHADES = [1, 2, 4, 8];

/** The enterprise matrix as a picture, and in words what is covered. */
export function attackSection({ name, configuration }: EnvironmentReview): Markup {
  const id = anchor('attack', name);
  const covered = attackCoverage(configuration);
  const parents = new Set(covered.map((technique) => technique.id.split('.')[0]!));
  const lists = enterpriseTactics.map((tactic) => {
    const own = covered.filter((technique) => technique.tactics.includes(tactic));
    if (own.length === 0) return undefined;
    return html`<li><b>${tacticTitle(tactic)}</b><ul>${own.map(techniqueRow)}</ul></li>`;
  });
  const body = covered.length
    ? html`${matrix(id, covered, parents.size)}<details><summary>Techniques and their rules</summary><ul class="tactics">${lists}</ul></details>`
    : html`<p>No enabled rule and no hunting query names a technique.</p>`;
  return html`<section aria-label="MITRE ATT&amp;CK of ${name}"><h3 id="${id}">MITRE ATT&amp;CK</h3>${body}</section>`;
}

function techniqueRow({ id, name, rules, hunts }: CoveredTechnique): Markup {
  const numbers = `${count(rules.length, 'rule')}, ${count(hunts.length, 'hunting query', 'hunting queries')}`;
  return html`<li><code>${id}</code> ${name} <span class="meta">${numbers}</span></li>`;
}

function matrix(id: string, covered: readonly CoveredTechnique[], total: number): Markup {
  const all = [...techniques().values()].filter((technique) => /^T1\d{3}$/.test(technique.id));
  const columns = enterpriseTactics.map((tactic) => all.filter((technique) => technique.tactics.includes(tactic)));
  const height = HEAD + Math.max(...columns.map((column) => column.length)) * ROW;
  const cells = columns.map((column, x) => {
    const tactic = enterpriseTactics[x]!;
    return column.map((technique, y) => cell(technique.id, technique.name, covered, tactic, x, y));
  });
  const heads = enterpriseTactics.map((tactic, x) => heading(tactic, x));
  const label = `${count(total, 'technique')} of the enterprise matrix covered; darker cells have more rules`;
  return html`<p>${label}.</p><svg class="matrix" role="img" aria-labelledby="${id}-picture" viewBox="0 0 ${COLUMN * columns.length} ${height}">
<title id="${id}-picture">${label}</title>${heads}${cells}</svg>`;
}

function heading(tactic: Tactic, x: number): Markup {
  const words = tacticTitle(tactic).split(' ');
  const half = Math.floor(words.length / 2);
  const lines = words.length > 1 ? [words.slice(0, half).join(' '), words.slice(half).join(' ')] : words;
  return html`<text class="matrix-head" x="${x * COLUMN + 2}" y="11">${lines.map((line, i) => html`<tspan x="${x * COLUMN + 2}" dy="${i * 12}">${line}</tspan>`)}</text>`;
}

function cell(
  id: string,
  name: string,
  covered: readonly CoveredTechnique[],
  tactic: Tactic,
  x: number,
  y: number,
): Markup {
  const own = covered.filter((technique) => technique.id.split('.')[0] === id && technique.tactics.includes(tactic));
  const rules = new Set(own.flatMap((technique) => technique.rules)).size;
  const depth =
    own.length === 0 ? 'empty' : rules === 0 ? 'hunt' : `deep-${SHADES.filter((from) => rules >= from).length}`;
  const [left, top] = [x * COLUMN + 1, HEAD + y * ROW + 1];
  const box = html`<rect class="cell ${depth}" x="${left}" y="${top}" width="${COLUMN - 3}" height="${ROW - 2}"></rect>`;
  if (own.length === 0) return box;
  return html`<g><title>${id} ${name}: ${count(rules, 'rule')}</title>${box}<text class="cell-text ${depth}" x="${left + 3}" y="${top + ROW - 5}">${id}${rules > 0 && html` · ${rules}`}</text></g>`;
}

import { type Tactic, tacticTitle, techniques } from '../../../catalog/attack';
import { html, type Markup } from '../../../report/markup';
import { count } from '../../../values/text';
import {
  attackCoverage,
  attackWithheld,
  type CoveredTechnique,
  enterpriseTactics,
  type WithheldTechnique,
} from '../../facts/attack-coverage';
import type { Configuration } from '../../input/configuration';

/** From so many rules on a tile is one shade darker. */
const SHADES = [1, 2, 4, 8];
/** Edge of a square of the strip, with the gap behind it. */
const STEP = 10;

/** A technique in the matrix; sub-techniques count with their parent. */
interface Tile {
  readonly id: string;
  readonly name: string;
  readonly rules: ReadonlySet<string>;
  readonly hunts: ReadonlySet<string>;
  readonly withheld: ReadonlySet<string>;
}

/** The enterprise matrix, tactic by tactic: what is covered, what is withheld, and how much besides there is. */
export function attackBody(configuration: Configuration): Markup {
  const covers = [attackCoverage(configuration), attackWithheld(configuration)] as const;
  const columns = enterpriseTactics.map((tactic) => ({ tactic, tiles: tilesOf(...covers, tactic) }));
  const all = columns.flatMap(({ tiles }) => tiles);
  if (all.length === 0) return html`<p>No enabled rule and no hunting query names a technique.</p>`;
  const ids = (those: readonly Tile[]) => new Set(those.map(({ id }) => id)).size;
  const covered = ids(all.filter(isCovered));
  const onlyWithheld = ids(all) - covered;
  const waiting = onlyWithheld ? ` ${count(onlyWithheld, 'technique')} more would be, were nothing withheld.` : '';
  return html`<p>${count(covered, 'technique')} of the enterprise matrix covered.${waiting} The stronger the colour, the more rules; outlined: hunting queries only; dashed: withheld.</p>
<div class="matrix">${columns.map(column)}</div>`;
}

function column({ tactic, tiles }: { readonly tactic: Tactic; readonly tiles: readonly Tile[] }): Markup {
  const size = [...techniques().values()].filter((t) => /^T1\d{3}$/.test(t.id) && t.tactics.includes(tactic)).length;
  return html`<div class="tactic"><h4>${tacticTitle(tactic)}</h4><p class="meta">${tiles.filter(isCovered).length} of ${size}</p>${strip(tiles, size)}<ul>${tiles.map(tileMarkup)}</ul></div>`;
}

const isCovered = ({ rules, hunts }: Tile): boolean => rules.size + hunts.size > 0;

/** A square for each technique of the tactic, those with something in it first. */
function strip(tiles: readonly Tile[], size: number): Markup {
  const perRow = 12;
  const shades = [...tiles.map(shade), ...Array<string>(size - tiles.length).fill('rest')];
  const squares = [...new Set(shades)].map((kind) => {
    const path = shades.flatMap((own, i) =>
      own === kind ? `M${(i % perRow) * STEP} ${Math.floor(i / perRow) * STEP}h8v8h-8z` : [],
    );
    return html`<path class="${kind}" d="${path.join('')}"></path>`;
  });
  const height = Math.ceil(size / perRow) * STEP;
  return html`<svg class="strip" viewBox="0 0 ${perRow * STEP} ${height}" width="${perRow * STEP}" height="${height}" aria-hidden="true">${squares}</svg>`;
}

const shade = ({ rules, hunts }: Tile): string =>
  rules.size > 0 ? `d${SHADES.filter((from) => rules.size >= from).length}` : hunts.size > 0 ? 'hunt' : 'waits';

function tileMarkup(tile: Tile): Markup {
  const { id, name, rules, hunts, withheld } = tile;
  const numbers = [
    rules.size && count(rules.size, 'rule'),
    hunts.size && count(hunts.size, 'hunt'),
    withheld.size && `${withheld.size} withheld`,
  ].filter(Boolean);
  return html`<li class="tile ${shade(tile)}"><b>${id}</b> ${name} <span>${numbers.join(', ')}</span></li>`;
}

function tilesOf(
  covered: readonly CoveredTechnique[],
  withheldOnes: readonly WithheldTechnique[],
  tactic: Tactic,
): readonly Tile[] {
  const found = new Map<string, Tile>();
  const add = (id: string, name: string, what: 'rules' | 'hunts' | 'withheld', names: readonly string[]) => {
    const parent = id.split('.')[0]!;
    const old = found.get(parent) ?? { id: parent, name, rules: new Set(), hunts: new Set(), withheld: new Set() };
    found.set(parent, { ...old, [what]: new Set([...old[what], ...names]) });
  };
  for (const { id, name, rules, hunts } of covered.filter(serves(tactic))) {
    add(id, name, 'rules', rules);
    add(id, name, 'hunts', hunts);
  }
  for (const { id, name, withheld } of withheldOnes.filter(serves(tactic))) add(id, name, 'withheld', withheld);
  return [...found.values()].sort(
    (a, b) => b.rules.size - a.rules.size || b.hunts.size - a.hunts.size || (a.id < b.id ? -1 : 1),
  );
}

const serves =
  (tactic: Tactic) =>
  ({ tactics }: { readonly tactics: readonly Tactic[] }): boolean =>
    tactics.includes(tactic);

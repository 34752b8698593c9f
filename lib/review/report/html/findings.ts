import { anchor, html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import { count } from '../../../values/text';
import { mergePatches } from '../../cards';
import { type Control, type Patch, severities } from '../../control/control';
import type { EnvironmentReview, Finding } from '../../review';
import { severityWords } from '../words';
import { controlEntry } from './controls-view';
import { address, cure, listing, opens, severityChip } from './parts';

/** Points of one control, and places of one point, that are shown at once; further ones are unfolded. */
const AT_ONCE = 6;
const PLACES_AT_ONCE = 12;

/** Every finding and every unknown, a card for each control, with filters that the script of the page brings to life. */
export function findingsSection(environment: EnvironmentReview): Markup {
  const id = anchor('findings', environment.name);
  const cards = cardsOf(environment);
  const places = cards.flatMap((card) => card.places);
  const body =
    places.length === 0
      ? html`<p>There is none: every control that applies is met.</p>`
      : html`${toolbar(environment.name, cards)}<ul class="finding-list">${cards.map(cardMarkup)}</ul><p class="nothing" hidden>No finding fits the filter.</p>`;
  return html`<section class="findings" aria-labelledby="${id}"><h3 id="${id}">Findings<span class="of"> of ${environment.name}</span></h3>${body}</section>`;
}

type State = 'open' | 'unknown' | 'declared' | 'accepted';

interface Place extends Pick<Finding, 'finding' | 'message' | 'address' | 'source' | 'suppression' | 'expired'> {
  readonly state: State;
  /** Of what is declared. */
  readonly proof?: string;
}

interface Card {
  readonly control: Control;
  /** The worst first. */
  readonly places: readonly Place[];
  readonly patches: readonly Patch[];
}

const STATES: Readonly<Record<State, string>> = {
  open: 'Open',
  unknown: 'Unknown',
  declared: 'Declared',
  accepted: 'Accepted',
};
const ORDER = Object.keys(STATES) as State[];

/** What is open before what is unknown, declared and accepted; within that by severity. */
function cardsOf({ controls, findings }: EnvironmentReview): readonly Card[] {
  const found = groupBy(findings, ({ control }) => control);
  const cards = controls.flatMap(({ control, marks }): Card[] => {
    const own = found.get(control.id) ?? [];
    const places = [
      ...own.map((finding): Place => ({ ...finding, state: finding.suppression ? 'accepted' : 'open' })),
      ...marks.flatMap((mark): Place[] =>
        mark.verdict === 'unknown' || mark.verdict === 'declared' ? [{ ...mark, state: mark.verdict }] : [],
      ),
    ].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    const patches = mergePatches(own.flatMap(({ suppression, patch }) => (suppression ? [] : (patch ?? []))));
    return places.length ? [{ control, places, patches }] : [];
  });
  const rank = ({ places, control }: Card) =>
    ORDER.indexOf(places[0]!.state) * severities.length + severities.indexOf(control.severity);
  return cards.sort((a, b) => rank(a) - rank(b));
}

function toolbar(name: string, cards: readonly Card[]): Markup {
  const places = cards.flatMap(({ control, places: own }) => own.map(({ state }) => ({ state, control })));
  const box = (kind: string, value: string, words: string, n: number) =>
    n > 0 &&
    html`<label class="check"><input type="checkbox" data-filter="${kind}" value="${value}" checked> ${words} <span class="count">${n}</span></label>`;
  const states = ORDER.map((state) =>
    box('state', state, STATES[state], places.filter((place) => place.state === state).length),
  );
  const levels = severities.map((severity) =>
    box('severity', severity, severityWords[severity], places.filter((p) => p.control.severity === severity).length),
  );
  const search = anchor('search', name);
  return html`<form class="toolbar" role="search" aria-label="Filter findings of ${name}" hidden>
<div class="field"><label for="${search}">Search</label><input id="${search}" type="search" data-search placeholder="control, resource, text" autocomplete="off"></div>
<fieldset><legend>Severity</legend>${levels}</fieldset>
<fieldset><legend>State</legend>${states}</fieldset>
<output class="shown" aria-live="polite">${places.length} shown</output></form>`;
}

function cardMarkup({ control, places, patches }: Card): Markup {
  const points = [...groupBy(places, pointOf).values()].map(pointMarkup);
  const more = points.slice(AT_ONCE);
  return html`<li class="finding ${places[0]!.state}" data-severity="${control.severity}">
<div class="finding-head">${severityChip(control.severity)}<strong>${control.title}</strong>${places.length > 1 && html`<span class="count">${count(places.length, 'place')}</span>`}</div>
<ul class="places">${points.slice(0, AT_ONCE)}</ul>
${more.length > 0 && html`<details><summary>And ${more.length} more</summary><ul class="places">${more}</ul></details>`}
<p class="fix"><b>Fix:</b> ${cure(control.fix)}</p>
${patches.map(({ into, yaml }) => html`<details><summary>As YAML for the file of the ${into}</summary>${listing(yaml)}</details>`)}
<p class="meta"><code>${control.id}</code> ${control.playbook.join(', ')} <span class="screen-only">${opens(controlEntry(control.id), 'Why it matters')}</span></p></li>`;
}

/** What is said of several places is said once. */
const pointOf = ({ state, message, proof, suppression, expired }: Place): string =>
  JSON.stringify([state, message, proof, suppression?.line, expired?.line]);

function pointMarkup(places: readonly Place[]): Markup {
  const { state, message, proof, suppression, expired } = places[0]!;
  const sites = places.map(siteMarkup).filter((site) => site !== undefined);
  const more = sites.slice(PLACES_AT_ONCE);
  const notes = [
    more.length > 0 && html`<details><summary>And ${more.length} more places</summary>${listed(more)}</details>`,
    proof && html`<details><summary>Evidence to bring</summary>${listing(proof)}</details>`,
    suppression &&
      html`<p class="accepted-because">Accepted by ${suppression.owner} until ${suppression.expires}: ${suppression.reason}</p>`,
    expired &&
      html`<p class="late">Was accepted by ${expired.owner} until ${expired.expires}; that has expired: ${expired.reason}</p>`,
  ];
  return html`<li data-state="${state}"${places.length > 1 && html` data-places="${places.length}"`}><span class="chip state-${state}">${STATES[state]}</span> ${message} ${listed(sites.slice(0, PLACES_AT_ONCE))}${notes}</li>`;
}

const listed = (sites: readonly Markup[]): Markup => html`${sites.map((site, i) => html`${i > 0 && ', '}${site}`)}`;

/** The line that a person wrote, the resource, and the name by which a suppression can accept it. */
function siteMarkup({ finding, address: where, source }: Place): Markup | undefined {
  if (!finding && !where && !source) return undefined;
  return html`${source && html`${address(`${source.file}:${source.line}`)} `}${address(where)}${finding && html` <span class="meta">[${finding}]</span>`}`;
}

import { anchor, html, type Markup } from '../../../report/markup';
import { type Control, severities } from '../../control/control';
import type { EnvironmentReview, Finding } from '../../review';
import { severityWords } from '../words';
import { address, severityChip } from './parts';

/** Every finding and every unknown, with filters that the script of the page brings to life. */
export function findingsSection(environment: EnvironmentReview, controls: ReadonlyMap<string, Control>): Markup {
  const unknown = environment.controls.flatMap(({ control, marks }) =>
    marks.filter(({ verdict }) => verdict === 'unknown').map((mark): Row => ({ ...mark, control, state: 'unknown' })),
  );
  const found = environment.findings.map(
    (finding): Row => ({
      ...finding,
      control: controls.get(finding.control)!,
      state: finding.suppression ? 'accepted' : 'open',
    }),
  );
  const rows = [
    ...found.filter(({ state }) => state === 'open'),
    ...unknown,
    ...found.filter(({ state }) => state === 'accepted'),
  ];
  const id = anchor('findings', environment.name);
  if (rows.length === 0)
    return html`<section aria-label="Findings of ${environment.name}"><h3 id="${id}">Findings</h3><p>There is none: every control that applies is met.</p></section>`;
  return html`<section aria-label="Findings of ${environment.name}" class="findings"><h3 id="${id}">Findings</h3>
${toolbar(environment.name, rows)}
<ul class="finding-list">${rows.map(row)}</ul>
<p class="nothing" hidden>No finding fits the filter.</p></section>`;
}

interface Row extends Omit<Finding, 'control' | 'severity'> {
  readonly control: Control;
  readonly state: 'open' | 'unknown' | 'accepted';
}

const STATES = { open: 'Open', unknown: 'Unknown', accepted: 'Accepted' } as const;

function toolbar(name: string, rows: readonly Row[]): Markup {
  const box = (kind: string, value: string, words: string, n: number) =>
    html`<label class="check"><input type="checkbox" data-filter="${kind}" value="${value}" checked> ${words} <span class="count">${n}</span></label>`;
  const states = Object.entries(STATES).map(([state, words]) => {
    const n = rows.filter((row) => row.state === state).length;
    return n > 0 && box('state', state, words, n);
  });
  const levels = severities.map((severity) => {
    const n = rows.filter(({ control }) => control.severity === severity).length;
    return n > 0 && box('severity', severity, severityWords[severity], n);
  });
  const search = anchor('search', name);
  return html`<form class="toolbar" role="search" aria-label="Filter findings of ${name}">
<div class="field"><label for="${search}">Search</label><input id="${search}" type="search" data-search placeholder="control, resource, text" autocomplete="off"></div>
<fieldset><legend>Severity</legend>${levels}</fieldset>
<fieldset><legend>State</legend>${states}</fieldset>
<output class="shown" aria-live="polite">${rows.length} shown</output></form>`;
}

function row({ control, state, finding, message, address: where, suppression, expired }: Row): Markup {
  const text = [control.id, control.title, finding, message, where, ...control.playbook].join(' ').toLowerCase();
  return html`<li class="finding ${state}" data-severity="${control.severity}" data-state="${state}" data-text="${text}">
<div class="finding-head">${severityChip(control.severity)}<span class="chip state-${state}">${STATES[state]}</span>
<strong>${control.title}</strong></div>
<p>${message} ${address(where)}</p>
${suppression && html`<p class="accepted-because">Accepted by ${suppression.owner} until ${suppression.expires}: ${suppression.reason}</p>`}
${expired && html`<p class="late">Was accepted by ${expired.owner} until ${expired.expires}; that has expired: ${expired.reason}</p>`}
<details><summary>Why, and how to fix it</summary><p>${control.why}</p><p><b>Fix:</b> ${control.fix}</p>
<p class="meta"><code>${control.id}${finding ? `[${finding}]` : ''}</code> ${control.playbook.join(', ')}</p></details></li>`;
}

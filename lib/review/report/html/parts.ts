import { html, type Markup } from '../../../report/markup';
import type { Severity } from '../../control/control';
import type { ItemStatus } from '../../playbook/coverage';
import type { ControlStatus } from '../../review';
import type { Verdict } from '../../verdict';
import { controlStatusWords, itemStatusWords, severityWords, tally, tallyText } from '../words';

export const severityChip = (severity: Severity): Markup =>
  html`<span class="chip ${severity}">${severityWords[severity]}</span>`;

export const verdictTone: Readonly<Record<Verdict, string>> = {
  notCompliant: 'bad',
  cannotBeTold: 'watch',
  compliant: 'good',
};

/** What a status looks like: good, watch, bad or nothing of it. */
export const controlTone: Readonly<Record<ControlStatus, string>> = {
  nonCompliant: 'bad',
  unknown: 'watch',
  suppressed: 'accepted',
  declared: 'accepted',
  compliant: 'good',
  notApplicable: 'none',
};

export const itemTone: Readonly<Record<ItemStatus, string>> = {
  covered: 'good',
  declared: 'accepted',
  partial: 'watch',
  manual: 'watch',
  withheld: 'watch',
  unknown: 'watch',
  missing: 'bad',
  optional: 'none',
};

export const controlChip = (status: ControlStatus): Markup =>
  html`<span class="chip ${controlTone[status]}">${controlStatusWords[status]}</span>`;

export const itemChip = (status: ItemStatus): Markup =>
  html`<span class="chip ${itemTone[status]}">${itemStatusWords[status]}</span>`;

/** How a whole is made up, as one bar and in words. */
export function bar<K extends string>(
  label: string,
  items: readonly K[],
  words: Readonly<Record<K, string>>,
  tones: Readonly<Record<K, string>>,
): Markup {
  let x = 0;
  const pieces = tally(items, words).map(([key, n]) => {
    const width = (n / items.length) * 100;
    const piece = html`<rect class="fill-${tones[key]}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="4"></rect>`;
    x += width;
    return piece;
  });
  return html`<div class="measure"><div class="measure-label">${label}</div>
<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>
<div class="measure-words">${tallyText(items, words)}</div></div>`;
}

/** A table or picture that scrolls by itself where it is too wide, and can be scrolled by keyboard. */
export const wide = (label: string, content: Markup): Markup =>
  html`<div class="wide" role="group" aria-label="${label}" tabindex="0">${content}</div>`;

export const table = (heads: readonly string[], rows: readonly Markup[]): Markup =>
  html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;

export const address = (text: string): Markup | undefined =>
  text ? html`<code class="address">${text}</code>` : undefined;

/** A text of ours, whose code spans stand between backticks. */
export const cure = (text: string): readonly (string | Markup)[] =>
  text.split('`').map((piece, i) => (i % 2 === 0 ? piece : html`<code>${piece}</code>`));

/** YAML or a query to copy. */
export const listing = (text: string): Markup => html`<pre tabindex="0"><code>${text}</code></pre>`;

/** Opens an entry of a chapter that the whole report shares. On paper it is only its text. */
export const opens = (id: string, text: string): Markup => html`<button popovertarget="${id}">${text}</button>`;

/** An entry of a shared chapter: on screen it opens over the page; on paper, where it is `wanted`, it stands in its chapter. */
export const entry = (id: string, title: Markup, body: Markup, wanted: boolean): Markup =>
  html`<div class="entry${!wanted && ' screen-only'}" id="${id}" popover role="dialog" aria-labelledby="${id}-title"><h3 id="${id}-title">${title}</h3>${body}<button class="screen-only" popovertarget="${id}" popovertargetaction="hide">Close</button></div>`;

/** `3 places`: what does not fit the summary stands in the annex. */
export const more = (n: number, what: string, href: string): Markup | undefined =>
  n > 0 ? html`<p class="more">And ${n} more: <a href="#${href}">${what} in the annex</a>.</p>` : undefined;

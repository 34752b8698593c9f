import { html, type Markup } from '../../../report/markup';
import type { Severity } from '../../control/control';
import type { ItemStatus } from '../../playbook/coverage';
import type { ControlStatus } from '../../review';
import { controlStatusWords, itemStatusWords, severityWords, tally, tallyText } from '../words';

export const severityChip = (severity: Severity): Markup =>
  html`<span class="chip ${severity}">${severityWords[severity]}</span>`;

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
    const piece = html`<rect class="fill-${tones[key]}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="4"></rect>`;
    x += width;
    return piece;
  });
  return html`<div class="measure"><div class="measure-label">${label}</div>
<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>
<div class="measure-words">${tallyText(items, words)}</div></div>`;
}

/** A table that scrolls by itself where it is too wide, and can be scrolled by keyboard. */
export const wide = (label: string, content: Markup): Markup =>
  html`<div class="wide" role="group" aria-label="${label}" tabindex="0">${content}</div>`;

export const address = (text: string): Markup | undefined =>
  text ? html`<code class="address">${text}</code>` : undefined;

import { anchor, html, type Markup } from '../../../report/markup';
import type { EnvironmentReview } from '../../review';
import type { Unjudged } from '../../world/unjudged';
import { address } from './parts';

/** Why it cannot be told whether the environment is compliant, and all that was not judged. */
export function doubtsSection({ name, doubts, unjudged }: EnvironmentReview): Markup | undefined {
  if (doubts.length === 0) return undefined;
  const id = anchor('doubts', name);
  return html`<section aria-labelledby="${id}" class="note"><h3 id="${id}">What cannot be told</h3><ul>${doubts.map((doubt) => html`<li>${doubt}</li>`)}</ul>
${unjudged.length > 0 && html`<details><summary><b>Not judged</b> <span class="count">${unjudged.length}</span></summary><ul>${unjudged.map(line)}</ul></details>`}</section>`;
}

const line = ({ address: where, path, reason }: Unjudged) =>
  html`<li>${address(where)} ${path && html`<code>${path}</code>`} ${reason}</li>`;

import { html, type Markup } from '../../../report/markup';
import type { Review } from '../../review';

/** Where a reviewer signs, and what exactly is signed. */
export function signOffSection({ environments, date }: Review, digest: string): Markup {
  const field = (id: string, label: string, type = 'text') =>
    html`<div class="field"><label for="sign-${id}">${label}</label><input id="sign-${id}" type="${type}" autocomplete="off"></div>`;
  return html`<section aria-labelledby="sign-off" class="sign-off"><h2 id="sign-off">Sign-off</h2>
<p>Review of ${environments.map(({ name }) => name).join(', ')} on ${date}. What is signed is the review in JSON with the SHA-256 digest <code class="digest">${digest}</code>.</p>
<fieldset class="decision"><legend>Decision</legend>
<label class="check"><input type="radio" name="decision"> Approved</label>
<label class="check"><input type="radio" name="decision"> Approved with the open findings noted above</label>
<label class="check"><input type="radio" name="decision"> Not approved</label></fieldset>
<div class="fields">${field('name', 'Name')}${field('role', 'Role')}${field('date', 'Date')}${field('signature', 'Signature')}</div></section>`;
}

import { anchor, html, type Markup } from '../../../report/markup';

/** Where a reviewer signs for an environment, and what exactly is signed. On paper the remarks take the room that is left. */
export function signOff(name: string, date: string, digest: string): Markup {
  const id = anchor('sign-off', name);
  const field = (key: string, label: string) =>
    html`<div class="field"><label for="${id}-${key}">${label}</label><input id="${id}-${key}" type="text" autocomplete="off"></div>`;
  const choice = (label: string) => html`<label class="check"><input type="radio" name="${id}"> ${label}</label>`;
  return html`<div class="sign-off"><h3 id="${id}">Sign-off</h3>
<p>What is signed is the review of ${date} in JSON, of which <code class="digest">${digest}</code> is the SHA-256 digest, as far as it concerns ${name}.</p>
<fieldset class="decision"><legend>Decision on ${name}</legend>${choice('Approved')}${choice('Approved with the open findings')}${choice('Not approved')}</fieldset>
<div class="field remarks"><label for="${id}-remarks">Remarks</label><textarea id="${id}-remarks" rows="2" autocomplete="off"></textarea></div>
<div class="fields">${field('name', 'Name and role')}${field('signature', 'Date and signature')}</div></div>`;
}

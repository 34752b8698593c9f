import type { Phase } from '../../../playbook/item';
import { phaseOf } from '../../../playbook/items';
import { anchor, html, type Markup } from '../../../report/markup';
import type { ItemCoverage } from '../../playbook/coverage';
import type { Evidence } from '../../playbook/evidence';
import type { EnvironmentReview } from '../../review';
import { address, itemChip } from './parts';

const PHASES: Readonly<Record<Phase, string>> = {
  prerequisite: 'Prerequisites',
  recommendation: 'Recommendations',
  requirement: 'Requirements',
  trigger: 'Triggers',
  investigation: 'Investigation',
  containment: 'Containment',
  recovery: 'Recovery',
};

/** The playbook item by item: status and what proves it. */
export function playbookSection({ name, playbook }: EnvironmentReview): Markup {
  const id = anchor('playbook', name);
  const phases = (Object.keys(PHASES) as Phase[]).map((phase) => {
    const items = playbook.filter(({ item }) => phaseOf(item) === phase);
    return html`<h4>${PHASES[phase]}</h4><ul class="items">${items.map(itemRow)}</ul>`;
  });
  return html`<section aria-label="Playbook of ${name}"><h3 id="${id}">Playbook, item by item</h3>${phases}</section>`;
}

function itemRow({ item, status, evidence }: ItemCoverage): Markup {
  const head = html`<span class="item-id">${item.id}</span> <span class="item-title">${item.title}</span> ${itemChip(status)}`;
  if (evidence.length === 0) return html`<li class="item"><div class="item-head">${head}</div></li>`;
  return html`<li class="item"><details><summary class="item-head">${head}</summary><ul class="evidence">${evidence.map(evidenceRow)}</ul></details></li>`;
}

const KINDS: Readonly<Record<Evidence['kind'], string>> = {
  resource: 'Resource',
  rule: 'Rule',
  query: 'Query',
  lacking: 'Lacking',
  withheld: 'Withheld',
  manual: 'Step',
  declaration: 'Declared',
};

function evidenceRow({ kind, text, address: where, where: step, proof }: Evidence): Markup {
  return html`<li><span class="kind">${KINDS[kind]}</span> ${text} ${address(where ?? '')}
${step && html`<p>${step}</p>`}${proof && html`<pre tabindex="0"><code>${proof}</code></pre>`}</li>`;
}

import type { Phase } from '../../../playbook/item';
import { phaseOf } from '../../../playbook/items';
import { anchor, html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import { alertingRules } from '../../facts/detections';
import type { ItemCoverage } from '../../playbook/coverage';
import type { Evidence } from '../../playbook/evidence';
import type { EnvironmentReview, Review } from '../../review';
import type { Part } from './once';
import { address, entry, itemChip, listing, opens } from './parts';

const PHASES: Readonly<Record<Phase, string>> = {
  prerequisite: 'Prerequisites',
  recommendation: 'Recommendations',
  requirement: 'Requirements',
  trigger: 'Triggers',
  investigation: 'Investigation',
  containment: 'Containment',
  recovery: 'Recovery',
};

export const itemsByPhase = (playbook: readonly ItemCoverage[]): readonly (readonly [string, ItemCoverage[]])[] =>
  [...groupBy(playbook, ({ item }) => phaseOf(item))].map(([phase, items]) => [PHASES[phase], items] as const);

/** The playbook item by item: status and what proves it. */
export function playbookBody({ playbook, configuration }: EnvironmentReview, part: Part): Markup {
  const allRules = alertingRules(configuration).length;
  return html`${itemsByPhase(playbook).map(
    ([phase, items]) =>
      html`<h4>${phase}</h4>${part((inner) => html`<ul class="items">${items.map((item) => itemRow(item, allRules, inner))}</ul>`)}`,
  )}`;
}

function itemRow({ item, status, evidence }: ItemCoverage, allRules: number, part: Part): Markup {
  const head = html`<b>${item.id}</b> ${item.title} ${itemChip(status)}`;
  if (evidence.length === 0) return html`<li><p>${head}</p></li>`;
  const rows = [...groupBy(evidence, ({ kind }) => kind)].map(([kind, same]) =>
    evidenceRow(item.id, kind, same, allRules),
  );
  return html`<li><details><summary>${head}</summary>${part(() => html`<ul class="evidence">${rows}</ul>`)}</details></li>`;
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

/** So many rules are counted where they are all that there are: the section on logs and rules names them. */
const MANY = 12;

/** A step stands whole in the chapter of steps; rules and queries are known by their names. */
function evidenceRow(item: string, kind: Evidence['kind'], same: readonly Evidence[], allRules: number): Markup {
  const names = () => same.map(({ text }) => text).join('; ');
  const step = () => same.map(({ text }) => html`${text} ${opens(stepId(item), 'see Steps by hand')}`);
  const all = kind === 'rule' && same.length > MANY && same.length === allRules;
  const content = {
    resource: () => same.map(({ text, address: at = '' }, i) => html`${i > 0 && '; '}${text} ${address(at)}`),
    rule: all ? () => `all ${allRules} that are enabled` : names,
    ...{ query: names, lacking: names, withheld: names, manual: step, declaration: step },
  };
  return html`<li><span class="kind">${KINDS[kind]}</span> ${content[kind]()}</li>`;
}

const stepId = (item: string): string => anchor('step', item);

/** Every step by hand that an environment names: where it is taken, and what proves it. On paper those that are open. */
export function stepsSection({ environments }: Review): Markup {
  const all = environments.flatMap(({ playbook }) => playbook).filter(({ item }) => item.manualStep);
  const entries = [...groupBy(all, ({ item }) => item.id)].map(([id, same]) => {
    const { title, manualStep } = same[0]!.item;
    const body = html`<p>${manualStep!.where}</p>${listing(manualStep!.proof)}`;
    return entry(stepId(id), html`${id} ${title}`, body, true);
  });
  return html`<section class="chapter" aria-labelledby="steps"><h2 id="steps">Steps by hand</h2>${entries}</section>`;
}

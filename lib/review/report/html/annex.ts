import { anchor, html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import type { EnvironmentReview } from '../../review';
import { provenanceText } from '../provenance';
import { settingOf } from '../words';
import { attackBody } from './attack';
import { changesSection } from './changes';
import { controlsBody } from './controls-view';
import { costsBody } from './costs-view';
import { findingsSection } from './findings';
import { flowBody } from './flow';
import type { Once, Write } from './once';
import { address } from './parts';
import { playbookBody } from './playbook';
import { withheldBody } from './withheld';

/** All there is on an environment, section by section. */
export function annexOf(environment: EnvironmentReview, once: Once): Markup {
  const { name, configuration, controls } = environment;
  const shared = (link: string, title: string, write: Write): Section => ({
    link,
    title,
    content: once.section(link, name, title, write),
  });
  const [results, attack] = [controlsBody(controls), attackBody(configuration)];
  const [withheld, costs] = [withheldBody(environment), costsBody(configuration)];
  const sections: readonly Section[] = [
    { link: 'doubts', title: 'What cannot be told', content: doubts(environment) },
    { link: 'origin', title: 'Edited', content: edits(environment) },
    { link: 'changes', title: 'Changes', content: changesSection(environment) },
    { link: 'findings', title: 'Findings', content: findingsSection(environment) },
    { link: 'unjudged', title: 'Not judged', content: unjudged(environment) },
    shared('playbook', 'Playbook, item by item', (part) => playbookBody(environment, part)),
    shared('results', 'Controls', () => results),
    shared('attack', 'MITRE ATT&CK', () => attack),
    shared('flow', 'From log to rule', flowBody(configuration)),
    ...(withheld ? [shared('withheld', 'Withheld rules', () => withheld)] : []),
    ...(costs ? [shared('costs', 'What decides the bill', () => costs)] : []),
  ];
  const shown = sections.filter(({ content }) => content);
  const id = anchor('annex', name);
  return html`<article class="annex" data-of="${name}" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">Annex: ${name}</h2>
<ul class="jump screen-only" aria-label="Sections of ${name}">${shown.map(({ link, title }) => html`<li><a href="#${anchor(link, name)}">${title}</a></li>`)}</ul>
${shown.map(({ content }) => content)}</article>`;
}

interface Section {
  readonly link: string;
  readonly title: string;
  /** Nothing where there is nothing to say. */
  readonly content: Markup | undefined;
}

function doubts({ name, doubts: reasons }: EnvironmentReview): Markup | undefined {
  if (reasons.length === 0) return undefined;
  const id = anchor('doubts', name);
  return html`<section aria-labelledby="${id}"><h3 id="${id}">What cannot be told<span class="of"> of ${name}</span></h3><ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul></section>`;
}

/** What no control looked at, by the reason. */
function unjudged({ name, unjudged: all }: EnvironmentReview): Markup | undefined {
  if (all.length === 0) return undefined;
  const id = anchor('unjudged', name);
  const rows = [...groupBy(all, ({ reason }) => reason)].map(
    ([reason, same]) =>
      html`<li>${reason}<br>${same.map((one, i) => html`${i > 0 && ', '}${address(settingOf(one))}`)}</li>`,
  );
  return html`<section aria-labelledby="${id}"><h3 id="${id}">Not judged<span class="of"> of ${name}</span></h3><p>No control judges these, and they are not known to be without effect on what the review promises.</p>
<ul class="plain">${rows}</ul></section>`;
}

/** What is not as it was synthesized, and the input files that are not what it was synthesized from. */
function edits({ name, provenance }: EnvironmentReview): Markup | undefined {
  const { edited, inputs = [] } = provenance;
  if (edited.length + inputs.length === 0) return undefined;
  const id = anchor('origin', name);
  return html`<section aria-labelledby="${id}"><h3 id="${id}">Edited after synthesis<span class="of"> of ${name}</span></h3><p>${provenanceText(provenance)}</p>
<ul class="plain">${edited.map(({ what, address: where, paths }) => html`<li>${what} ${address(where)} ${paths.join(', ')}</li>`)}${inputs.map(({ what, file }) => html`<li>${what} input ${address(file)}</li>`)}</ul></section>`;
}

import { type FrameworkName, frameworkNames, frameworks } from '../../../catalog/frameworks';
import { html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import type { Control } from '../../control/control';
import type { ControlResult, ControlStatus, Review } from '../../review';
import { controlStatusWords } from '../words';
import { controlEntry } from './controls-view';
import { controlTone, opens } from './parts';

/** The controls as each framework orders them, once for all environments. */
export function frameworksSection({ environments, controls }: Review): Markup {
  const results = new Map(
    controls.map(({ id }, i) => [id, statusText(environments.map((e) => e.controls[i]!.status))] as const),
  );
  const views = frameworkNames.map((framework) => {
    const references = [...byReference(controls, (control) => control, framework)];
    const list = references.map(
      ([reference, own]) =>
        html`<div><dt>${reference}</dt><dd>${own.map(({ id }, i) => html`${i > 0 && ', '}${opens(controlEntry(id), id)}${results.get(id)}`)}</dd></div>`,
    );
    return html`<details><summary><b>${frameworks[framework].title}</b> <span class="count">${list.length}</span></summary><dl class="references">${list}</dl></details>`;
  });
  return html`<section class="frameworks" aria-labelledby="frameworks"><h3 id="frameworks">Frameworks</h3><p class="meta">The references of each framework with the controls that answer them; what is not compliant is said.</p>${views}</section>`;
}

/** What is not as it should be. Of several environments the worst, and how many have it. */
function statusText(found: readonly ControlStatus[]): Markup | undefined {
  const worst = (Object.keys(controlTone) as ControlStatus[]).find((status) => found.includes(status))!;
  if (worst === 'compliant' || worst === 'notApplicable') return undefined;
  const n = found.filter((status) => status === worst).length;
  const many = found.length > 1 ? `in ${n} of ${found.length} ` : '';
  return html` <span class="${controlTone[worst]} word">(${many}${controlStatusWords[worst]})</span>`;
}

/** How many references of a framework have no control with a finding. */
export function frameworkScore(controls: readonly ControlResult[], name: FrameworkName) {
  const references = [...byReference(controls, ({ control }) => control, name).values()];
  const met = references.filter((results) => results.every(({ status }) => status !== 'nonCompliant')).length;
  return { met, all: references.length };
}

function byReference<T>(all: readonly T[], controlOf: (one: T) => Control, framework: FrameworkName) {
  const pairs = all.flatMap((one) => controlOf(one).frameworks[framework].map((reference) => ({ reference, one })));
  const sorted = pairs.sort((a, b) => a.reference.localeCompare(b.reference, 'en', { numeric: true }));
  const groups = groupBy(sorted, ({ reference }) => reference);
  return new Map([...groups].map(([reference, same]) => [reference, same.map(({ one }) => one)]));
}

import { type FrameworkName, frameworkNames, frameworks } from '../../../catalog/frameworks';
import { html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import type { Control } from '../../control/control';
import type { ControlResult, ControlStatus, Review } from '../../review';
import { naturally } from '../order';
import { controlStatusWords } from '../words';
import { controlEntry } from './controls-view';
import { controlTone, opens } from './parts';

/** The controls as each framework orders them, once for all environments. */
export function frameworksSection({ environments, controls }: Review): Markup {
  const results = new Map(
    controls.map(({ id }, i) => [id, statusText(environments.map((e) => e.controls[i]!.status))] as const),
  );
  const views = frameworkNames.map((framework) => {
    const references = byReference(controls, framework);
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
  const all = new Set<string>();
  const open = new Set<string>();
  for (const { control, status } of controls)
    for (const reference of control.frameworks[name]) {
      all.add(reference);
      if (status === 'nonCompliant') open.add(reference);
    }
  return { met: all.size - open.size, all: all.size };
}

function byReference(controls: readonly Control[], framework: FrameworkName): (readonly [string, Control[]])[] {
  const pairs = controls.flatMap((control) =>
    control.frameworks[framework].map((reference) => ({ reference, control })),
  );
  return [...groupBy(pairs, ({ reference }) => reference)]
    .map(([reference, same]) => [reference, same.map(({ control }) => control)] as const)
    .sort(([a], [b]) => naturally(a, b));
}

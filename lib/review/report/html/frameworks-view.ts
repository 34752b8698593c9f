import { type FrameworkName, frameworkNames, frameworks } from '../../../catalog/frameworks';
import { anchor, html, type Markup } from '../../../report/markup';
import type { ControlResult, EnvironmentReview } from '../../review';
import { controlChip, severityChip, wide } from './parts';

/** The controls as each framework orders them, and then all of them. */
export function frameworksSection({ name, controls }: EnvironmentReview): Markup {
  const id = anchor('frameworks', name);
  const views = frameworkNames.map((framework) => {
    const references = byReference(controls, framework);
    const rows = [...references].map(
      ([reference, results]) =>
        html`<tr><th scope="row">${reference}</th><td><ul class="inline">${results.map(
          ({ control, status }) => html`<li>${controlChip(status)} ${control.id}</li>`,
        )}</ul></td></tr>`,
    );
    const met = [...references.values()].filter((r) => r.every(({ status }) => status !== 'nonCompliant')).length;
    return html`<details><summary><b>${frameworks[framework].title}</b> <span class="meta">${met} of ${references.size} references without a finding</span></summary>
${wide(frameworks[framework].title, html`<table><thead><tr><th scope="col">Reference</th><th scope="col">Controls</th></tr></thead><tbody>${rows}</tbody></table>`)}</details>`;
  });
  return html`<section aria-label="Frameworks and controls of ${name}"><h3 id="${id}">Frameworks and controls</h3>${views}${allControls(controls)}</section>`;
}

function byReference(
  controls: readonly ControlResult[],
  framework: FrameworkName,
): ReadonlyMap<string, ControlResult[]> {
  const found = new Map<string, ControlResult[]>();
  for (const result of controls)
    for (const reference of result.control.frameworks[framework])
      found.set(reference, [...(found.get(reference) ?? []), result]);
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}

function allControls(controls: readonly ControlResult[]): Markup {
  const rows = controls.map(({ control, status, marks }) => {
    const proofs = marks.filter(({ verdict }) => verdict === 'pass').length;
    const reason = marks.find(({ verdict }) => verdict === 'skip' || verdict === 'unknown')?.message;
    return html`<tr><th scope="row">${control.title}<br><code>${control.id}</code></th><td>${severityChip(control.severity)}</td><td>${controlChip(status)}</td><td>${proofs > 0 && `${proofs} as wished. `}${reason}</td></tr>`;
  });
  return html`<details><summary><b>All ${controls.length} controls</b></summary>${wide(
    'All controls',
    html`<table><thead><tr><th scope="col">Control</th><th scope="col">Severity</th><th scope="col">Status</th><th scope="col">Evidence</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}</details>`;
}

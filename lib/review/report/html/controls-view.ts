import { frameworkNames, frameworks } from '../../../catalog/frameworks';
import { anchor, html, type Markup } from '../../../report/markup';
import type { Control } from '../../control/control';
import type { ControlResult, Review } from '../../review';
import { controlChip, cure, entry, opens, severityChip, table, wide } from './parts';

/** The entry of a control in the chapter of controls. */
export const controlEntry = (id: string): string => anchor('control', id);

/** Every control with its status, and what shows it. */
export function controlsBody(controls: readonly ControlResult[]): Markup {
  const rows = controls.map(({ control, status, marks }) => {
    const proofs = marks.filter(({ verdict }) => verdict === 'pass').length;
    const reason = marks.find(
      ({ verdict }) => verdict === 'skip' || verdict === 'unknown' || verdict === 'declared',
    )?.message;
    return html`<tr><th scope="row">${opens(controlEntry(control.id), control.title)}</th><td>${severityChip(control.severity)}</td><td>${controlChip(status)}</td><td>${proofs > 0 && `${proofs} as wished. `}${reason}</td></tr>`;
  });
  return html`<details><summary>All ${controls.length} controls</summary>${wide('All controls', table(['Control', 'Severity', 'Status', 'Evidence'], rows))}</details>`;
}

/** The texts of the controls, once for all environments. On paper those that found something or left something unknown. */
export function controlsSection({ environments, controls }: Review): Markup {
  const wanted = (i: number) =>
    environments.some((e) => ['nonCompliant', 'unknown', 'suppressed', 'declared'].includes(e.controls[i]!.status));
  const entries = controls.map((control, i) =>
    entry(controlEntry(control.id), html`${control.title}`, texts(control), wanted(i)),
  );
  return html`<section class="chapter" aria-labelledby="controls"><h2 id="controls">Controls</h2>${entries}</section>`;
}

function texts({ id, severity, info, why, fix, playbook, frameworks: references }: Control): Markup {
  const lists = frameworkNames.map((name) => `${frameworks[name].title}: ${references[name].join(', ')}`);
  return html`<p>${severityChip(severity)} <code>${id}</code> ${playbook.join(', ')}</p><p>${info} ${why}</p><p><b>Fix:</b> ${cure(fix)}</p><p class="meta">${lists.join('; ')}</p>`;
}

import { frameworkNames, frameworks } from '../catalog/frameworks';
import { plain, table } from '../report/markdown';
import { count } from '../values/text';
import { type Control, severities } from './control/control';
import { controls } from './controls';

/** The catalogue of controls as Markdown, for docs/review.md: an overview, then each control. */
export function controlCatalogue(): string {
  const all = controls();
  const numbers = severities.map((severity) => `${all.filter((c) => c.severity === severity).length} ${severity}`);
  return [
    `${count(all.length, 'control')}: ${numbers.join(', ')}.`,
    overview(all),
    ...severities.flatMap((severity) => all.filter((control) => control.severity === severity).map(entry)),
  ].join('\n\n');
}

function overview(all: readonly Control[]): string {
  const rows = severities.flatMap((severity) =>
    all
      .filter((control) => control.severity === severity)
      .map(({ id, title, playbook }) => [`[\`${id}\`](#${id})`, severity, title, playbook.join(', ')]),
  );
  return table(['Control', 'Severity', 'Required state', 'Playbook'], rows);
}

function entry(control: Control): string {
  const references = frameworkNames.map(
    (name) => `${frameworks[name].title}: ${control.frameworks[name].map(plain).join(', ')}`,
  );
  const list = [
    `- Fix: ${plain(control.fix)}`,
    ...(control.playbook.length ? [`- Playbook: ${control.playbook.join(', ')}`] : []),
    `- ${references.join('; ')}`,
  ];
  return [
    `### ${control.id}`,
    `**${plain(control.title)}** (${control.severity})`,
    `${plain(control.info)} ${plain(control.why)}`,
    list.join('\n'),
  ].join('\n\n');
}

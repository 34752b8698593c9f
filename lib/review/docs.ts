import { frameworkNames, frameworks } from '../catalog/frameworks';
import { plain, table } from '../report/markdown';
import { count } from '../values/text';
import { type Control, severities } from './control/control';
import { controls } from './controls';
import tried from './world/hand-edits.json';
import type { Reasons } from './world/kind';
import { kinds } from './world/kinds';
import { ignorable } from './world/lifecycle';

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

/** How many kinds of edits by hand the test of the kit tries, and what comes of them. */
export const handEdits = (): string =>
  `${tried.tried} kinds of edits by hand are tried, as of the last time they were counted: ${tried.judged} are noticed by what the configuration itself says, ` +
  `${tried.toldByOrigin} concern what only an environment or rule file can vouch for and are noticed as that, ${tried.harmless} are harmless, each for a reason that the test names.`;

/** What is said of arguments that no control judges, by resource type. */
export function knownArguments(): string {
  const rows = (type: string, word: string, reasons: Reasons = {}) =>
    Object.entries(reasons).map(([path, reason]) => [`\`${type}.${path}\``, word, plain(reason)]);
  return table(
    ['Argument', 'Is', 'Because'],
    [...kinds].flatMap(([type, { harmless, vouched }]) => [
      ...rows(type, 'harmless', harmless),
      ...rows(type, 'vouched for', vouched),
    ]),
  );
}

/** Where changes by hand may stay. */
export const ignorableArguments = (): string =>
  table(
    ['Type', '`ignore_changes` of', 'Because'],
    Object.entries(ignorable).flatMap(([type, reasons]) =>
      Object.entries(reasons).map(([argument, reason]) => [`\`${type}\``, `\`${argument}\``, plain(reason)]),
    ),
  );

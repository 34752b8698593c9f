import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchor, html, Markup } from '../../../report/markup';
import type { Control } from '../../control/control';
import { type EnvironmentReview, openFindings, type Review } from '../../review';
import { jsonReport } from '../json';
import { aboutEnvironment, controlStatusWords, itemStatusWords, statuses, verdictOf } from '../words';
import { attackSection } from './attack';
import { changesSection, driftSection } from './changes';
import { comparisonSection } from './comparison';
import { costsSection } from './costs-view';
import { doubtsSection } from './doubts';
import { findingsSection } from './findings';
import { flowSection } from './flow';
import { frameworksSection } from './frameworks-view';
import { bar, controlTone, itemTone } from './parts';
import { playbookSection } from './playbook';
import { signOffSection } from './sign-off';

/** One self-contained page: no network, no inline handlers, nothing of the input unescaped. */
export function htmlReport(review: Review): string {
  const style = STYLES.map(asset).join('');
  const script = asset('page.js');
  const controls = new Map(review.controls.map((control) => [control.id, control]));
  const digest = createHash('sha256').update(jsonReport(review)).digest('hex');
  const policy = `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`;
  const names = review.environments.map(({ name }) => name).join(', ');
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Compliance review: ${names}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the results</a>
<header class="page-head"><div class="page-inner"><p class="kicker">Token theft playbook</p><h1>Compliance review</h1>
<p class="lead">Reviewed on ${review.date}: ${review.controls.length} controls, ${review.environments.length} environments, every item of the playbook with its evidence.</p>${review.remarks.map((remark) => html`<p>${remark}</p>`)}</div></header>
<nav aria-label="Environments"><div class="page-inner cards">${review.environments.map(card)}</div></nav>
<main id="main" class="page-inner">
${suppressionNotes(review)}
${comparisonSection(review)}
${review.environments.map((environment) => article(environment, controls))}
${signOffSection(review, digest)}
</main>
<footer class="page-inner"><p class="meta">Values that are known after apply only count as unknown, never as compliant.</p></footer>
<script>${new Markup(script)}</script>
</body>
</html>`.text;
}

/** In the order in which they build on each other. */
const STYLES = ['theme.css', 'page.css', 'parts.css', 'pictures.css', 'print.css'];

const asset = (name: string) => readFileSync(join(__dirname, name), 'utf8').replaceAll('\r\n', '\n');

const hash = (text: string) => createHash('sha256').update(text).digest('base64');

function card(environment: EnvironmentReview): Markup {
  const worst = openFindings(environment)[0]?.severity ?? (environment.doubts.length ? 'medium' : 'none-open');
  return html`<a class="card worst-${worst}" href="#${anchor('environment', environment.name)}"><span class="card-name">${environment.name}</span>
<span class="card-verdict">${verdictOf(environment)}</span></a>`;
}

const SECTIONS = {
  findings: 'Findings',
  playbook: 'Playbook',
  attack: 'ATT&CK',
  flow: 'From log to rule',
  frameworks: 'Frameworks',
  costs: 'Costs',
};

function article(environment: EnvironmentReview, controls: ReadonlyMap<string, Control>): Markup {
  const id = anchor('environment', environment.name);
  const about = aboutEnvironment(environment);
  const shown = Object.entries(SECTIONS).filter(
    ([link]) => link !== 'costs' || environment.configuration.shows('foundation'),
  );
  return html`<article id="${id}" aria-labelledby="${id}-title" tabindex="-1"><h2 id="${id}-title">${environment.name}</h2>
<p class="lead">${about || 'Nothing is known of it but its resources'}: ${verdictOf(environment)}.</p>
<div class="measures">${bar('Controls', statuses(environment.controls), controlStatusWords, controlTone)}
${bar('Playbook', statuses(environment.playbook), itemStatusWords, itemTone)}</div>
<ul class="jump" aria-label="Sections of ${environment.name}">${shown.map(([link, title]) => html`<li><a href="#${anchor(link, environment.name)}">${title}</a></li>`)}</ul>
${doubtsSection(environment)}
${changesSection(environment)}
${driftSection(environment)}
${findingsSection(environment, controls)}
${playbookSection(environment)}
${attackSection(environment)}
${flowSection(environment)}
${frameworksSection(environment)}
${costsSection(environment)}
</article>`;
}

function suppressionNotes({ suppressions: { expired, unused } }: Review): Markup | undefined {
  if (expired.length + unused.length === 0) return undefined;
  const line = (what: string) => (s: Review['suppressions']['unused'][number]) =>
    html`<li><b>${what}</b> <code>${s.file}:${s.line}</code> ${s.control} (${s.owner}, until ${s.expires})</li>`;
  return html`<section aria-labelledby="suppressions" class="note"><h2 id="suppressions">Suppressions to look at</h2><ul>${expired.map(line('Expired'))}${unused.map(line('Unused'))}</ul></section>`;
}

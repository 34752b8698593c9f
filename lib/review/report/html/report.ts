import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchor, html, Markup } from '../../../report/markup';
import { count } from '../../../values/text';
import type { EnvironmentReview, Review } from '../../review';
import { jsonReport } from '../json';
import { inNaturalOrder } from '../order';
import { verdictOf, verdictWords } from '../words';
import { annexOf } from './annex';
import { comparisonSection } from './comparison';
import { controlsSection } from './controls-view';
import { frameworksSection } from './frameworks-view';
import { Once } from './once';
import { verdictTone } from './parts';
import { stepsSection } from './playbook';
import { summaryOf } from './summary';

/**
 * One self-contained page: no network, no inline handlers, nothing of the input unescaped. First two sheets for each environment, which
 * are what is signed on paper; then the annex. With several environments the script shows one at a time, or what they have in common.
 */
export function* htmlReport(review: Review): Generator<string> {
  const digest = digestOf(jsonReport(review));
  const style = [...STYLES.map(asset), foot(review.date, digest)].join('');
  const script = asset('page.js');
  const policy = `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`;
  const environments = inNaturalOrder(review.environments);
  const names = environments.map(({ name }) => name).join(', ');
  const { date, remarks } = review;
  const facts = { date, remarks, digest, controls: new Map(review.controls.map((c) => [c.id, c])) };
  const once = new Once();
  const many = environments.length > MANY;
  yield html`<!DOCTYPE html>
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
<p class="lead">Reviewed on ${review.date}: ${review.controls.length} controls, ${count(environments.length, 'environment')}, every item of the playbook with its evidence.</p>${review.remarks.map((remark) => html`<p>${remark}</p>`)}</div></header>
${environments.length > 1 && html`<nav aria-label="Environments"><div class="page-inner cards ${many && 'many'}">${overviewCard(environments)}${environments.map((e) => card(e, many ? verdictWords[e.verdict] : verdictOf(e)))}</div></nav>`}
<main id="main" class="page-inner">
`.text;
  // Environment by environment: all of them would be more than is held at once.
  for (const environment of environments) yield summaryOf(environment, facts).text;
  yield html`
<div class="overview" data-of="" id="overview" tabindex="-1">${comparisonSection(review)}${suppressionNotes(review)}</div>
`.text;
  for (const environment of environments) yield annexOf(environment, once).text;
  yield html`
<div class="chapters">${frameworksSection(review)}${controlsSection(review)}${stepsSection(review)}</div>
</main>
<footer class="page-inner"><p class="meta">Values that are known after apply only count as unknown, never as compliant.</p></footer>
<script>${new Markup(script)}</script>
</body>
</html>`.text;
}

function digestOf(pieces: Iterable<string>): string {
  const digest = createHash('sha256');
  for (const piece of pieces) digest.update(piece);
  return digest.digest('hex');
}

/** So many environments leave room for their names and verdicts only. */
const MANY = 8;

/** In the order in which they build on each other. */
const STYLES = ['theme.css', 'page.css', 'parts.css', 'pictures.css', 'screen.css', 'print.css'];

/** On each sheet of paper: which review it belongs to, and which page of it. */
const foot = (date: string, digest: string): string =>
  `@page{@bottom-left{content:"Compliance review of ${date}, SHA-256 ${digest.slice(0, 16)}"}}`;

const asset = (name: string) => readFileSync(join(__dirname, name), 'utf8').replaceAll('\r\n', '\n');

const hash = (text: string) => createHash('sha256').update(text).digest('base64');

function card(environment: EnvironmentReview, text: string): Markup {
  return html`<a class="card is-${verdictTone[environment.verdict]}" href="#${anchor('environment', environment.name)}"><span class="card-name">${environment.name}</span>
<span class="card-verdict">${text}</span></a>`;
}

function overviewCard(environments: readonly EnvironmentReview[]): Markup {
  const good = environments.filter(({ verdict }) => verdict === 'compliant').length;
  return html`<a class="card" href="#overview"><span class="card-name">Overview</span>
<span class="card-verdict">${good} of ${environments.length} compliant</span></a>`;
}

function suppressionNotes({ suppressions: { expired, unused } }: Review): Markup | undefined {
  if (expired.length + unused.length === 0) return undefined;
  const line = (what: string) => (s: Review['suppressions']['unused'][number]) =>
    html`<li><b>${what}</b> <code>${s.file}:${s.line}</code> ${s.control} (${s.owner}, until ${s.expires})</li>`;
  return html`<section aria-labelledby="suppressions" class="note"><h2 id="suppressions">Suppressions to look at</h2><ul>${expired.map(line('Expired'))}${unused.map(line('Unused'))}</ul></section>`;
}

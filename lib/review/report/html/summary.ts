import { frameworkNames, frameworks } from '../../../catalog/frameworks';
import { anchor, html, type Markup } from '../../../report/markup';
import { groupBy } from '../../../values/maps';
import { count, ellipsis } from '../../../values/text';
import type { Control } from '../../control/control';
import type { ItemStatus } from '../../playbook/coverage';
import { type EnvironmentReview, openFindings } from '../../review';
import { openSteps, withheldRules } from '../environment';
import { provenanceText } from '../provenance';
import {
  aboutEnvironment,
  controlStatusWords,
  dangerWords,
  itemStatusWords,
  settingOf,
  statuses,
  tallyText,
  verdictWords,
} from '../words';
import { frameworkScore } from './frameworks-view';
import { linesOf, within } from './lines';
import { bar, controlTone, itemTone, more, severityChip, table, verdictTone } from './parts';
import { itemsByPhase } from './playbook';
import { signOff } from './sign-off';

/** Lines of the two sheets that are left for what differs in length; the rest is always there. */
const FIRST_SHEET = 26;
const SECOND_SHEET = 27;
/** What may be in the first sheet besides the list of all items. */
const BESIDES_ITEMS = 11;

interface Facts {
  readonly date: string;
  /** Of the review as a whole. */
  readonly remarks: readonly string[];
  /** SHA-256 of the review in JSON. */
  readonly digest: string;
  readonly controls: ReadonlyMap<string, Control>;
}

/** Two pages on an environment for who signs: what is found, and what is taken upon oneself. Whatever is too long is counted and stands in the annex. */
export function summaryOf(environment: EnvironmentReview, facts: Facts): Markup {
  const { name } = environment;
  const id = anchor('environment', name);
  const about = aboutEnvironment(environment);
  const findings = within(againstRows(environment, facts.controls), FIRST_SHEET, rowLines);
  return html`<article class="summary" data-of="${name}" id="${id}" aria-labelledby="${id}-title" tabindex="-1">
<section class="sheet" aria-label="Summary of ${name}, verdict">${sheetHead(name, facts.date, 1, html`<h2 id="${id}-title">${name}</h2>${about && html`<p class="about">${about}</p>`}`)}
${verdict(environment, facts.remarks)}
${against(environment, findings)}
<div class="measures">${bar('Controls', statuses(environment.controls), controlStatusWords, controlTone)}
${bar('Playbook', statuses(environment.playbook), itemStatusWords, itemTone)}</div>
${findings.used + environment.doubts.length <= BESIDES_ITEMS && itemList(environment)}
<div class="halves">${phases(environment)}${scores(environment)}</div></section>
<section class="sheet" aria-label="Summary of ${name}, to sign">${sheetHead(name, facts.date, 2, html`<p class="again">${name}</p>`)}
${takenOver(environment, facts.controls)}
${signOff(name, facts.date, facts.digest)}</section></article>`;
}

const sheetHead = (name: string, date: string, page: 1 | 2, title: Markup): Markup =>
  html`<header class="sheet-head">${title}<p class="paper-only">Token theft playbook, compliance review of ${date}. Summary of ${name}, page ${page} of 2.</p></header>`;

const VERDICT_SAYS: Readonly<Record<EnvironmentReview['verdict'], string>> = {
  compliant: 'No open finding is critical or high, and all that matters was judged.',
  notCompliant: 'At least one open finding is critical or high.',
  cannotBeTold: 'No open finding is critical or high, but not all that matters could be judged.',
};

function verdict({ name, verdict: word, doubts, provenance }: EnvironmentReview, remarks: readonly string[]): Markup {
  const { shown, left } = within(doubts, 5, (doubt) => linesOf(doubt));
  return html`<div class="verdict ${verdictTone[word]}"><p class="verdict-word">${verdictWords[word]}</p><p>${VERDICT_SAYS[word]}</p>
${doubts.length > 0 && html`<ul>${shown.map((doubt) => html`<li>${doubt}</li>`)}</ul>${more(left.length, 'all doubts', anchor('doubts', name))}`}<p class="origin">${ellipsis([provenanceText(provenance), ...remarks].join(' '), 270)}</p></div>`;
}

type Fitted = ReturnType<typeof within<Row>>;

function against({ name }: EnvironmentReview, { shown, left }: Fitted): Markup {
  const body = shown.length
    ? html`<ul class="rows">${shown.map(row)}</ul>${more(left.length, 'all findings', anchor('findings', name))}`
    : html`<p>Nothing: every control that applies is met.</p>`;
  return html`<h3>What stands against it</h3>${body}`;
}

/** Blockers of the plan, then controls with open findings, the worst first. */
function againstRows(environment: EnvironmentReview, controls: ReadonlyMap<string, Control>): readonly Row[] {
  const { changes = [], unjudged } = environment;
  const grave = changes.filter(({ danger }) => danger === 'blocker' || danger === 'dangerous');
  const byControl = [...groupBy(openFindings(environment), ({ control }) => control)];
  const notJudged: Row = {
    chip: html`<span class="chip watch">Not judged</span>`,
    what: count(unjudged.length, 'setting'),
    text: unjudged.map(settingOf).join(', '),
  };
  return [
    ...grave.map(
      (change): Row => ({
        chip: html`<span class="chip bad">${dangerWords[change.danger].split(':')[0]!}</span>`,
        what: `${change.action} ${change.address}`,
        text: change.reason,
      }),
    ),
    ...byControl.map(([id, found]): Row => {
      const { severity, title } = controls.get(id)!;
      const places = found.length > 1 ? ` (${count(found.length, 'place')})` : '';
      return { chip: severityChip(severity), what: found[0]!.message, text: `Required: ${title}${places}` };
    }),
    ...(unjudged.length > 0 ? [notJudged] : []),
  ];
}

interface Row {
  readonly chip?: Markup;
  readonly what: string;
  readonly text: string;
}

/** Characters of each that are shown. */
const WHAT = 140;
const TEXT = 170;

/** The annex has all of what is cut here. */
const row = ({ chip, what, text }: Row): Markup =>
  html`<li>${chip} <b>${ellipsis(what, WHAT)}</b><br><span class="meta">${ellipsis(text, TEXT)}</span></li>`;

const rowLines = ({ what, text }: Row): number =>
  // The chip, bold letters and the padding take room as well.
  linesOf(ellipsis(what, WHAT), 0.82) + linesOf(ellipsis(text, TEXT)) + 0.4;

/** What the person who signs takes upon himself: accepted findings, steps by hand, what is left out. */
function takenOver(environment: EnvironmentReview, controls: ReadonlyMap<string, Control>): Markup {
  const { name } = environment;
  const accepted = acceptedRows(environment, controls);
  const steps = openSteps(environment.playbook).map(
    ({ item }): Row => ({ what: `${item.id} ${item.title}`, text: item.manualStep?.where ?? '' }),
  );
  const evidence = environment.controls
    .filter(({ status }) => status === 'declared')
    .map(
      ({ control, marks }): Row => ({
        what: `Bring evidence: ${control.title}`,
        text: marks.find(({ verdict: said }) => said === 'declared')?.message ?? '',
      }),
    );
  const withheld = [...groupBy(withheldRules(environment), ({ reasons }) => reasons.join('; '))].map(
    ([reason, rules]): Row => ({
      what: reason,
      text: `${count(rules.length, 'rule')}: ${rules.map((rule) => rule.name).join('; ')}`,
    }),
  );
  const incident = environment.playbook
    .filter(({ status }) => status === 'manual')
    .filter(({ item }) => !steps.some(({ what }) => what.startsWith(`${item.id} `)))
    .map(({ item }): Row => ({ what: `${item.id} ${item.title}`, text: item.manualStep?.where ?? '' }));
  // What is accepted has the first claim to the room, but leaves some to the others.
  const first = within(accepted, SECOND_SHEET - 14, rowLines);
  const second = within([...steps, ...evidence], SECOND_SHEET - first.used - 6, rowLines);
  const third = within(withheld, SECOND_SHEET - first.used - second.used, rowLines);
  const fourth = within(incident, SECOND_SHEET - first.used - second.used - third.used, rowLines);
  const part = (title: string, none: string, { shown, left }: Fitted, what: string, link: string) =>
    html`<h3>${title}</h3>${shown.length + left.length > 0 ? html`<ul class="rows">${shown.map(row)}</ul>` : html`<p>${none}</p>`}${more(left.length, what, anchor(link, name))}`;
  return html`${part('Accepted', 'No finding is accepted.', first, 'all findings', 'findings')}
${part('To do by hand before an incident', 'No step of preparation is open.', second, 'the playbook', 'playbook')}
${part('Left out', 'No rule is withheld.', third, 'all withheld rules', 'withheld')}
${part('To do by hand in an incident', 'No step.', fourth, 'the playbook', 'playbook')}`;
}

/** What ends next comes first. */
function acceptedRows({ findings }: EnvironmentReview, controls: ReadonlyMap<string, Control>): readonly Row[] {
  const bySuppression = groupBy(
    findings.filter(({ suppression }) => suppression),
    ({ suppression, control }) => `${suppression!.expires} ${suppression!.file}:${suppression!.line} ${control}`,
  );
  return [...bySuppression]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, found]): Row => {
      const { suppression, control, severity } = found[0]!;
      const { owner, expires, reason } = suppression!;
      const places = found.length > 1 ? ` (${count(found.length, 'place')})` : '';
      return {
        chip: severityChip(severity),
        what: `${controls.get(control)!.title}${places}`,
        text: `Until ${expires}, by ${owner}: ${reason}`,
      };
    });
}

/** Every item in a line, by status; on screen it stands below in more words. */
function itemList({ playbook }: EnvironmentReview): Markup {
  const byStatus = (Object.keys(itemStatusWords) as ItemStatus[]).flatMap((status) => {
    const own = playbook.filter((item) => item.status === status);
    return own.length > 0
      ? [
          html`<li><b>${itemStatusWords[status]}, ${own.length}</b></li>`,
          ...own.map(({ item }) => html`<li>${item.id} ${ellipsis(item.title, 36)}</li>`),
        ]
      : [];
  });
  return html`<ul class="item-list paper-only">${byStatus}</ul>`;
}

function phases({ playbook }: EnvironmentReview): Markup {
  const rows = itemsByPhase(playbook).map(
    ([phase, items]) =>
      html`<tr><th scope="row">${phase}</th><td>${tallyText(statuses(items), itemStatusWords)}</td></tr>`,
  );
  return table(['Playbook', 'Items'], rows);
}

function scores({ controls }: EnvironmentReview): Markup {
  const rows = frameworkNames.map((name) => {
    const { met, all } = frameworkScore(controls, name);
    return html`<tr><th scope="row">${frameworks[name].title}</th><td>${met} of ${all}</td></tr>`;
  });
  return table(['Framework', 'References without a finding'], rows);
}

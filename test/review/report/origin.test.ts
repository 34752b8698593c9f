import { controls } from '../../../lib/review/controls';
import { junitReport } from '../../../lib/review/report/junit';
import { markdownReport } from '../../../lib/review/report/markdown';
import { terminalReport } from '../../../lib/review/report/terminal';
import { type Review, review } from '../../../lib/review/review';
import { goodWorld } from '../good-world';
import { configurationOf } from '../world';
import { csvReport, htmlReport, jsonReport, sarifReport } from './texts';

const RULE = 'azurerm_sentinel_alert_rule_scheduled.rule_token';
const GROUP = 'azurerm_resource_group.group';

/** Somebody edited a rule and something that is judged anyway, and an input file changed. */
const edited = goodWorld();
edited.edit = ({ f, d }) => {
  f.azurerm_resource_group.group.tags = { owner: 'x' };
  d.azurerm_sentinel_alert_rule_scheduled.rule_token.query += ' | where true';
};
const inputs = new Map([['prod', [{ file: 'environments/prod.yaml', what: 'changed' as const }]]]);
const found = review([configurationOf(edited)], controls(), { inputs });
const untouched = review([configurationOf(goodWorld())], controls());

const plain = (given: Review) => terminalReport(given, { paint: (_, text) => text, width: 200 });

test.each<[string, (given: Review) => string]>([
  ['pretty', plain],
  ['md', markdownReport],
  ['html', htmlReport],
])(
  '%s names what was edited, in which arguments, and the input that changed; nothing where nothing was',
  (_, print) => {
    const text = print(found);
    expect(text).toContain('Edited after synthesis: 2 resources or blocks.');
    expect(text).toContain('Synthesized from other inputs: environments/prod.yaml changed.');
    for (const part of [RULE, GROUP, 'tags', 'query']) expect(text).toContain(part);
    expect(print(untouched)).not.toContain('Edited after synthesis:');
  },
);

test('JSON has all of it', () => {
  expect(JSON.parse(jsonReport(found)).environments[0].provenance).toEqual({
    status: 'edited',
    edited: [
      { address: GROUP, stack: 'prod-foundation', what: 'changed', paths: ['tags'] },
      { address: RULE, stack: 'prod-detections', what: 'changed', paths: ['query'] },
    ],
    skipped: 0,
    inputs: inputs.get('prod'),
  });
});

test('an edited detection is a finding in every form that has findings, another edit is a note of SARIF', () => {
  const message = "'Anomalous token' was changed after synthesis: query.";
  for (const text of [
    csvReport(found),
    junitReport(found).replaceAll('&apos;', "'").replaceAll('&#39;', "'"),
    markdownReport(found),
    plain(found),
  ])
    expect(text).toContain(message);
  const { results } = JSON.parse(sarifReport(found)).runs[0];
  const about = (ruleId: string) => results.filter((result: { ruleId: string }) => result.ruleId === ruleId);
  expect(about('detections-as-synthesized')).toMatchObject([{ level: 'error' }]);
  expect(about('edited-after-synthesis')).toMatchObject([
    { level: 'note', message: { text: `prod: ${GROUP} was changed after synthesis: tags` } },
  ]);
  expect(JSON.parse(sarifReport(untouched)).runs[0].results).toEqual([]);
});

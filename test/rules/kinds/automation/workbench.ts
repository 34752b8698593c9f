import { YamlSource } from '../../../../lib/files/source';
import { readAutomation } from '../../../../lib/rules/kinds/automation/read';
import type { Watchlist } from '../../../../lib/rules/kinds/watchlist/format';
import type { CompiledRule } from '../../../../lib/rules/read/model';
import { rule, scheduled } from '../../help';
import { list } from '../watchlist/workbench';

/** A file with one action; `more` replaces or adds top-level lines, an empty text removes one. */
export function automationFile(more: Readonly<Record<string, string>> = {}, file = 'assign.yaml') {
  const lines = {
    id: '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
    kind: 'AutomationRule',
    name: 'Assign',
    order: '5',
    actions: '[ { addTags: [ Token theft ] } ]',
    ...more,
  };
  const text = Object.entries(lines)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
  return readAutomation(YamlSource.parse(file, text));
}

export const automation = (more?: Readonly<Record<string, string>>, file?: string) =>
  automationFile(more, file).definition;

/** An analytic rule with playbook items. */
export function analyticRule(n: number, ...items: readonly string[]): CompiledRule {
  const tags = items.map((item) => `'playbook: ${item}'`).join(', ');
  const text = scheduled(`id: 00000000-0000-4000-8000-00000000000${n}\ntags: [ ${tags} ]\n`);
  return {
    ...rule(text, `rules/analytics/rule-${n}.yaml`),
    analysis: { tables: [], functions: [], watchlists: [], columns: [] },
  };
}

/** A hunting query, which raises no incidents. */
export const huntingQuery = (): CompiledRule => ({
  ...rule('id: 00000000-0000-4000-8000-000000000099\nname: Hunt\nquery: SigninLogs\ntags: [ "playbook: TRG-1" ]\n'),
  analysis: { tables: [], functions: [], watchlists: [], columns: [] },
});

/** A watchlist of accounts. */
export const vips = (...rows: readonly Readonly<Record<string, string>>[]): Watchlist => ({
  ...list({ columns: '[ { name: Upn, type: upn, required: true }, { name: Id, type: guid } ]' }),
  rows,
});

export const networks: Watchlist = {
  ...list({ alias: 'Networks', columns: '[ { name: Upn, type: cidr, required: true } ]' }),
  rows: [],
};

export const workspace = '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w';
export const ruleId = (n: number): string =>
  `${workspace}/providers/Microsoft.SecurityInsights/alertRules/00000000-0000-4000-8000-00000000000${n}`;

import { YamlSource } from '../../../../lib/files/source';
import type { Watchlist } from '../../../../lib/rules/kinds/watchlist/model';
import type { CompiledRule, OtherFile } from '../../../../lib/rules/read/model';
import { rule, scheduled } from '../../help';

/** A file with one action; `more` replaces or adds top-level lines, an empty text removes one. */
export function automationFile(more: Readonly<Record<string, string>> = {}, file = 'assign.yaml'): OtherFile {
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
  return { kind: 'AutomationRule', file, source: YamlSource.parse(file, text) };
}

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

export function vips(...rows: readonly Readonly<Record<string, string>>[]): Watchlist {
  const source = YamlSource.parse('vips.yaml', '');
  const columns = [
    { name: 'Upn', type: 'upn', required: true } as const,
    { name: 'Id', type: 'guid', required: false } as const,
  ];
  const about = { file: 'vips.yaml', source, id: '', displayName: 'VIPs', description: '', playbook: [] };
  return { ...about, alias: 'Vips', searchKey: 'Upn', columns, rows };
}

export const networks: Watchlist = {
  ...vips(),
  alias: 'Networks',
  columns: [{ name: 'Upn', type: 'cidr', required: true }],
};

export const workspace = '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w';
export const ruleId = (n: number): string =>
  `${workspace}/providers/Microsoft.SecurityInsights/alertRules/00000000-0000-4000-8000-00000000000${n}`;

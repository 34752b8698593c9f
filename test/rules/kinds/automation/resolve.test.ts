import { join } from 'node:path';
import { rulesFolder } from '../../../../lib/files/root';
import type { AutomationDefinition } from '../../../../lib/rules/kinds/automation/format';
import type { AutomationFacts } from '../../../../lib/rules/kinds/automation/model';
import { resolveAutomation } from '../../../../lib/rules/kinds/automation/resolve';
import type { Watchlist } from '../../../../lib/rules/kinds/watchlist/format';
import type { CompiledRule } from '../../../../lib/rules/read/model';
import { readRules } from '../../../../lib/rules/read-rules';
import { analyticRule, automation, huntingQuery, networks, ruleId, vips, workspace } from './workbench';

const OWNER = '9c1b7a52-3f60-4e8d-9a41-2d5e6f708192';
const PLAYBOOK = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Logic/workflows/respond';

const facts = (automation: Partial<AutomationFacts['automation']> = {}): AutomationFacts => ({
  ids: { workspace },
  automation: { enabled: true, ...automation },
});
const three = [analyticRule(1, 'TRG-1'), analyticRule(2, 'TRG-1', 'TRG-9'), analyticRule(3, 'TRG-10'), huntingQuery()];

function resolve(
  definitions: readonly AutomationDefinition[],
  {
    deployed = three,
    known = three,
    watchlists = [vips(), networks],
    environment = facts(),
  }: {
    deployed?: readonly CompiledRule[];
    known?: readonly CompiledRule[];
    watchlists?: readonly Watchlist[];
    environment?: AutomationFacts;
  } = {},
) {
  return resolveAutomation(environment, { definitions, deployed, known, watchlists });
}
const values = (rule: { conditions: readonly unknown[] } | undefined) => JSON.stringify(rule?.conditions);

describe('conditions', () => {
  it('always keep to incidents of deployed analytic rules', () => {
    const { rules } = resolve([automation()]);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      triggersWhen: 'Created',
      order: 5,
      conditions: [
        {
          conditionType: 'Property',
          conditionProperties: {
            propertyName: 'IncidentRelatedAnalyticRuleIds',
            operator: 'Contains',
            propertyValues: [ruleId(1), ruleId(2), ruleId(3)],
          },
        },
      ],
      actions: [{ do: 'changeIncident', labels: ['Token theft'] }],
      analyticRules: [1, 2, 3].map((n) => ruleId(n).split('/').at(-1)),
    });
  });

  it('can ask for playbook items, rules, severity and title', () => {
    const when = (text: string) => values(resolve([automation({ when: text })]).rules[0]);
    expect(when('{ playbook: [ TRG-9 ] }')).toContain(JSON.stringify([ruleId(2)]));
    expect(when('{ rules: [ rule-3.yaml, 00000000-0000-4000-8000-000000000001 ] }')).toContain(
      JSON.stringify([ruleId(1), ruleId(3)]),
    );
    expect(when('{ severity: [ Low, Medium ] }')).toContain(
      '"IncidentSeverity","operator":"Equals","propertyValues":["Low","Medium"]',
    );
    expect(when('{ title: [ "a, b" ] }')).toContain('"IncidentTitle","operator":"Contains","propertyValues":["a, b"]');
  });

  it('spread more than 50 rules over several conditions', () => {
    const many = Array.from({ length: 51 }, () => analyticRule(1, 'TRG-1'));
    const [condition] = resolve([automation()], { deployed: many, known: many }).rules[0]!.conditions;
    const ofMany = (propertyValues: unknown[]) => ({ conditionProperties: { propertyValues } });
    expect(condition).toMatchObject({
      conditionType: 'Boolean',
      conditionProperties: {
        operator: 'Or',
        innerConditions: [ofMany(Array(50).fill(ruleId(1))), ofMany([ruleId(1)])],
      },
    });
  });

  it('name the accounts of a watchlist by object id, and by name and suffix', () => {
    const list = vips(
      { Upn: 'ann@contoso.com', Id: OWNER },
      { Upn: 'bob@contoso.com', Id: '' },
      { Upn: 'eve@fabrikam.com', Id: '' },
    );
    const { rules, problems } = resolve([automation({ when: '{ accounts: Vips }' })], { watchlists: [list] });
    expect(problems).toEqual([]);
    const condition = rules[0]!.conditions[1]!;
    const property = (name: string, ...of: string[]) => ({
      conditionType: 'Property',
      conditionProperties: { propertyName: name, operator: 'Equals', propertyValues: of },
    });
    const both = (...innerConditions: unknown[]) => ({
      conditionType: 'Boolean',
      conditionProperties: { operator: 'And', innerConditions },
    });
    expect(condition).toEqual({
      conditionType: 'Boolean',
      conditionProperties: {
        operator: 'Or',
        innerConditions: [
          property('AccountAadUserId', OWNER),
          both(property('AccountName', 'ann', 'bob'), property('AccountUPNSuffix', 'contoso.com')),
          both(property('AccountName', 'eve'), property('AccountUPNSuffix', 'fabrikam.com')),
        ],
      },
    });
  });

  it('that accounts of too many domains would need are refused', () => {
    const list = vips(...Array.from({ length: 30 }, (_, i) => ({ Upn: `ann@contoso${i}.com`, Id: '' })));
    const { problems } = resolve([automation({ when: '{ accounts: Vips }' })], { watchlists: [list] });
    expect(problems).toEqual([expect.objectContaining({ code: 'automation/too-many-accounts', line: 6 })]);
    expect(problems[0]?.message).toContain('61 conditions');
  });
});

describe('one rule for each playbook item', () => {
  const each = { forEach: 'playbook', name: "'Tag {item}'", actions: "[ { addTags: [ '{item}' ] } ]" };

  it('has its item, its rules, its order and a GUID of its own', () => {
    const { rules } = resolve([automation(each)]);
    expect(rules.map(({ displayName, order, part }) => [displayName, order, part])).toEqual([
      ['Tag TRG-1', 5, 'created_TRG-1'],
      ['Tag TRG-9', 6, 'created_TRG-9'],
      ['Tag TRG-10', 7, 'created_TRG-10'],
    ]);
    expect(values(rules[0])).toContain(JSON.stringify([ruleId(1), ruleId(2)]));
    expect(rules[1]?.actions).toEqual([{ do: 'changeIncident', labels: ['TRG-9'] }]);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(3);
  });

  it('follows from the tags of the rules alone: a new detection needs no other change', () => {
    const more = [...three, analyticRule(4, 'TRG-4')];
    const { rules } = resolve([automation(each)], { deployed: more, known: more });
    expect(rules.map(({ displayName }) => displayName)).toContain('Tag TRG-4');
    const before = resolve([automation(each)]).rules;
    for (const { part, name } of before) expect(rules).toContainEqual(expect.objectContaining({ part, name }));
  });

  it('exists for further alerts too, as an update', () => {
    const { rules } = resolve([automation({ ...each, trigger: '[ created, alertAdded ]' })]);
    expect(rules).toHaveLength(6);
    expect(rules[3]).toMatchObject({ triggersWhen: 'Updated', displayName: 'Tag TRG-1 (further alert)', order: 8 });
    expect(rules[3]?.conditions[0]).toEqual({
      conditionType: 'PropertyArrayChanged',
      conditionProperties: { arrayType: 'Alerts', changeType: 'Added' },
    });
  });
});

describe('what the environment lacks', () => {
  const omitted = (more: Record<string, string>, options: Parameters<typeof resolve>[1] = {}) => {
    const { rules, omitted, problems } = resolve([automation(more)], options);
    expect([rules, problems]).toEqual([[], []]);
    return omitted;
  };
  it.each<[string, Record<string, string>, Parameters<typeof resolve>[1], RegExp]>([
    ['automation', {}, { environment: facts({ enabled: false }) }, /switched off/],
    ['an owner', { actions: '[ { assignOwner: environment } ]' }, {}, /automation\.ownerObjectId/],
    ['a response playbook', { actions: '[ { runPlaybook: environment } ]' }, {}, /automation\.responsePlaybook/],
    ['VIP accounts', { when: '{ accounts: Vips }' }, {}, /watchlist Vips has no rows/],
    ['the rules', { when: '{ playbook: [ TRG-4 ] }' }, {}, /no analytic rule/],
    ['any rule', {}, { deployed: [] }, /no analytic rule/],
  ])('leaves the rule out without %s, and says so', (_, more, options, reason) => {
    expect(omitted(more, options)).toEqual([
      { file: 'assign.yaml', name: 'Assign', reason: expect.stringMatching(reason) },
    ]);
  });

  it('leaves out the one action that needs it, and tasks that would stand alone', () => {
    const actions = (text: string) => resolve([automation({ actions: text })]);
    const kept = actions('[ { assignOwner: environment }, { setSeverity: High } ]');
    expect(kept.rules[0]?.actions).toEqual([{ do: 'changeIncident', severity: 'High' }]);
    expect(kept.omitted).toHaveLength(1);
    expect(actions('[ { assignOwner: environment }, { addTask: { title: T } } ]').rules).toEqual([]);
  });

  it('is used when it is there', () => {
    const environment = facts({ ownerObjectId: OWNER, responsePlaybook: PLAYBOOK });
    const actions = '[ { assignOwner: environment }, { runPlaybook: environment } ]';
    const { rules, omitted } = resolve([automation({ actions })], { environment });
    expect(omitted).toEqual([]);
    expect(rules[0]?.actions).toEqual([
      { do: 'changeIncident', ownerId: OWNER },
      { do: 'runPlaybook', logicAppId: PLAYBOOK },
    ]);
  });
});

describe('mistakes', () => {
  it.each<[string, Record<string, string>, string, string | undefined]>([
    [
      'a rule that does not exist',
      { when: '{ rules: [ rule-11 ] }' },
      'automation/unknown-rule',
      "Did you mean 'rule-1'?",
    ],
    ['a hunting query, which raises no incident', { when: '{ rules: [ a ] }' }, 'automation/unknown-rule', undefined],
    [
      'a watchlist that does not exist',
      { when: '{ accounts: Vip }' },
      'automation/unsuitable-watchlist',
      "Did you mean 'Vips'?",
    ],
    ['a watchlist without accounts', { when: '{ accounts: Networks }' }, 'automation/unsuitable-watchlist', undefined],
  ])('%s is one', (_, more, code, help) => {
    const { problems, rules } = resolve([automation(more)]);
    expect(rules).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ code, line: 6, ...(help ? { help } : {}) })]);
  });

  it('a rule that is only withheld here is none', () => {
    const { problems, omitted } = resolve([automation({ when: '{ rules: [ rule-3 ] }' })], {
      deployed: [three[0]!],
    });
    expect(problems).toEqual([]);
    expect(omitted).toHaveLength(1);
  });

  it('one order for two rules is one', () => {
    const id = '4f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11';
    const { problems } = resolve([automation(), automation({ id }, 'other.yaml')]);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'automation/duplicate-order', file: 'other.yaml', line: 4 }),
    ]);
  });

  it('a file whose rules reach beyond 1000 is one', () => {
    const each = { order: '999', forEach: 'playbook', name: "'{item}'" };
    expect(resolve([automation(each)]).problems.map(({ code }) => code)).toEqual(['automation/order-out-of-range']);
  });
});

it('the shipped files give rules that tag, assign, raise, add tasks and respond', () => {
  const read = readRules([join(rulesFolder, 'automation')]);
  const list = { ...vips({ Upn: 'ann@contoso.com', Id: OWNER }), alias: 'VIPUsers' };
  const environment = facts({ ownerObjectId: OWNER, responsePlaybook: PLAYBOOK });
  const { rules, omitted, problems } = resolve(read.automation, { environment, watchlists: [list] });
  expect([omitted, problems]).toEqual([[], []]);
  expect(rules.map(({ displayName }) => displayName).sort()).toEqual([
    'Token theft: a VIP account makes Low Medium',
    'Token theft: a VIP account makes Medium High',
    'Token theft: assign to the responsible group',
    'Token theft: investigation checklist',
    'Token theft: run the response playbook on High',
    'Token theft: tag with TRG-1',
    'Token theft: tag with TRG-1 (further alert)',
    'Token theft: tag with TRG-10',
    'Token theft: tag with TRG-10 (further alert)',
    'Token theft: tag with TRG-9',
    'Token theft: tag with TRG-9 (further alert)',
  ]);
  const medium = rules.find(({ displayName }) => displayName.includes('Medium High'))!;
  const low = rules.find(({ displayName }) => displayName.includes('Low Medium'))!;
  expect(medium.order).toBeLessThan(low.order);
});

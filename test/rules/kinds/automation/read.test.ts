import { join } from 'node:path';
import { rulesFolder } from '../../../../lib/files/root';
import { readRules } from '../../../../lib/rules/read-rules';
import { automationFile } from './workbench';

const read = (more: Record<string, string>) => automationFile(more);
const long = (n: number) => 'x'.repeat(n);

it('a file gives what it says, with defaults', () => {
  const { definition, problems } = read({
    description: 'Why.',
    when: '{ playbook: [ trg-1 ], severity: [ high ], title: [ a, b ], accounts: Vips, rules: [ some-rule ] }',
    actions:
      '[ { addTags: [ A ] }, { setSeverity: High }, { assignOwner: environment }, { runPlaybook: environment }, { addTask: { title: T, description: D } } ]',
  });
  expect(problems).toEqual([]);
  expect(definition).toEqual(
    expect.objectContaining({
      id: '3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11',
      name: 'Assign',
      order: 5,
      trigger: ['created'],
      when: { playbook: ['TRG-1'], rules: ['some-rule'], severity: ['High'], title: ['a', 'b'], accounts: 'Vips' },
      actions: [
        { addTags: ['A'] },
        { setSeverity: 'High' },
        { assignOwner: 'environment' },
        { runPlaybook: 'environment' },
        { addTask: { title: 'T', description: 'D' } },
      ],
    }),
  );
});

it.each<[string, Record<string, string>, string, number]>([
  ['no order', { order: '' }, 'rule/missing-value', 1],
  ['an order of 0', { order: '0' }, 'rule/invalid-value', 4],
  ['an order above 1000', { order: '1001' }, 'rule/invalid-value', 4],
  ['no actions', { actions: '' }, 'rule/missing-value', 1],
  ['an action that is two', { actions: '[ { setSeverity: High, addTags: [ A ] } ]' }, 'automation/not-one-action', 5],
  ['an action that is none', { actions: '[ { setSevrity: High } ]' }, 'automation/not-one-action', 5],
  ['a severity that does not exist', { actions: '[ { setSeverity: Critical } ]' }, 'rule/invalid-value', 5],
  ['an owner of its own', { actions: '[ { assignOwner: ann } ]' }, 'rule/invalid-value', 5],
  ['no tags to add', { actions: '[ { addTags: [] } ]' }, 'rule/invalid-value', 5],
  ['tasks alone', { actions: '[ { addTask: { title: T } } ]' }, 'automation/tasks-alone', 5],
  ['a task without a title', { actions: '[ { addTask: { description: T } } ]' }, 'rule/missing-value', 5],
  ['a title of 151 characters', { actions: `[ { addTask: { title: ${long(151)} } } ]` }, 'rule/invalid-value', 5],
  ['a name of 501 characters', { name: long(501) }, 'rule/invalid-value', 3],
  ['21 actions', { actions: `[ ${'{ setSeverity: High }, '.repeat(21)} ]` }, 'rule/invalid-value', 5],
  ['an unknown trigger', { trigger: 'deleted' }, 'rule/invalid-value', 6],
  ['an unknown playbook item', { when: '{ playbook: [ TRG-111 ] }' }, 'automation/unknown-playbook-item', 6],
  ['an unknown condition', { when: '{ colour: red }' }, 'rule/unknown-key', 6],
  ['{item} without forEach', { name: "'Tag {item}'" }, 'automation/item-without-each', 3],
  ['forEach and one name for all', { forEach: 'playbook' }, 'automation/same-name-for-each', 3],
])('%s is a problem at its place', (_, more, code, line) => {
  expect(read(more).problems).toContainEqual(expect.objectContaining({ code, line, file: 'assign.yaml' }));
});

it.each([
  ['20 actions', { actions: `[ ${'{ setSeverity: High }, '.repeat(20)} ]` }],
  ['a title of 150 characters', { actions: `[ { addTags: [ A ] }, { addTask: { title: ${long(150)} } } ]` }],
  ['an order of 1000', { order: '1000' }],
  [
    'forEach with {item} in name and tag',
    { name: "'Tag {item}'", forEach: 'playbook', actions: "[ { addTags: [ '{item}' ] } ]" },
  ],
])('%s is fine', (_, more) => expect(read(more).problems).toEqual([]));

it('the shipped files are without a mistake', () => {
  const { automation, problems } = readRules([join(rulesFolder, 'automation')]);
  expect(problems).toEqual([]);
  expect(automation.length).toBeGreaterThanOrEqual(5);
});

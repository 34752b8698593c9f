import type { Construct } from '../../../constructs/core/cdktf';
import { Workbook } from '../../../constructs/detections/workbook';
import { LogAnalyticsWorkspace } from '../../../constructs/workspace/log-analytics-workspace';
import { only, refusal, synth, WORKSPACE } from '../synth';

const workbook = {
  name: '2b1a0000-1111-4222-8333-444455556666',
  displayName: 'Token theft investigation',
  resourceGroupName: 'rg-soc',
  location: 'westeurope',
  workspaceId: WORKSPACE,
  content: { version: 'Notebook/1.0', items: [{ query: 'T | where x == "${y}"' }] },
};

test('belongs to the workspace, whose id is written in lower case', () => {
  const resources = synth((stack) => new Workbook(stack, 'workbook', workbook));
  expect(only(resources, 'azurerm_application_insights_workbook')).toEqual({
    name: workbook.name,
    display_name: workbook.displayName,
    resource_group_name: 'rg-soc',
    location: 'westeurope',
    category: 'sentinel',
    source_id: WORKSPACE.toLowerCase(),
    data_json: JSON.stringify(workbook.content).replace('${', () => '$${'),
  });
});

test('also when the id is known only to Terraform', () => {
  const resources = synth((stack) => {
    const workspace = new LogAnalyticsWorkspace(stack, 'workspace', {
      name: 'log-soc',
      resourceGroupName: 'rg',
      location: 'x',
    });
    new Workbook(stack, 'workbook', { ...workbook, workspaceId: workspace.id });
  });
  expect(only(resources, 'azurerm_application_insights_workbook').source_id).toBe(
    '${lower(azurerm_log_analytics_workspace.workspace.id)}',
  );
});

test('has a description and tags where they are given, and no text is a template of Terraform', () => {
  const more = { displayName: '${a}', description: '${b}', tags: { team: '${c}' } };
  const resources = synth((stack) => new Workbook(stack, 'workbook', { ...workbook, ...more }));
  expect(only(resources, 'azurerm_application_insights_workbook')).toMatchObject({
    display_name: '$${a}',
    description: '$${b}',
    tags: { team: '$${c}' },
  });
});

test('has an id of its own', () => {
  const twice = (stack: Construct) => {
    for (const id of ['one', 'two']) new Workbook(stack, id, workbook);
  };
  expect(refusal(twice)).toMatch(/'name'.*id of a workbook/);
});

test.each([
  [{ tags: { 'a<b': 'x' } }, "'tags.a<b' should be"],
  [{ name: workbook.name.toUpperCase() }, `Write ${workbook.name}.`],
  [{ name: 'workbook' }, "'name' should be a GUID"],
  [{ displayName: '' }, "'displayName' should be 1 to 256 characters"],
  [{ tags: { 'Hidden-Title': 'x' } }, "the service keeps the title in 'hidden-title'"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new Workbook(stack, 'workbook', { ...workbook, ...props }))).toContain(message);
});

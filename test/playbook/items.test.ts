import { capabilities } from '../../lib/catalog/capabilities';
import { findPlaybookItem, phaseOf, playbookItems } from '../../lib/playbook/items';

const ids = playbookItems.map(({ id }) => id);
const run = (letters: string, last: number) => Array.from({ length: last }, (_, i) => `${letters}-${i + 1}`);

test('every item of the playbook is there, once and in order', () => {
  expect(ids).toEqual([
    ...run('PRE', 2),
    ...run('REC', 5),
    ...run('REQ', 11),
    ...run('TRG', 11),
    ...run('INV', 14),
    ...run('CON', 10),
    ...run('RCV', 5),
  ]);
});

test('titles differ, and each item says how it is met', () => {
  expect(new Set(playbookItems.map(({ title }) => title)).size).toBe(playbookItems.length);
  for (const { how } of playbookItems) {
    expect(how.length).toBeGreaterThan(0);
    expect(new Set(how).size).toBe(how.length);
  }
});

test.each(playbookItems)('$id has a step by hand with its proof exactly when it is to be verified', (item) => {
  expect(item.manualStep !== undefined).toBe(item.how.includes('verify'));
  if (item.manualStep) {
    expect(item.manualStep.where.length).toBeGreaterThan(20);
    expect(item.manualStep.proof.length).toBeGreaterThan(20);
  }
});

test('every trigger raises an alert and every investigation is a query', () => {
  for (const item of playbookItems) {
    if (phaseOf(item) === 'trigger') expect(item.how).toContain('rule');
    if (phaseOf(item) === 'investigation') expect(item.how).toEqual(['hunt']);
  }
});

test('every capability proves an item of the playbook, and is named by at most one', () => {
  for (const { name, manualStep } of capabilities) {
    expect(ids).toContain(manualStep.item);
    const naming = playbookItems.filter((item) => item.capability === name);
    expect(naming.length).toBeLessThanOrEqual(1);
    for (const item of naming) expect(item.id).toBe(manualStep.item);
  }
});

test('items are found by id', () => {
  expect(findPlaybookItem('TRG-11')?.how).toEqual(['rule', 'hunt']);
  expect(findPlaybookItem('TRG-12')).toBeUndefined();
  expect(findPlaybookItem('trg-1')).toBeUndefined();
});

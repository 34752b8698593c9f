import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { findPlaybookItem } from '../../lib/playbook/items';
import { analysed } from '../../lib/review/analyse';
import { severities } from '../../lib/review/control/control';
import { controls } from '../../lib/review/controls';
import { review } from '../../lib/review/review';
import type { ControlCase } from './cases';
import { casesOf } from './good-world';
import { configurationOf, world } from './world';

const folder = join(__dirname, 'controls');
const withCases = readdirSync(folder).map((file) => parse(file).name);

test('every control has its cases, and all cases have a control', () => {
  expect(withCases.sort()).toEqual(controls().map(({ id }) => id));
});

test('there are at least forty controls', () => {
  expect(controls().length).toBeGreaterThanOrEqual(40);
});

describe.each(controls().map((control) => [control.id, control] as const))('%s', (id, control) => {
  test('says what it is, why, and how to fix it, with items of the playbook that exist', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(severities).toContain(control.severity);
    for (const text of [control.title, control.info, control.why, control.fix]) expect(text.length).toBeGreaterThan(10);
    for (const text of [control.info, control.why, control.fix]) expect(text).toMatch(/[.;)]"?$/);
    expect(control.playbook.filter((item) => !findPlaybookItem(item))).toEqual([]);
  });

  const cases = casesOf(id);
  const judge = async (change: ControlCase['change']) => {
    const given = world();
    cases.setup?.(given);
    change?.(given);
    const [environment] = review([await analysed(configurationOf(given))], [control]).environments;
    return { result: environment!.controls[0]!, findings: environment!.findings };
  };

  const statuses = ['compliant', 'nonCompliant', 'unknown', 'declared', 'notApplicable'] as const;
  for (const status of statuses) {
    for (const { when, change, finding, address } of cases[status] ?? []) {
      test(`is ${status} when ${when}`, async () => {
        const { result, findings } = await judge(change);
        expect({ status: result.status, findings: status === 'nonCompliant' ? undefined : findings }).toEqual({
          status,
          findings: status === 'nonCompliant' ? undefined : [],
        });
        if (status === 'compliant' || status === 'notApplicable') return;
        const verdict = status === 'nonCompliant' ? 'fail' : status;
        const marks = result.marks.filter((mark) => mark.verdict === verdict);
        expect(marks.length).toBeGreaterThan(0);
        if (finding !== undefined) expect(marks.map((mark) => mark.finding)).toContain(finding);
        if (address !== undefined) expect(marks.map((mark) => mark.address)).toContain(address);
        for (const mark of marks) expect(mark.message).not.toContain('[object Object]');
      });
    }
  }
});

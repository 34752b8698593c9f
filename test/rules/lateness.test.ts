import { lateness, latenessOf, latestOf } from '../../lib/catalog/lateness';
import { findTable } from '../../lib/catalog/tables';
import { rulesFolder } from '../../lib/files/root';
import { compileRules } from '../../lib/rules/compile';
import { shortDuration } from '../../lib/values/duration';

test('a lateness is stated of tables that there are, with a reason', () => {
  for (const { tables, seconds, why } of lateness) {
    expect(seconds).toBeGreaterThan(0);
    expect(why).not.toBe('');
    const unknown = tables.filter((name) => !findTable(name) && !findTable(`${name}Info`));
    expect(unknown.filter((name) => !findTable(`${name}Events`))).toEqual([]);
  }
  expect([latenessOf('SigninLogs'), latenessOf('DeviceProcessEvents'), latenessOf('Heartbeat')]).toEqual([
    7200,
    3600,
    undefined,
  ]);
  expect(latestOf(['SigninLogs', 'OfficeActivity', 'Heartbeat'])).toEqual({ table: 'OfficeActivity', seconds: 10_800 });
  expect(latestOf(['Heartbeat']).seconds).toBe(900);
});

test('every scheduled rule of the kit sees what its tables log late', async () => {
  const { rules } = await compileRules([rulesFolder]);
  const scheduled = rules.flatMap(({ file, alert, analysis }) =>
    alert?.schedule ? [{ file, ...alert.schedule, latest: latestOf(analysis.tables) }] : [],
  );
  expect(scheduled.length).toBeGreaterThan(20);
  const blind = scheduled.filter(({ frequency, period, latest }) => period < frequency + latest.seconds);
  expect(
    blind.map(
      ({ file, frequency, period, latest }) =>
        `${file}: ${shortDuration(period)} is less than ${shortDuration(frequency)} and ${shortDuration(latest.seconds)} of ${latest.table}`,
    ),
  ).toEqual([]);
}, 120_000);

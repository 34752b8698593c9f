import { rulesFolder } from '../../lib/files/root';
import { readRules } from '../../lib/rules/read-rules';

// `ttk test`, the other half of `npm test`, runs these cases, and fails where one does not run.
const { rules } = readRules([rulesFolder]);
const tested = rules.filter(({ alert, function: saved }) => alert || saved);

it.each(tested.map((rule) => [rule.file, rule] as const))(
  '%s has a case that matches and one that nearly does',
  (_, rule) => {
    const cases = Array.isArray(rule.tests) ? rule.tests : [];
    expect(cases.some((one) => one.match === true)).toBe(true);
    expect(cases.some((one) => one.match === false)).toBe(true);
  },
);

it('no case of the kit is one that the local engine cannot run', () => {
  const excused = rules.flatMap(({ file, tests }) =>
    (Array.isArray(tests) ? tests : []).flatMap((one) => (one.notRun === undefined ? [] : [`${file}: ${one.name}`])),
  );
  expect(excused).toEqual([]);
});

import type { Control } from '../../lib/review/control/control';
import { fail, pass, skip, unknown } from '../../lib/review/control/control';
import { controls } from '../../lib/review/controls';
import { fails, openFindings, review } from '../../lib/review/review';
import type { Suppression } from '../../lib/review/suppressions';
import { goodWorld } from './good-world';
import { configurationOf } from './world';

const now = new Date('2026-11-22T10:00:00Z');

const suppression = (given: Partial<Suppression>): Suppression => ({
  control: 'daily-cap-not-blinding',
  environment: '*',
  resource: '*',
  finding: '*',
  reason: 'because',
  owner: 'ann',
  expires: '2027-01-01',
  file: 'suppressions.yaml',
  line: 3,
  ...given,
});

function capped(suppressions: Partial<Suppression>[] = []) {
  const given = goodWorld();
  given.f.azurerm_log_analytics_workspace.workspace.daily_quota_gb = 5;
  return review([configurationOf(given)], controls(), { suppressions: suppressions.map(suppression), now });
}

const statusOf = (result: ReturnType<typeof capped>, id = 'daily-cap-not-blinding') =>
  result.environments[0]!.controls.find(({ control }) => control.id === id)!.status;

test('the good world has no finding and nothing unknown', () => {
  const result = review([configurationOf(goodWorld())], controls(), { now });
  expect(result.environments[0]!.findings).toEqual([]);
  expect(
    result.environments[0]!.controls.filter(({ status }) => status === 'unknown').map(({ control }) => control.id),
  ).toEqual([]);
  expect(fails(result, 'low')).toBe(false);
});

describe('a suppression', () => {
  test('accepts a finding, which then fails nothing', () => {
    const result = capped([{}]);
    expect(statusOf(result)).toBe('suppressed');
    expect(result.environments[0]!.findings[0]!.suppression?.reason).toBe('because');
    expect(openFindings(result.environments[0]!)).toEqual([]);
    expect(fails(result, 'low')).toBe(false);
    expect(result.suppressions).toEqual({ expired: [], unused: [] });
  });

  test.each([
    ['another environment', { environment: 'dev*' }],
    ['another resource', { resource: 'azurerm_storage_account.*' }],
    ['another finding', { finding: 'other' }],
    ['another control', { control: 'archive-immutable' }],
  ])('of %s accepts nothing', (_, given) => {
    expect(statusOf(capped([given]))).toBe('nonCompliant');
  });

  test('can be narrow by globs', () => {
    const given = { environment: 'pro?', resource: 'azurerm_log_*.workspace', finding: 'c*' };
    expect(statusOf(capped([given]))).toBe('suppressed');
  });

  test('holds on its last day, and is back as a finding the day after', () => {
    expect(statusOf(capped([{ expires: '2026-11-22' }]))).toBe('suppressed');
    const result = capped([{ expires: '2026-11-21' }]);
    expect(statusOf(result)).toBe('nonCompliant');
    expect(openFindings(result.environments[0]!)[0]!.expired?.owner).toBe('ann');
    expect(result.suppressions.expired).toHaveLength(1);
    expect(result.suppressions.unused).toEqual([]);
  });

  test('is reported when it is unused, unless an environment that is not reviewed may use it', () => {
    const given = [suppression({ control: 'archive-immutable' })];
    const configurations = [configurationOf(goodWorld())];
    expect(review(configurations, controls(), { suppressions: given, now }).suppressions.unused).toEqual(given);
    expect(
      review(configurations, controls(), { suppressions: given, now, complete: false }).suppressions.unused,
    ).toEqual([]);
    const other = [suppression({ environment: 'other' })];
    expect(review(configurations, controls(), { suppressions: other, now }).suppressions.unused).toEqual([]);
  });

  test('is not called useless where the control cannot be judged', () => {
    const given = goodWorld();
    given.foundation = undefined;
    const suppressions = [suppression({})];
    expect(review([configurationOf(given)], controls(), { suppressions, now }).suppressions.unused).toEqual([]);
  });
});

describe('the status of a control', () => {
  const status = (...marks: ReturnType<Control['check']>) => {
    const control = { ...controls()[0]!, id: 'x-y', needs: undefined, check: () => marks };
    return review([configurationOf(goodWorld())], [control]).environments[0]!.controls[0]!.status;
  };
  const [good, bad, dim, none] = [pass(undefined), fail(undefined, 'f', 'm'), unknown(undefined, 'u', 'm'), skip('s')];

  test.each([
    ['nonCompliant', [good, dim, bad]],
    ['unknown', [good, dim]],
    ['compliant', [good, none]],
    ['notApplicable', [none]],
    ['notApplicable', []],
  ])('is %s', (expected, marks) => {
    expect(status(...marks)).toBe(expected);
  });
});

describe('the verdict', () => {
  const verdict = (change: (given: ReturnType<typeof goodWorld>) => void, suppressions: Suppression[] = []) => {
    const given = goodWorld();
    change(given);
    return review([configurationOf(given)], controls(), { suppressions, now }).environments[0]!;
  };
  const blind: Parameters<typeof verdict>[0] = ({ f }) => {
    delete f.azurerm_monitor_aad_diagnostic_setting.workspace;
  };

  test('is compliant where everything is judged, also with open findings that are not grave', () => {
    expect(verdict(() => {})).toMatchObject({ verdict: 'compliant', doubts: [], unjudged: [] });
    const capping: typeof blind = ({ f }) => {
      f.azurerm_log_analytics_workspace.workspace.daily_quota_gb = 5;
    };
    expect(openFindings(verdict(capping))).toHaveLength(1);
    expect(verdict(capping).verdict).toBe('compliant');
  });

  test('is not compliant with a grave finding, unless it is accepted', () => {
    expect(verdict(blind).verdict).toBe('notCompliant');
    const accepted = [...new Set(openFindings(verdict(blind)).map(({ control }) => control))];
    const suppressions = accepted.map((control) => suppression({ control }));
    expect(verdict(blind, suppressions).verdict).toBe('compliant');
  });

  test('cannot be told where a critical or high control is unknown, or a stack is missing', () => {
    const hidden: typeof blind = ({ f }) => {
      f.azurerm_log_analytics_workspace.workspace.retention_in_days = '${var.days}';
    };
    expect(verdict(hidden)).toMatchObject({
      verdict: 'cannotBeTold',
      doubts: [expect.stringContaining('interactive-retention-sufficient')],
    });
    const half: typeof blind = (given) => {
      given.detections = undefined;
    };
    expect(verdict(half).doubts).toContain('The detections stack is not part of the input.');
    const empty: typeof blind = (given) => {
      given.foundation.resource = {};
      given.detections.resource = {};
    };
    expect(verdict(empty).doubts).toContain('The input has no resource.');
    expect(verdict(empty).verdict).not.toBe('compliant');
  });
});

test('findings at or above the asked severity fail a review', () => {
  const result = capped();
  expect(['critical', 'high', 'medium', 'low', 'never'].map((level) => fails(result, level as 'low'))).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
});

test('the worst findings come first', () => {
  const given = goodWorld();
  given.f.azurerm_log_analytics_workspace.workspace.daily_quota_gb = 5;
  delete given.f.azurerm_monitor_aad_diagnostic_setting.workspace;
  const [environment] = review([configurationOf(given)], controls(), { now }).environments;
  const order = ['critical', 'high', 'medium', 'low'];
  const found = environment!.findings.map(({ severity }) => order.indexOf(severity));
  expect(found).toEqual([...found].sort());
  expect(found[0]).toBe(0);
});

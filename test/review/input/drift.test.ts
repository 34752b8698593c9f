import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../cli/commands/review';
import { controls } from '../../../lib/review/controls';
import { readPlans } from '../../../lib/review/input/read-plan';
import { junitReport } from '../../../lib/review/report/junit';
import { markdownReport } from '../../../lib/review/report/markdown';
import { terminalReport } from '../../../lib/review/report/terminal';
import { review } from '../../../lib/review/review';
import { keepPrinted } from '../printed';
import { csvReport, htmlReport, jsonReport, sarifReport } from '../report/texts';

const TYPE = 'azurerm_log_analytics_workspace';
const ADDRESS = `${TYPE}.workspace`;

interface Given {
  /** What Terraform had noted, what it found, and what the plan makes of it. */
  readonly state: object;
  readonly found: object | null;
  readonly planned: object | null;
  readonly actions?: readonly string[];
  readonly written?: object;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ttk drift '));
});
afterEach(() => rmSync(folder, { recursive: true }));

function planOf({ state, found, planned, actions = ['no-op'], written = {} }: Given): string {
  const head = { address: ADDRESS, mode: 'managed', type: TYPE, name: 'workspace' };
  const expressions = Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key, { constant_value: value }]),
  );
  const plan = {
    format_version: '1.2',
    planned_values: { root_module: { resources: planned ? [{ ...head, values: planned }] : [] } },
    resource_drift: [{ ...head, change: { actions: found ? ['update'] : ['delete'], before: state, after: found } }],
    resource_changes: [{ ...head, change: { actions, before: found, after: planned } }],
    configuration: { root_module: { resources: [{ ...head, expressions }] } },
  };
  const path = join(folder, 'prod-foundation.json');
  writeFileSync(path, JSON.stringify(plan));
  return path;
}

const reviewOf = (given: Given) => {
  const { configurations, problems } = readPlans([planOf(given)]);
  expect(problems).toEqual([]);
  return review(configurations, controls());
};
const driftOf = (given: Given) => reviewOf(given).environments[0]!.drift[0]!;

const KEYS_ON: Given = {
  state: { local_authentication_enabled: false },
  found: { local_authentication_enabled: true },
  planned: { local_authentication_enabled: false },
  actions: ['update'],
  written: { local_authentication_enabled: false },
};
const LEFT: Given = { ...KEYS_ON, planned: KEYS_ON.found, actions: ['no-op'] };

describe('drift', () => {
  test('that the plan sets back loses to the apply', () => {
    expect(driftOf(KEYS_ON)).toMatchObject({
      danger: 'dangerous',
      wins: 'apply',
      outcome: 'the apply takes it back: local_authentication_enabled',
    });
  });

  test('that the plan leaves stays, though the configuration says otherwise', () => {
    expect(driftOf(LEFT)).toMatchObject({
      danger: 'dangerous',
      wins: 'drift',
      outcome: expect.stringContaining('ignored'),
    });
  });

  test('that is what the configuration says by now is no difference any more', () => {
    const given = { ...LEFT, written: { local_authentication_enabled: true } };
    expect(driftOf(given)).toMatchObject({ wins: 'drift', outcome: expect.stringContaining('says already') });
  });

  test('of a resource that somebody deleted: made again, or gone for good', () => {
    const gone = { state: { name: 'log' }, found: null, planned: { name: 'log' }, actions: ['create'] };
    expect(driftOf(gone)).toMatchObject({ action: 'delete', danger: 'blocker', wins: 'apply' });
    expect(driftOf({ ...gone, planned: null, actions: ['no-op'] })).toMatchObject({ wins: 'drift' });
  });

  test('stands in every report that shows changes', () => {
    const shown = reviewOf(LEFT);
    for (const text of [
      sarifReport(shown),
      csvReport(shown),
      junitReport(shown),
      jsonReport(shown),
      markdownReport(shown),
      htmlReport(shown),
      terminalReport(shown, { paint: (_, words) => words, width: 500 }),
    ]) {
      expect(text).toContain('the plan leaves it, ignored or not configured');
      expect(text).toContain('whoever holds a key gets in');
    }
  });
});

describe('--fail-on-change', () => {
  const ask = async (given: Given | undefined, failOnChange: 'dangerous' | 'notable') => {
    const err: string[] = [];
    keepPrinted();
    jest.spyOn(console, 'error').mockImplementation((text) => void err.push(String(text)));
    const plan = given && [planOf(given)];
    const code = await run([], {
      plan,
      format: 'json',
      failOn: 'never',
      failOnChange,
      cdktfOut: given ? undefined : folder,
    });
    jest.restoreAllMocks();
    return { code, err: err.join() };
  };
  const change = (before: object, after: object): Given => ({
    state: before,
    found: before,
    planned: after,
    actions: ['update'],
  });

  test('ends with 1 on a dangerous change, and on one worth a look only when asked', async () => {
    const dangerous = change({ retention_in_days: 90 }, { retention_in_days: 30 });
    const notable = change({ sku: 'PerGB2018' }, { sku: 'CapacityReservation' });
    expect((await ask(dangerous, 'dangerous')).code).toBe(1);
    expect((await ask(dangerous, 'notable')).code).toBe(1);
    expect((await ask(notable, 'dangerous')).code).toBe(0);
    expect((await ask(notable, 'notable')).code).toBe(1);
  });

  test('a blocker is always meant', async () => {
    const replaced = { ...change({ location: 'a' }, { location: 'b' }), actions: ['delete', 'create'] };
    expect((await ask(replaced, 'dangerous')).code).toBe(1);
  });

  test('drift counts where the plan leaves it', async () => {
    expect((await ask(KEYS_ON, 'dangerous')).code).toBe(0);
    expect((await ask(LEFT, 'dangerous')).code).toBe(1);
  });

  test('asks for a plan', async () => {
    const { code, err } = await ask(undefined, 'dangerous');
    expect(code).toBe(2);
    expect(err).toContain('review/no-plan');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../../../lib/review/controls';
import { junitReport } from '../../../lib/review/report/junit';
import { MARKDOWN_MAX_LENGTH, markdownReport } from '../../../lib/review/report/markdown';
import { navigatorLayer } from '../../../lib/review/report/navigator';
import { terminalReport } from '../../../lib/review/report/terminal';
import { type Review, review } from '../../../lib/review/review';
import { HOSTILE, sampleReview } from './sample';
import { csvReport, jsonReport, sarifReport } from './texts';

describe('JSON', () => {
  const report = JSON.parse(jsonReport(sampleReview()));
  const [prod] = report.environments;

  test('has the controls, findings, items and changes of each environment', () => {
    expect(report.environments.map((e: { name: string }) => e.name)).toEqual(['prod', 'dev']);
    expect(prod.controls).toHaveLength(controls().length);
    expect(prod.controls).toContainEqual(
      expect.objectContaining({ id: 'audit-logs-exported', status: 'nonCompliant', severity: 'critical' }),
    );
    expect(prod.findings[0]).toMatchObject({
      control: 'audit-logs-exported',
      finding: 'AuditLogs',
      severity: 'critical',
      address: '',
      suppressed: false,
    });
    expect(prod.findings).toContainEqual(
      expect.objectContaining({
        control: 'daily-cap-not-blinding',
        address: 'azurerm_log_analytics_workspace.workspace',
        suppressed: true,
        suppression: { reason: 'The budget is fixed.', owner: 'ann@contoso.com', expires: '2027-06-30' },
      }),
    );
    expect(prod.playbook).toContainEqual(expect.objectContaining({ id: 'REQ-3', status: 'covered' }));
    expect(prod.changes).toEqual([]);
    expect(report.environments[1].changes[0]).toMatchObject({ action: 'replace', danger: 'blocker' });
  });

  test('distinguishes what is unknown from findings', () => {
    expect(report.environments[1].unknown.length).toBeGreaterThan(0);
    expect(report.environments[1].unknown[0]).toHaveProperty('control');
  });
});

describe('SARIF', () => {
  const [run] = JSON.parse(sarifReport(sampleReview())).runs;

  test('has a rule for each control, and a result with its place for each finding', () => {
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      ...controls().map(({ id }) => id),
      'not-judged',
      'edited-after-synthesis',
      'declared',
      'change',
    ]);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      const [{ physicalLocation }] = result.locations;
      expect(physicalLocation.region.startLine).toBeGreaterThanOrEqual(1);
      expect(physicalLocation.artifactLocation.uri).toMatch(/cdk\.tf\.json$/);
    }
    const prints = run.results.map((r: { partialFingerprints: object }) => JSON.stringify(r.partialFingerprints));
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('points at the line of a resource, and marks what is accepted', () => {
    const cap = run.results.find((r: { ruleId: string }) => r.ruleId === 'daily-cap-not-blinding');
    expect(cap.locations[0].physicalLocation.region.startLine).toBeGreaterThan(10);
    expect(cap.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'The budget is fixed. (ann@contoso.com, until 2027-06-30)',
      },
    ]);
  });
});

describe('JUnit', () => {
  const xml = junitReport(sampleReview());

  test('has a suite per environment, a case per control, one for the verdict and one for the changes of a plan, which add up', () => {
    expect(xml.match(/<testsuite /g)).toHaveLength(2);
    expect(xml.match(/<testcase /g)).toHaveLength(2 * (controls().length + 1) + 1);
    const [, tests, failures, skipped] = /tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/.exec(xml)!;
    expect(Number(tests)).toBe(2 * (controls().length + 1) + 1);
    expect(xml.match(/<failure /g)).toHaveLength(Number(failures));
    expect(xml.match(/<skipped /g)).toHaveLength(Number(skipped));
  });

  test('is well formed whatever the texts hold', () => {
    // Every tag is closed, every attribute quoted, no bare ampersand.
    const stack: string[] = [];
    for (const [, close, name, rest] of xml.matchAll(/<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*\s*\/?)>/g)) {
      if (close) expect(stack.pop()).toBe(name);
      else if (!rest!.endsWith('/')) stack.push(name!);
    }
    expect(stack).toEqual([]);
    expect(xml.replace(/<\?xml[^>]*>|<\/?[a-z]+(?:\s+[a-z]+="[^"<]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/);
    expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|#\d+);)/);
    expect(xml).not.toContain('\u0001');
  });
});

describe('CSV', () => {
  const rows = parseCsv(csvReport(sampleReview()));

  test('has one line per finding, and one per control without any', () => {
    const [head, ...lines] = rows;
    expect(head!.slice(0, 8)).toEqual([
      'environment',
      'control',
      'title',
      'severity',
      'status',
      'finding',
      'address',
      'message',
    ]);
    for (const line of lines) expect(line).toHaveLength(head!.length);
    // What belongs to no control, a change of a plan say, has none.
    const seen = new Set(
      lines.filter(([, control]) => control !== '').map(([environment, control]) => `${environment}/${control}`),
    );
    expect(seen.size).toBe(2 * controls().length);
  });

  test('a spreadsheet takes no text of the input for a formula', () => {
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows.flat().some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true);
  });
});

/** As RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

describe('Markdown', () => {
  test('puts the summary first, then changes, then findings', () => {
    const text = markdownReport(sampleReview());
    const places = ['| environment |', '### Changes in dev', '### Findings in prod', '<details>'].map((part) =>
      text.indexOf(part),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(text.indexOf('**Critical**')).toBeLessThan(text.indexOf('**Low**'));
  });

  test('fits a comment however much is found, and says that it was cut', () => {
    const text = markdownReport(sampleReview({ rules: 900 }));
    expect(text.length).toBeLessThan(MARKDOWN_MAX_LENGTH);
    expect(text.length).toBeGreaterThan(MARKDOWN_MAX_LENGTH - 3000);
    expect(text).toContain('did not fit');
    expect(text).toContain('| environment |');
  });

  test('nothing of the input becomes markup, a link or a mention', () => {
    const whole = markdownReport(sampleReview());
    // Code spans show what is in them as it is.
    const text = whole.replace(/`[^`\n]*`/g, '');
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/@everyone/);
    expect(text).toContain('\\[link\\]');
  });
});

describe('the layer for the ATT&CK Navigator', () => {
  const layer = navigatorLayer(sampleReview().environments[0]!);

  test('has the form of version 4.5', () => {
    expect(layer).toMatchObject({
      versions: { attack: expect.stringMatching(/^\d+$/), navigator: expect.any(String), layer: '4.5' },
      domain: 'enterprise-attack',
      name: 'prod: token theft detection',
    });
    for (const technique of layer.techniques) {
      expect(technique.techniqueID).toMatch(/^T\d{4}(\.\d{3})?$/);
      expect(technique.tactic).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(technique.score).toBeLessThanOrEqual(layer.gradient.maxValue);
    }
  });

  test('scores a technique by its enabled rules and names them', () => {
    expect(layer.techniques[0]).toMatchObject({
      techniqueID: 'T1528',
      tactic: 'credential-access',
      score: 1,
      metadata: [{ name: 'rule', value: HOSTILE }],
    });
  });
});

describe('the terminal', () => {
  const plain = (_: unknown, text: string) => text;
  const printed = (given: Review, options: { width?: number; details?: boolean } = {}) =>
    terminalReport(given, { paint: plain, width: 100, ...options });
  const only = (name: string): Review => {
    const all = sampleReview();
    return { ...all, environments: all.environments.filter((environment) => environment.name === name) };
  };

  test('shows one environment whole: findings, the worst first, and what is unknown', () => {
    const text = printed(only('prod'));
    expect(text.indexOf('audit-logs-exported')).toBeLessThan(text.indexOf('watchlists-filled'));
    expect(text).toContain('expired suppression');
    expect(text).toContain('unused suppression');
    const planned = printed(only('dev')).replace(/\s+/g, ' ');
    expect(planned).toContain('blocker: replace azurerm_log_analytics_workspace.workspace');
    expect(planned).toMatch(/ unknown .*state-backend-remote/);
  });

  test('shows several as a table first, and each whole only when asked', () => {
    const text = printed(sampleReview());
    const [head, ...rows] = text.split('\n');
    expect(head).toMatch(/^Environment +Verdict +Worst finding +Withheld +Accepted$/);
    expect(rows[0]).toMatch(/^dev +not compliant +/);
    expect(text).toMatch(/^prod +not compliant +critical: /m);
    expect(text).toMatch(/^prod .* 1, 220 days left$/m);
    expect(text).not.toContain('audit-logs-exported');
    expect(text).toContain('--details');
    const whole = printed(sampleReview(), { details: true });
    expect(whole.startsWith(head!)).toBe(true);
    expect(whole).toContain('audit-logs-exported');
    expect(whole).not.toContain('--details');
  });

  test('stays a table whatever a finding names', () => {
    const { environments, ...rest } = sampleReview();
    const message = `azurerm_log_analytics_workspace.${'x'.repeat(60)} has no lock.`;
    const named = environments.map((one) => ({ ...one, findings: [{ ...one.findings[0]!, message }] }));
    expect(printed({ ...rest, environments: named }, { width: 80 })).toMatch(/^prod +not .*azurerm_log_analytics…/m);
  });

  test('numbers in names count as numbers', () => {
    const { environments, ...rest } = sampleReview();
    const named = ['t-10', 't-2', 't-1'].map((name) => ({ ...environments[0]!, name }));
    const rows = printed({ ...rest, environments: named }).match(/^t-\d+/gm);
    expect(rows).toEqual(['t-1', 't-2', 't-10']);
  });

  test.each([40, 60, 80, 120])('keeps to %i columns, and breaks no address', (width) => {
    const review = sampleReview({ rules: 3 });
    for (const details of [false, true]) {
      const text = printed(review, { width, details });
      // What is to be pasted, and a word that is longer than the line, stay whole.
      const tooLong = text.split('\n').filter((line) => line.length > width && /\S +\S/.test(line.trim()));
      expect(tooLong.filter((line) => !/^ +(- )?[\w-]+: /.test(line))).toEqual([]);
    }
    expect(printed(review, { width, details: true })).toContain('azurerm_log_analytics_workspace.workspace');
  });

  test('shows the line of the file that a finding comes from, and the YAML that cures it, unbroken', () => {
    const review = only('prod');
    const [environment] = review.environments;
    const findings = environment!.findings.map((finding) => ({
      ...finding,
      source: { file: 'environments/prod.yaml', line: 7 },
    }));
    const text = printed({ ...review, environments: [{ ...environment!, findings }] }, { width: 40 });
    expect(text).toContain('environments/prod.yaml:7');
    const { patch } = findings.find((finding) => finding.patch !== undefined)!;
    for (const line of patch!.yaml.split('\n')) expect(text).toContain(`\n    ${line}`);
  });

  test('says whether anything was edited after synthesis, and what was not judged', () => {
    const review = only('prod');
    const [environment] = review.environments;
    const edited = [{ address: 'azurerm_x.y', stack: 'prod-foundation', what: 'changed', paths: ['a', 'b'] }] as const;
    const given = {
      ...environment!,
      provenance: { status: 'edited', edited, skipped: 0 } as const,
      unjudged: [{ address: 'module.z', path: 'source', reason: 'Nobody knows it.' }],
    };
    const text = printed({ ...review, environments: [given] });
    expect(text).toContain('Edited after synthesis: 1 resource or block.');
    expect(text).toContain('changed azurerm_x.y: a, b');
    expect(text).toContain('module.z: source  Nobody knows it.');
  });

  test('an empty review is nothing', () => {
    expect(printed({ ...review([], controls()), environments: [] })).toBe('');
  });

  test('colours only what it is asked to paint', () => {
    expect(printed(sampleReview(), { details: true })).not.toContain('\u001b');
  });
});

test('the page needs nothing but itself', () => {
  const folder = join(__dirname, '../../../lib/review/report/html');
  const files = readdirSync(folder).filter((file) => /\.(css|js)$/.test(file));
  expect(files).toContain('page.js');
  for (const file of files)
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/https?:|@import|url\(|fetch\(|eval\(/);
});

import type { EnvironmentReview, Review } from '../../../lib/review/review';
import { sampleReview } from './sample';
import { htmlReport } from './texts';

const [prod, dev] = sampleReview().environments as [EnvironmentReview, EnvironmentReview];
const fleet = (environments: readonly EnvironmentReview[]): string => htmlReport({ ...sampleReview(), environments });
const named = (environment: EnvironmentReview, ...names: string[]) => names.map((name) => ({ ...environment, name }));
const times = (text: string, part: string) => text.split(part).length - 1;
/** The text between two marks. */
const between = (text: string, from: string, to: string) =>
  text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));

describe('several environments', () => {
  test('stand in natural order, with those alike in one column', () => {
    const page = fleet([...named(prod, 't-10', 't-2'), ...named(dev, 't-1', 't-3')]);
    expect([...page.matchAll(/<span class="card-name">(t-\d+)/g)].map(([, name]) => name)).toEqual([
      't-1',
      't-2',
      't-3',
      't-10',
    ]);
    const comparison = between(page, 'id="comparison"', '</section>');
    expect(comparison).toContain('2 environments alike: t-1, t-3');
    expect(comparison).toContain('2 environments alike: t-2, t-10');
    expect(comparison.match(/<thead>.*?<\/thead>/s)![0].match(/<th /g)).toHaveLength(3);
  });

  test('are told apart by what is found, accepted and not judged', () => {
    const unjudged = [{ address: 'module.x', path: '', reason: 'Nobody knows it.' }];
    const page = fleet([
      { ...prod, name: 'a' },
      { ...prod, name: 'b', unjudged },
      { ...prod, name: 'c', findings: [] },
    ]);
    expect(page).not.toContain('environments alike');
  });

  test('say once what they have in common, and each text of a control once', () => {
    const one = fleet(named(prod, 'a'));
    const two = fleet(named(prod, 'a', 'b'));
    expect(two.length - one.length).toBeLessThan(one.length / 4);
    const { why } = sampleReview().controls.find(({ id }) => id === 'audit-logs-exported')!;
    expect(times(two, why.slice(0, 40))).toBe(1);
    expect(times(two, '>As for <a href="#')).toBeGreaterThan(3);
    // Every pointer leads to what is there.
    for (const [, id] of two.matchAll(/data-as="([^"]+)"/g)) expect(times(two, `id="${id}"`)).toBe(1);
  });
});

describe('the summary to sign', () => {
  const page = fleet([prod]);
  const summary = between(page, '<article class="summary"', '</article>');

  test('has the verdict, what stands against it as failures, and what was required', () => {
    expect(summary).toContain('<p class="verdict-word">not compliant</p>');
    const open = prod.findings.find(({ control }) => control === 'audit-logs-exported')!;
    expect(summary).toContain(open.message.slice(0, 40));
    expect(summary).toContain('Required: Audit logs of Entra ID reach the workspace');
  });

  test('has what is accepted, by whom and until when', () => {
    expect(summary).toContain('Until 2027-06-30, by ann@contoso.com: The budget is fixed.');
  });

  test('has why it cannot be told, and where it comes from', () => {
    const given = { ...prod, verdict: 'cannotBeTold', doubts: ['The detections stack is missing.'] } as const;
    const text = between(fleet([given]), '<article class="summary"', '</article>');
    expect(text).toContain('<p class="verdict-word">cannot be told</p>');
    expect(text).toContain('The detections stack is missing.');
    expect(text).toContain('<p class="origin">As synthesized: nothing was edited afterwards.</p>');
  });

  test('has what a reader should know of how the input came about', () => {
    const page = htmlReport({ ...sampleReview(), environments: [prod], remarks: ['It was written for this review.'] });
    expect(between(page, '<article class="summary"', '</article>')).toContain('It was written for this review.');
  });

  test('names blockers of a plan before all else', () => {
    const text = between(fleet([dev]), 'What stands against it', '</ul>');
    expect(text).toMatch(
      /<li><span class="chip bad">Blocker<\/span> <b>replace azurerm_log_analytics_workspace.workspace/,
    );
  });

  test('has a sign-off of its own for each environment, with the digest of the review', () => {
    const digests = [...fleet([prod, dev]).matchAll(/<code class="digest">([0-9a-f]{64})</g)].map(
      ([, digest]) => digest,
    );
    expect(digests).toHaveLength(2);
    expect(new Set(digests).size).toBe(1);
  });
});

describe('the annex', () => {
  test('has one card for the findings of a control, with the line that a person wrote and the YAML that cures it', () => {
    const [first] = prod.findings;
    const twice = [1, 2].map((line) => ({
      ...first!,
      address: `azurerm_x.y${line}`,
      source: { file: 'environments/prod.yaml', line },
      patch: { into: 'environment', yaml: 'lock:\n  enabled: true' } as const,
    }));
    const page = fleet([{ ...prod, findings: twice }]);
    const cards = between(page, '<ul class="finding-list">', '</section>');
    expect(times(cards, `<code>${first!.control}</code>`)).toBe(1);
    expect(cards).toContain('2 places');
    // What is said of both is said once.
    expect(times(cards, first!.message)).toBe(1);
    expect(cards).toContain('environments/prod.yaml:2');
    expect(times(cards, 'lock:\n  enabled: true')).toBe(1);
  });

  test('lists what was not judged and what was edited, and shows drift', () => {
    const drift = [
      {
        ...dev.changes![0]!,
        ...{ danger: 'dangerous', reason: 'older logs are deleted', wins: 'apply', outcome: 'the plan sets it back' },
      },
    ] as EnvironmentReview['drift'];
    const edited = [{ address: 'azurerm_x.y', stack: 's', what: 'changed', paths: ['query'] }] as const;
    const page = fleet([
      {
        ...dev,
        drift,
        provenance: {
          status: 'edited',
          edited,
          skipped: 0,
          inputs: [{ file: 'environments/dev.yaml', what: 'changed' }],
        },
        unjudged: ['module.y', 'module.z'].map((address) => ({ address, path: 'source', reason: 'Nobody knows it.' })),
      },
    ]);
    expect(times(page, 'Nobody knows it.')).toBe(1);
    expect(page).toContain('<code class="address">module.z: source</code>');
    expect(page).toContain('Edited after synthesis: 1 resource or block.');
    expect(page).toContain('<li>changed <code class="address">azurerm_x.y</code> query</li>');
    expect(page).toContain('<code class="address">environments/dev.yaml</code>');
    expect(between(page, 'Changed past Terraform', '</section>')).toContain('the apply wins');
  });

  test('asks for the evidence of what is only declared', () => {
    const controls = prod.controls.map((result, i) =>
      i > 0
        ? result
        : {
            ...result,
            status: 'declared' as const,
            marks: [
              {
                verdict: 'declared',
                finding: 'x',
                message: 'Others ship it.',
                address: '',
                proof: 'SigninLogs | take 1',
              } as const,
            ],
          },
    );
    const page = fleet([{ ...prod, controls, findings: [] }]);
    expect(page).toContain('SigninLogs | take 1');
    expect(between(page, '<article class="summary"', '</article>')).toContain('Bring evidence: ');
  });

  test('shows in the matrix what is withheld', () => {
    const page = htmlReport(sampleReview() satisfies Review);
    expect(page).toMatch(/<li class="tile waits"><b>T1114<\/b> Email Collection <span>1 withheld<\/span>/);
  });
});

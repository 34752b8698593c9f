import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { controls } from '../../lib/review/controls';
import { Configuration } from '../../lib/review/input/configuration';
import { readPlans } from '../../lib/review/input/read-plan';
import { readStack } from '../../lib/review/input/read-synthesized';
import { markdownReport } from '../../lib/review/report/markdown';
import { review } from '../../lib/review/review';
import { goodWorld } from './good-world';
import { htmlReport, sarifReport } from './report/texts';
import type { Json } from './world';

const junk = fc.constantFrom(
  null,
  1,
  '',
  'x',
  '${',
  '${a_b.c.id}',
  '${var.x}',
  [],
  {},
  [null],
  [[]],
  true,
  '__proto__',
);
const edits = fc.array(fc.record({ way: fc.array(fc.nat(40), { minLength: 1, maxLength: 10 }), value: junk }), {
  minLength: 1,
  maxLength: 5,
});

/** Writes junk at a place that the numbers lead to, as random edits do. */
function edit(root: Json, way: readonly number[], value: Json): void {
  let here = root;
  for (const [i, step] of way.entries()) {
    const keys = Object.keys(here);
    if (keys.length === 0) return;
    const key = keys[step % keys.length]!;
    if (i === way.length - 1 || typeof here[key] !== 'object' || here[key] === null) {
      here[key] = structuredClone(value);
      return;
    }
    here = here[key];
  }
}

function reviewAll(configurations: readonly Configuration[]): void {
  const result = review(configurations, controls());
  expect(htmlReport(result)).toContain('</html>');
  expect(markdownReport(result)).toContain('Compliance review');
  expect(JSON.parse(sarifReport(result)).version).toBe('2.1.0');
}

test('a configuration with random edits is reviewed or refused, and never breaks the review', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const { foundation } = goodWorld();
      for (const { way, value } of list) edit(foundation, way, value);
      const read = readStack('prod-foundation', { file: 'x', text: '', value: JSON.parse(JSON.stringify(foundation)) });
      if ('stack' in read) reviewAll([new Configuration('prod', 'synthesized', [read.stack])]);
      else expect(read.code).toBe('review/not-a-configuration');
    }),
    { numRuns: 60, seed: 7 },
  );
});

test('so is a plan', () => {
  const path = join(tmpdir(), `ttk-plan-${process.pid}-foundation.json`);
  const plan = readFileSync(join(__dirname, 'plans/destroying-foundation.json'), 'utf8');
  fc.assert(
    fc.property(edits, (list) => {
      const edited = JSON.parse(plan);
      for (const { way, value } of list) edit(edited, way, value);
      writeFileSync(path, JSON.stringify(edited));
      const { configurations, problems } = readPlans([path]);
      if (problems.length === 0) reviewAll(configurations);
    }),
    { numRuns: 60, seed: 7 },
  );
  rmSync(path);
});

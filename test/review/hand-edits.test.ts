import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { isError } from '../../lib/files/problem';
import type { KitRecord } from '../../lib/record/record';
import { controls } from '../../lib/review/controls';
import { Configuration, type Stack } from '../../lib/review/input/configuration';
import { readKitFacts } from '../../lib/review/input/kit-facts';
import { readStack } from '../../lib/review/input/read-synthesized';
import { type EnvironmentReview, review } from '../../lib/review/review';
import { unjudgedOf } from '../../lib/review/world/closed-world';
import tried from '../../lib/review/world/hand-edits.json';
import { matches } from '../../lib/values/glob';
import { type HandEdit, kindOf } from './hand-edits/edit';
import { additions } from './hand-edits/foreign';
import { HARMLESS, harmless, TOLD_BY_RECORD } from './hand-edits/harmless';
import { noticed, type Seen, seenOf } from './hand-edits/notice';
import { editsOfStack } from './hand-edits/of-arguments';
import { type Json, recordOf } from './world';

/** The first has most of all kinds; the others what it lacks. */
const ENVIRONMENTS = ['contoso-prod', 'demo', 'fabrikam-p1', 'adventureworks-gov'];
const PARTS = ['foundation', 'detections'] as const;

let folder: string;
const roots = new Map<string, Json>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ttk edits '));
  const { problems } = await synthesizeKit({ outdir: folder, patterns: ENVIRONMENTS });
  expect(problems.filter(isError)).toEqual([]);
  for (const environment of ENVIRONMENTS)
    for (const part of PARTS) {
      const name = `${environment}-${part}`;
      roots.set(name, shortened(JSON.parse(readFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), 'utf8'))));
    }
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * The same with fewer rules and short texts in the place of queries and tiles, which are most of what has to be read: of
 * rules that serve the same items of the playbook one is enough, and what an edit changes of a query is no other for its length.
 */
function shortened(root: Json): Json {
  const served = new Set<string>();
  const left = new Set<string>();
  for (const rule of root.locals?.kit?.rules ?? []) {
    const kind = `${rule.kind} ${rule.severity}`;
    if (rule.status === 'deployed' && [kind, ...rule.playbook].every((item: string) => served.has(item)))
      left.add(rule.id);
    for (const item of [kind, ...rule.playbook]) served.add(item);
  }
  for (const [type, argument, text] of SHORT)
    for (const [name, body] of Object.entries((root.resource[type] ?? {}) as Record<string, Json>)) {
      if (left.has(body.name)) delete root.resource[type][name];
      else body[argument] = text;
    }
  if (left.size > 0) root.locals.kit.rules = root.locals.kit.rules.filter((rule: Json) => !left.has(rule.id));
  return root;
}

const QUERY = 'SigninLogs\n| where UserId != ""';
const SHORT = [
  ['azurerm_sentinel_alert_rule_scheduled', 'query', QUERY],
  ['azurerm_sentinel_alert_rule_nrt', 'query', QUERY],
  ['azurerm_log_analytics_saved_search', 'query', QUERY],
  ['azurerm_application_insights_workbook', 'data_json', '{"version":"Notebook/1.0"}'],
] as const;

function stackOf(name: string, value: Json, more: Partial<Stack> = {}): Stack {
  const read = readStack(name, { file: `${name}/cdk.tf.json`, text: '', value }, more);
  if (!('stack' in read)) throw new Error(read.message);
  return read.stack;
}

function reviewOf(name: string, stacks: readonly Stack[]): EnvironmentReview {
  const kit = stacks.flatMap(({ locals }) => readKitFacts(locals.kit) ?? [])[0];
  return review([new Configuration(name, 'synthesized', stacks, kit, queries)], controls()).environments[0]!;
}

/** Stacks without any record of what synth wrote: nothing but the configuration itself can tell that it was edited. */
const bare = new Map<string, Stack>();
const before = new Map<string, Seen>();
const records = new Map<string, KitRecord>();
/** The queries are as they were proven; one that is edited is unknown. */
const queries = { proven: new Set<string>(), facts: new Map() };

function bareStack(name: string): Stack {
  const known = bare.get(name) ?? stackOf(name, roots.get(name));
  bare.set(name, known);
  return known;
}

function editedStacks({ environment, part, edited, besides = [] }: HandEdit): readonly Stack[] {
  return PARTS.map((each) => {
    const name = `${environment}-${each}`;
    return each === part ? stackOf(name, edited, { besides }) : bareStack(name);
  });
}

function* allEdits(): Generator<HandEdit> {
  const seen = new Set<string>();
  for (const environment of ENVIRONMENTS)
    for (const part of PARTS) yield* editsOfStack(roots.get(`${environment}-${part}`), { environment, part }, seen);
  for (const part of PARTS) yield* additions(roots.get(`contoso-prod-${part}`), { environment: 'contoso-prod', part });
}

/** What comes of each kind of edit. */
type Outcome = 'judged' | 'named' | 'recorded' | 'harmless' | 'missed';

const outcomes = new Map<string, Outcome>();
const used = new Set<string>();
/** Kinds that only their origin can tell, and that the record beside the stack does not tell either. */
const untold: string[] = [];

function outcomeOf(edit: HandEdit): Outcome {
  const stacks = editedStacks(edit);
  const how = noticed(before.get(edit.environment)!, seenOf(reviewOf(edit.environment, stacks)));
  if (how === 'judged') return how;
  const kind = kindOf(edit);
  const reason = harmless(edit);
  if (how === undefined && reason) {
    used.add(reason);
    return 'harmless';
  }
  const listed = Object.keys(TOLD_BY_RECORD).find((pattern) => matches(pattern, kind));
  if (how === undefined && !listed) return 'missed';
  if (listed) used.add(listed);
  if (!toldByRecord(edit, stacks)) untold.push(kind);
  return how ?? 'recorded';
}

/** With the record of the unedited stack beside it, something is not judged, so that it cannot be called compliant. */
function toldByRecord({ environment }: HandEdit, stacks: readonly Stack[]): boolean {
  const recorded = stacks.map((stack) => ({ ...stack, recorded: { record: records.get(stack.name)! } }));
  const kit = stacks.flatMap(({ locals }) => readKitFacts(locals.kit) ?? [])[0];
  return unjudgedOf(new Configuration(environment, 'synthesized', recorded, kit), controls()).length > 0;
}

beforeAll(() => {
  for (const [name, root] of roots) {
    const record = recordOf(name, root);
    records.set(name, record);
    for (const proven of record.provenQueries) queries.proven.add(proven);
  }
  for (const environment of ENVIRONMENTS) {
    const stacks = PARTS.map((part) => bareStack(`${environment}-${part}`));
    before.set(environment, seenOf(reviewOf(environment, stacks)));
  }
  for (const edit of allEdits()) outcomes.set(`${edit.part} ${kindOf(edit)}`, outcomeOf(edit));
}, 600_000);

const kindsThat = (...wanted: Outcome[]) =>
  [...outcomes].filter(([, outcome]) => wanted.includes(outcome)).map(([kind]) => kind);

test('no edit by hand goes unnoticed, unless it is known to be harmless', () => {
  expect(kindsThat('missed')).toEqual([]);
});

test('what only its origin can tell, the record beside the stack tells', () => {
  expect(untold).toEqual([]);
});

test('every reason is needed', () => {
  const listed = [...Object.keys(HARMLESS), ...Object.keys(TOLD_BY_RECORD)];
  expect(listed.filter((pattern) => !used.has(pattern))).toEqual([]);
});

test('docs/review.md says how many kinds are tried, and what comes of them', () => {
  const found = {
    tried: outcomes.size,
    judged: kindsThat('judged').length,
    toldByOrigin: kindsThat('named', 'recorded').length,
    harmless: kindsThat('harmless').length,
  };
  expect(found.tried).toBeGreaterThanOrEqual(150);
  // Written down when it moved; a few more or less with a new argument need no new page.
  const far = Object.entries(found).filter(([name, n]) => Math.abs(n - tried[name as keyof typeof tried]) > 25);
  expect(far.length > 0 ? found : tried).toEqual(tried);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeKit } from '../../constructs/stacks/kit';
import { isError } from '../../lib/files/problem';
import { loadReview } from '../../lib/review/load';
import { folderWith, minimal, ONE_RULE } from '../environment/workbench';
import type { Json } from './world';

/** As Terraform writes it: an argument, or the arguments of each block. */
const expressions = (body: Json): Json =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !['//', 'depends_on', 'lifecycle'].includes(name))
      .map(([name, value]) => [name, isBlocks(value) ? value.map(expressions) : { constant_value: value }]),
  );
const isBlocks = (value: unknown): value is Json[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object');
/** What is written, without what only an apply reveals; the provider adds something of its own. */
const planned = (body: Json): Json =>
  Object.fromEntries(
    Object.entries({ ...body, computed_by_provider: 'x' }).filter(
      ([name, value]) => !['//', 'depends_on', 'lifecycle'].includes(name) && !JSON.stringify(value).includes('${'),
    ),
  );
const unknownIn = (body: Json): Json =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([name, value]) => name !== '//' && JSON.stringify(value).includes('${'))
      .map(([name]) => [name, true]),
  );

/** A plan of a synthesized stack, in which everything is new. */
function planOf({ resource, provider, output = {} }: Json): Json {
  const all = Object.entries<Json>(resource).flatMap(([type, named]) =>
    Object.entries<Json>(named).map(([name, body]) => ({ address: `${type}.${name}`, type, name, body })),
  );
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    complete: true,
    applyable: true,
    errored: false,
    planned_values: {
      root_module: {
        resources: all.map(({ body, ...rest }) => ({ ...rest, mode: 'managed', values: planned(body) })),
      },
    },
    resource_changes: all.map(({ body, ...rest }) => ({
      ...rest,
      mode: 'managed',
      change: { actions: ['create'], before: null, after: planned(body), after_unknown: unknownIn(body) },
    })),
    configuration: {
      provider_config: Object.fromEntries(
        Object.entries<Json>(provider).map(([name, [body]]) => [name, { name, expressions: expressions(body) }]),
      ),
      root_module: {
        outputs: Object.fromEntries(
          Object.entries<Json>(output).map(([name, { value, ...rest }]) => [
            name,
            { ...rest, expression: { constant_value: value } },
          ]),
        ),
        resources: all.map(({ body, ...rest }) => ({
          ...rest,
          mode: 'managed',
          expressions: expressions(body),
          ...(body.depends_on ? { depends_on: body.depends_on } : {}),
        })),
      },
    },
  };
}

let folder: string;
let outdir: string;
beforeAll(async () => {
  folder = folderWith({
    'environments/one.yaml': `${minimal}rules: { sources: [../rules] }\n`,
    'rules/quiet.yaml': ONE_RULE,
  });
  outdir = join(folder, 'cdktf.out');
  const { problems } = await synthesizeKit({ folder: join(folder, 'environments'), outdir });
  expect(problems.filter(isError)).toEqual([]);
});

/** Reviews a plan of each stack, changed by hand, beside the configuration they were made from. */
async function reviewed(
  change: (plan: Json, stack: string) => void = () => undefined,
  beside: { cdktfOut?: string } = { cdktfOut: outdir },
) {
  const plans = ['foundation', 'detections'].map((part) => {
    const stack = `one-${part}`;
    const plan = planOf(JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')));
    change(plan, stack);
    const path = join(folder, `${stack}.json`);
    writeFileSync(path, JSON.stringify(plan));
    return path;
  });
  const loaded = await loadReview({ plans, ...beside, suppressions: join(folder, 'none.yaml') });
  expect(loaded.problems).toEqual([]);
  return loaded.review!.environments[0]!;
}

const rule = (plan: Json) => {
  const of = ({ address }: Json) => address === 'azurerm_sentinel_alert_rule_scheduled.rule_quiet';
  return {
    written: plan.configuration.root_module.resources.find(of),
    planned: plan.planned_values.root_module.resources.find(of),
  };
};

test('a plan of what was synthesized is as synthesized; what only an apply reveals is counted', async () => {
  const { provenance, configuration } = await reviewed();
  expect(provenance).toMatchObject({ status: 'asSynthesized', edited: [] });
  expect(provenance.skipped).toBeGreaterThan(0);
  expect(configuration.kit?.environment).toBe('one');
});

test('without the configuration beside it nothing is known, and the detections cannot be told', async () => {
  const { provenance, controls } = await reviewed(undefined, {});
  expect(provenance.status).toBe('notKnown');
  expect(controls.find(({ control }) => control.id === 'detections-as-synthesized')!.status).toBe('unknown');
});

test.each<[string, object, (plan: Json) => void]>([
  [
    'an argument is written otherwise',
    { what: 'changed', paths: ['query'] },
    (plan) => {
      rule(plan).written.expressions.query.constant_value += ' | where false';
    },
  ],
  [
    'only the planned value is another',
    { what: 'changed', paths: ['severity'] },
    (plan) => {
      rule(plan).planned.values.severity = 'Informational';
    },
  ],
  [
    'an argument is written in addition',
    { what: 'changed', paths: ['suppression_duration'] },
    (plan) => {
      rule(plan).written.expressions.suppression_duration = { constant_value: 'PT24H' };
    },
  ],
  [
    'there are several of it',
    { what: 'changed', paths: ['count'] },
    (plan) => {
      rule(plan).written.count_expression = { constant_value: 2 };
    },
  ],
  [
    'it runs something',
    { what: 'changed', paths: ['provisioner'] },
    (plan) => {
      rule(plan).written.provisioners = [{ type: 'local-exec' }];
    },
  ],
])('an edit is named: %s', async (_, edit, change) => {
  const { provenance } = await reviewed((plan, stack) => {
    if (stack === 'one-detections') change(plan);
  });
  expect(provenance.edited).toEqual([
    { address: 'azurerm_sentinel_alert_rule_scheduled.rule_quiet', stack: 'one-detections', ...edit },
  ]);
});

test('what was added or removed is named', async () => {
  const { provenance } = await reviewed((plan, stack) => {
    const { resources } = plan.configuration.root_module;
    if (stack === 'one-detections') resources.splice(0, 1);
    if (stack === 'one-foundation')
      resources.push({ address: 'terraform_data.x', mode: 'managed', type: 'terraform_data', name: 'x' });
  });
  expect(provenance.edited.map(({ address, what }) => `${what} ${address}`).sort()).toEqual([
    'added terraform_data.x',
    'removed azurerm_sentinel_alert_rule_scheduled.rule_quiet',
  ]);
});

import { asText } from '../../values/text';
import type { Change, Drift } from './configuration';
import { withUnknown } from './plan-values';
import { type Block, blocksOf, textsOf, type Value } from './value';

/** What the plan does to a resource; nothing where it leaves it alone. */
export function changeOf(row: Block, stack: string): Change[] {
  const [change] = blocksOf(row.change);
  const action = actionOf(textsOf(change?.actions), change?.importing !== undefined && change.importing !== null);
  if (!change || !action) return [];
  return [
    {
      address: asText(row.address),
      type: asText(row.type),
      stack,
      action,
      because: (Array.isArray(change.replace_paths) ? (change.replace_paths as readonly Value[]) : []).map((path) =>
        Array.isArray(path) ? path.join('.') : asText(path),
      ),
      before: blocksOf(change.before)[0] ?? {},
      after: withUnknown(blocksOf(change.after)[0] ?? {}, change.after_unknown, {}) as Block,
    },
  ];
}

/**
 * What somebody changed past Terraform, compared with what the plan makes of the resource.
 * @param written the arguments that the configuration gives a resource, by its address
 */
export function driftOf(
  drifted: readonly Block[],
  rows: readonly Block[],
  written: (address: string) => Block,
  stack: string,
): Drift[] {
  const planned = new Map(rows.map((row) => [asText(row.address), blocksOf(row.change)[0]]));
  return drifted
    .filter(({ mode }) => mode === 'managed')
    .flatMap((row) => changeOf(row, stack))
    .map((change) => ({
      ...change,
      ...winnerOf(change, planned.get(change.address), written(change.address)),
    }));
}

/** The apply wins where the plan sets at least one of the arguments back. */
function winnerOf(
  { action, before, after }: Change,
  plan: Block | undefined,
  written: Block,
): Pick<Drift, 'wins' | 'outcome'> {
  const actions = textsOf(plan?.actions);
  if (action === 'delete')
    return actions.includes('create')
      ? { wins: 'apply', outcome: 'the apply makes it again, without what was in it' }
      : { wins: 'drift', outcome: 'it stays deleted: the plan does not make it again' };
  const end = blocksOf(plan?.after)[0];
  const paths = Object.keys({ ...before, ...after }).filter((key) => !equal(before[key], after[key]));
  const unknown = blocksOf(plan?.after_unknown)[0] ?? {};
  const back = paths.filter((key) => end && (unknown[key] === true || !equal(end[key], after[key])));
  if (actions.includes('delete')) return { wins: 'apply', outcome: 'the apply removes the resource as it is' };
  if (back.length > 0) return { wins: 'apply', outcome: `the apply takes it back: ${back.join(', ')}` };
  return paths.every((key) => key in written && equal(written[key], after[key]))
    ? { wins: 'drift', outcome: 'it stays: it is what the configuration says already' }
    : { wins: 'drift', outcome: `the plan leaves it, ignored or not configured: ${paths.join(', ')}` };
}

const equal = (a: Value, b: Value) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function actionOf(actions: readonly string[], imported: boolean): Change['action'] | undefined {
  if (actions.includes('delete')) return actions.includes('create') ? 'replace' : 'delete';
  if (actions.includes('create')) return 'create';
  if (actions.includes('update')) return 'update';
  if (actions.includes('forget')) return 'forget';
  return imported ? 'import' : undefined;
}

import { detections } from '../facts/detections';
import { mistakeIn, queryFacts } from '../facts/queries';
import type { Change, Configuration, Drift } from '../input/configuration';
import { GIVES_RIGHTS, newRight } from './access';
import { type Danger, dangers, type Harm, worst } from './danger';
import type { Idea } from './ideas';
import { losses } from './losses';
import { rowWidens } from './watchlist-row';
import { hides, ideasFor } from './weakenings';

export interface Rating {
  readonly danger: Danger;
  /** Why it is more than routine, the worst first; empty for routine. */
  readonly reason: string;
}

export type RatedChange = Change & Rating;
export type RatedDrift = Drift & Rating;

/** Rates each change by what it does, not by its verb; the worst first. */
export function rateChanges(changes: readonly Change[], configuration?: Configuration): readonly RatedChange[] {
  const blind = configuration ? blindQueries(configuration) : new Map<string, string>();
  return inOrder(
    changes.map((change) => {
      const reason = queryChanges(change) ? blind.get(keyOf(change)) : undefined;
      const harms = harmsOf(change, changes);
      return { ...change, ...ratingOf(reason ? [{ danger: 'dangerous', reason }, ...harms] : harms) };
    }),
  );
}

const keyOf = ({ stack, address }: { readonly stack: string; readonly address: string }) => `${stack}\n${address}`;

const queryChanges = ({ action, before, after }: Change) =>
  action === 'create' || ((action === 'update' || action === 'replace') && before.query !== after.query);

/** Queries of the configuration that were analysed and find nothing, by the place of their resource. */
const blindQueries = (configuration: Configuration): ReadonlyMap<string, string> =>
  new Map(
    detections(configuration).flatMap((detection) => {
      const facts = queryFacts(configuration, detection);
      const mistake = facts && facts !== 'proven' ? mistakeIn(facts, detection.kind === 'Function') : undefined;
      return mistake ? [[keyOf(detection.resource), `its query finds nothing: ${mistake.message}`] as const] : [];
    }),
  );

/** The same for what somebody changed past Terraform. */
export const rateDrift = (drift: readonly Drift[]): readonly RatedDrift[] =>
  inOrder(drift.map((one) => ({ ...one, ...ratingOf(harmsOf(one, [])) })));

function inOrder<T extends Rating & { readonly address: string }>(rated: readonly T[]): readonly T[] {
  const rank = ({ danger }: Rating) => dangers.indexOf(danger);
  return rated.toSorted((a, b) => rank(a) - rank(b) || (a.address < b.address ? -1 : 1));
}

function ratingOf(harms: readonly Harm[]): Rating {
  const sorted = harms.toSorted((a, b) => dangers.indexOf(a.danger) - dangers.indexOf(b.danger));
  return { danger: worst(harms), reason: [...new Set(sorted.map(({ reason }) => reason))].join('; ') };
}

/** What a new resource can do by being there. */
const NEW: Readonly<Record<string, readonly Idea[]>> = {
  azurerm_sentinel_automation_rule: [hides],
  azurerm_sentinel_watchlist_item: [rowWidens],
};

function harmsOf(change: Change, all: readonly Change[]): readonly Harm[] {
  const { type, action, before, after } = change;
  const weakened = (ideas: readonly Idea[]) => ideas.flatMap((idea) => idea({ before, after }) ?? []);
  if (action === 'create') {
    const own = Object.hasOwn(NEW, type) ? weakened(NEW[type]!) : [];
    return [...own, ...(GIVES_RIGHTS.test(type) ? [newRight(change, all)] : policy(type))];
  }
  const own = [...losses(change), ...(action === 'update' || action === 'replace' ? weakened(ideasFor(type)) : [])];
  if (action === 'forget' || action === 'import') return own;
  if (!GIVES_RIGHTS.test(type)) return action === 'delete' ? own : [...own, ...policy(type)];
  const reason = action === 'delete' ? 'somebody loses a right' : 'it decides who may do what';
  return [...own, { danger: 'notable', reason }];
}

const policy = (type: string): readonly Harm[] =>
  type === 'azuread_conditional_access_policy'
    ? [{ danger: 'notable', reason: 'it decides who can sign in, and how' }]
    : [];

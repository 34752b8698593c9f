import { parseDuration, shortDuration } from '../../values/duration';
import { asText } from '../../values/text';
import { type Block, blocksOf, hasUnknown, isUnknown, shown, textsOf, type Value, valueAt } from '../input/value';
import type { Danger, Harm } from './danger';

/** The arguments of a resource before and after a change. */
interface Turn {
  readonly before: Block;
  readonly after: Block;
}

/** One way to weaken something; undefined when it did not happen. */
export interface Idea {
  (turn: Turn): Harm | undefined;
  /** The argument that it looks at, `a.b.c`; absent for those that look at several. */
  readonly path?: string;
}

type Level = Exclude<Danger, 'routine'>;

const isNone = (value: Value): value is null | undefined => value === null || value === undefined;

/** Looks at one argument (`a.b.c`); what only the apply reveals is worth a look. */
function argument(
  path: string,
  reason: (old: Value, next: Value) => string | undefined,
  danger: Level = 'dangerous',
): Idea {
  const steps = path.split('.');
  return of(path, ({ before, after }) => {
    const [old, next] = [valueAt(before, steps), valueAt(after, steps)];
    if (isUnknown(old) || same(old, next)) return undefined;
    if (hasUnknown(next)) return { danger: 'notable', reason: `what becomes of ${path} is known after apply only` };
    const found = reason(old, next);
    return found === undefined ? undefined : { danger, reason: found };
  });
}

const of = (path: string, idea: (turn: Turn) => Harm | undefined): Idea => Object.assign(idea, { path });

const same = (a: Value, b: Value) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** It takes the value. `absent` is what holds where it is not set. */
export const becomes = (path: string, value: string | boolean, reason: string, absent?: string | boolean): Idea =>
  argument(path, (old, next) => ((next ?? absent) === value && (old ?? absent) !== value ? reason : undefined));

/** It has another value than before, or none. */
export const changes = (path: string, reason: string, danger?: Level): Idea =>
  argument(path, (old, next) => (isNone(old) ? undefined : reason + quoted(next)), danger);

/** It is there no longer: an argument, or a block. */
export const vanishes = (path: string, reason: string): Idea =>
  argument(path, (old, next) => (!isEmpty(old) && isEmpty(next) ? reason : undefined));

/** It is there now, and was not. */
export const appears = (path: string, reason: string, danger?: Level): Idea =>
  argument(path, (old, next) => (isEmpty(old) && !isEmpty(next) ? reason + quoted(next) : undefined), danger);

/** The value, where it is short enough to be read. */
const quoted = (value: Value) => (shown(value).length <= 120 ? ` (${shown(value)})` : '');

const isEmpty = (value: Value) => isNone(value) || value === '' || (Array.isArray(value) && value.length === 0);

/** A number falls, or is not set any more. */
export const falls = (path: string, reason: string): Idea =>
  argument(path, (old, next) => {
    if (typeof old !== 'number' || old < 0) return undefined;
    if (isNone(next)) return `${path} is no longer set (it was ${old}): ${reason}`;
    return typeof next === 'number' && next >= 0 && next < old
      ? `${path} falls from ${old} to ${next}: ${reason}`
      : undefined;
  });

export const rises = (path: string, reason: string): Idea =>
  argument(path, (old, next) => {
    const from = typeof old === 'number' ? old : 0;
    return typeof next === 'number' && next > from ? `${path} rises from ${from} to ${next}: ${reason}` : undefined;
  });

/** A limit is set where there was none (null, or -1), or a lower one. */
export const limits = (path: string, reason: string): Idea =>
  argument(path, (old, next) => {
    const [from, to] = [limit(old), limit(next)];
    if (to >= from) return undefined;
    return `${path} ${from === Number.POSITIVE_INFINITY ? `is set to ${to}` : `falls from ${from} to ${to}`}: ${reason}`;
  });

const limit = (value: Value) => (typeof value === 'number' && value >= 0 ? value : Number.POSITIVE_INFINITY);

/** A word of a list falls behind one that stood before it; the list begins with the weakest. */
export const lowers = (path: string, order: readonly string[], reason: string, absent?: string): Idea =>
  argument(path, (old, next) => {
    const rank = (value: Value) => order.indexOf(asText(value ?? absent));
    const [from, to] = [rank(old), rank(next)];
    return to >= 0 && to < from ? `${path} falls from ${order[from]} to ${order[to]}: ${reason}` : undefined;
  });

/** A length of time grows: worth a look, and dangerous once it doubles. */
export const longer = (path: string, reason: string): Idea => duration(path, reason, (old, next) => next / old);
export const shorter = (path: string, reason: string): Idea => duration(path, reason, (old, next) => old / next);

function duration(path: string, reason: string, growth: (old: number, next: number) => number): Idea {
  return of(path, ({ before, after }) => {
    const [old, next] = [before[path], after[path]].map((value) => parseDuration(asText(value ?? '')));
    if (!old || !next || growth(old, next) <= 1) return undefined;
    return {
      danger: growth(old, next) >= 2 ? 'dangerous' : 'notable',
      reason: `${path} goes from ${shortDuration(old)} to ${shortDuration(next)}: ${reason}`,
    };
  });
}

/** Members of a list or set that were there and are not. `members` names them. */
export const loses = (path: string, reason: string, members: Members = textsOf, danger?: Level): Idea =>
  argument(
    path,
    (old, next) => {
      const [had, has] = [members(old), members(next)];
      if (has.some((member) => member.toLowerCase() === 'all')) return undefined;
      const gone = had.filter((member) => !has.includes(member));
      if (gone.length === 0 && had.length <= has.length) return undefined;
      return `${reason}${named(gone)}`;
    },
    danger,
  );

export const gains = (path: string, reason: string, members: Members = textsOf, danger?: Level): Idea =>
  argument(
    path,
    (old, next) => {
      const had = members(old);
      const more = members(next).filter((member) => !had.includes(member));
      return more.length > 0 ? `${reason}${named(more)}` : undefined;
    },
    danger,
  );

const named = (members: readonly string[]) => (members.length > 0 ? `: ${members.join(', ')}` : '');

type Members = (value: Value) => readonly string[];

/** Blocks by one of their arguments; those that say of themselves that they are off do not count. */
export const blocksBy =
  (key: string): Members =>
  (value) =>
    blocksOf(value)
      .filter(({ enabled }) => enabled !== false)
      .map((block) => (typeof block[key] === 'string' ? block[key] : JSON.stringify(block)));

/** Part of a query's text that may go before it counts as gutted. */
const MAY_LOSE = 0.5;

const code = (query: string) =>
  query
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A query finds less, or something else. */
export const query =
  (path: string): Idea =>
  ({ before, after }) => {
    const [old, next] = [before[path], after[path]];
    if (typeof old !== 'string') return undefined;
    if (isUnknown(next)) return { danger: 'notable', reason: 'what becomes of its query is known after apply only' };
    const [had, has] = [code(old), code(typeof next === 'string' ? next : '')];
    if (had === has) return undefined;
    const lost = Math.round((1 - has.length / had.length) * 100);
    return has.length <= had.length * MAY_LOSE
      ? { danger: 'dangerous', reason: `its query loses ${lost} % of its text` }
      : { danger: 'notable', reason: 'its query changes: what it finds only the compiler can tell' };
  };

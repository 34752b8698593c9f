import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { kitRoot } from '../../lib/files/root';
import type { Outcome } from './copy';
import { type Mutant, mutantsOf, nameOf } from './mutants';
import { LEFT_OUT, type Part, parts } from './parts';

/** A part, or the part of it that was asked for. */
export interface ChosenPart extends Part {
  readonly files: readonly string[];
}

/** The parts that folders and files name; all of them when none is named, none when a name fits nothing. */
export function chosenParts(paths: readonly string[]): ChosenPart[] {
  const asked = paths.map((path) => path.replace(/^\.\/|\/$/g, ''));
  const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
  const chosen = parts.flatMap((part) => {
    const files = filesOf(part).filter((file) => asked.length === 0 || asked.some((path) => within(file, path)));
    return files.length > 0 ? [{ ...part, files }] : [];
  });
  return asked.every((path) => chosen.some(({ files }) => files.some((file) => within(file, path)))) ? chosen : [];
}

const filesOf = ({ folder }: Part): string[] =>
  readdirSync(join(kitRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !LEFT_OUT.test(file))
    .sort();

export const mutantsOfPart = ({ files }: ChosenPart): Mutant[] =>
  files.flatMap((file) => mutantsOf(file, readFileSync(join(kitRoot, file), 'utf8')));

/** As many as may be tried, chosen by a number; in an order in which stopping early leaves a sample too. */
export function sample(mutants: readonly Mutant[], max: number, seed: number): Mutant[] {
  const random = randomOf(seed);
  return mutants
    .map((mutant) => ({ mutant, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, max)
    .map(({ mutant }) => mutant);
}

/** Numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The explained survivors: name -> reason. */
export function explained(): Map<string, string> {
  const listed: { readonly mutant: string; readonly reason: string }[] = parse(
    readFileSync(join(__dirname, 'explained.yaml'), 'utf8'),
  );
  return new Map(listed.map(({ mutant, reason }) => [mutant, reason]));
}

/** Names on the list that a test notices after all, or that no mutant has. */
export function stale(reasons: ReadonlyMap<string, string>, outcomes: ReadonlyMap<Mutant, Outcome>): string[] {
  const there = new Set(chosenParts([]).flatMap(mutantsOfPart).map(nameOf));
  // Several mutants of one line may share their name: one that survives is enough.
  const survived = new Set(
    [...outcomes].flatMap(([mutant, outcome]) => (outcome === 'survived' ? nameOf(mutant) : [])),
  );
  const tried = new Set([...outcomes.keys()].map(nameOf));
  return [...reasons.keys()].filter((name) => !there.has(name) || (tried.has(name) && !survived.has(name)));
}

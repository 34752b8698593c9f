import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryFacts } from './model/facts';

/** Results kept at most in one file; the ones longest unused go first. */
const MOST = 3000;
const DAYS_30 = 30 * 86_400_000;
const FILE = /^kql-[0-9a-f]+\.txt$/;

/**
 * Answers of earlier runs in one file: a line each of key, checksum and JSON. The file may vanish, be damaged or be written by two runs
 * at once at any time: a line that does not check out is as good as absent, and writing is to another file that then takes its place.
 */
export class ResultCache {
  private readonly file: string;
  private readonly lines: Map<string, string>;
  private readonly used = new Set<string>();
  private readonly fresh = new Map<string, string>();

  constructor(
    private readonly folder: string,
    fingerprint: string,
  ) {
    this.file = resultFile(folder, fingerprint);
    this.lines = readLines(this.file);
  }

  get(key: string): QueryFacts | undefined {
    const rest = this.lines.get(key);
    const cut = rest?.indexOf(' ') ?? -1;
    if (rest === undefined || checksum(rest.slice(cut + 1)) !== rest.slice(0, cut)) return undefined;
    try {
      const facts = JSON.parse(rest.slice(cut + 1)) as QueryFacts;
      this.used.add(key);
      return facts;
    } catch {
      return undefined;
    }
  }

  set(key: string, facts: QueryFacts): void {
    const json = JSON.stringify(facts);
    this.fresh.set(key, `${checksum(json)} ${json}`);
  }

  /** Writes what is new; failing to is no failure of the run. */
  save(): void {
    if (this.fresh.size === 0) return;
    // Whatever another run has added meanwhile stays.
    const all = readLines(this.file);
    for (const key of this.used) {
      const line = this.lines.get(key)!;
      all.delete(key);
      all.set(key, line);
    }
    for (const [key, line] of this.fresh) {
      all.delete(key);
      all.set(key, line);
    }
    const text = [...all]
      .slice(-MOST)
      .map(([key, rest]) => `${key} ${rest}\n`)
      .join('');
    const temporary = `${this.file}.${process.pid}.${Date.now()}`;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(temporary, text);
      renameSync(temporary, this.file);
      this.fresh.clear();
      removeOld(this.folder, this.file);
    } catch {
      remove(temporary);
    }
  }
}

/** Where results of this version of the kit lie. */
export const resultFile = (folder: string, fingerprint: string): string => join(folder, `kql-${fingerprint}.txt`);

function readLines(file: string): Map<string, string> {
  const lines = new Map<string, string>();
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return lines;
  }
  for (const line of text.split('\n')) {
    const cut = line.indexOf(' ');
    if (cut > 0) lines.set(line.slice(0, cut), line.slice(cut + 1));
  }
  return lines;
}

/** Results of other versions of the kit, and files that a stopped run left half-written. */
function removeOld(folder: string, current: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const ours = FILE.test(name) || /^kql-[0-9a-f]+\.txt\.\d+\.\d+$/.test(name);
    if (ours && file !== current && Date.now() - statSync(file).mtimeMs > DAYS_30) rmSync(file, { force: true });
  }
}

const checksum = (text: string): string => createHash('sha1').update(text).digest('base64url').slice(0, 16);

/** Also where the folder itself is missing, or is no folder. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Then there is nothing to remove.
  }
}

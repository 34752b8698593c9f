import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Location } from './problem';

/** What is kept of a well-formed file: its content, and the places that were asked for. */
export interface RememberedSource {
  readonly value: unknown;
  /** Question -> answer; grows as questions are asked. */
  readonly places: Map<string, Omit<Location, 'file'>>;
}

/**
 * Files that earlier runs have read, by content, so that a check of hundreds of files parses only those that changed. Kept in one file
 * of the cache folder; whatever is wrong with that file, files are simply read anew.
 */
export class SourceMemory {
  private readonly file: string;
  private readonly known: Map<string, RememberedSource>;
  private readonly used = new Map<string, RememberedSource>();
  private readonly before: number;

  constructor(private readonly folder: string) {
    this.file = join(folder, `sources-${readerVersion()}.bin`);
    this.known = load(this.file);
    this.before = weight(this.known);
  }

  recall(text: string): RememberedSource | undefined {
    const key = hash(text);
    const found = this.known.get(key);
    if (found) this.used.set(key, found);
    return found;
  }

  keep(text: string, source: RememberedSource): void {
    this.used.set(hash(text), source);
  }

  /** Writes what this run has used, when that is not what the file holds already. Failing to is no failure of the run. */
  save(): void {
    const same = this.used.size === this.known.size && [...this.used.keys()].every((key) => this.known.has(key));
    if (same && weight(this.used) === this.before) return;
    const temporary = `${this.file}.${process.pid}.${Date.now()}`;
    try {
      const content = serialize(this.used);
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(temporary, Buffer.concat([digest(content), content]));
      renameSync(temporary, this.file);
    } catch {
      remove(temporary);
    }
  }
}

const weight = (sources: ReadonlyMap<string, RememberedSource>): number =>
  [...sources.values()].reduce((sum, { places }) => sum + places.size, sources.size);

function load(file: string): Map<string, RememberedSource> {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(DIGEST);
    if (!digest(content).equals(bytes.subarray(0, DIGEST))) return new Map();
    return deserialize(content) as Map<string, RememberedSource>;
  } catch {
    return new Map();
  }
}

const DIGEST = 20;
const digest = (content: Buffer): Buffer => createHash('sha1').update(content).digest();
const hash = (text: string): string => createHash('sha1').update(text).digest('base64url');

/** What is remembered depends on the code that read it, the YAML library and the format in which Node.js keeps values. */
function readerVersion(): string {
  const { version } = require('yaml/package.json') as { version: string };
  const code = readFileSync(join(__dirname, 'source.ts'));
  return createHash('sha1').update(`${version} ${process.versions.v8}`).update(code).digest('hex').slice(0, 16);
}

let active: SourceMemory | undefined;

/** The memory that reading uses from now on; undefined: none, as at the beginning. */
export const useSourceMemory = (memory: SourceMemory | undefined): void => {
  active = memory;
};
export const sourceMemory = (): SourceMemory | undefined => active;

/** Also where the folder itself is missing, or is no folder. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Then there is nothing to remove.
  }
}

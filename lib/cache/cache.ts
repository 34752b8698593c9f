import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ignoringErrors, keepNewest, type Limits } from './keep-newest';
import { kitIdentity } from './kit-identity';

const DAYS_30 = 30 * 86_400_000;
const MEGABYTES_32 = 32 << 20;
/** An entry takes at most this part of all. */
const LARGEST_PART = 64;
/** Names of entries and of what a stopped run left behind; nothing else in the folder is touched. */
const OURS = /^[0-9a-f]{64}(\..+)?$/;

/** Where the entries of a cache lie. */
export const answersFolder = (cacheFolder: string): string => join(cacheFolder, 'answers');

/**
 * Answers of earlier runs: one file each, named by all that the answer depends on, so that an entry is never stale but only unused.
 * An entry that is damaged, foreign or half-written counts as absent, and one that cannot be written only costs time.
 */
export class Cache<Answer> {
  private readonly folder: string;
  private readonly scope: string;

  /**
   * @param cacheFolder where the kit keeps what it can make again
   * @param kind of answer
   * @param context what all answers depend on, beside the question and the kit itself
   */
  constructor(
    cacheFolder: string,
    kind: string,
    context: unknown,
    private readonly limits: Limits = { bytes: MEGABYTES_32, age: DAYS_30 },
  ) {
    this.folder = answersFolder(cacheFolder);
    this.scope = digest([kitIdentity(), kind, context]);
  }

  get(question: unknown): Answer | undefined {
    const key = this.key(question);
    try {
      const text = readFileSync(join(this.folder, key), 'utf8');
      const body = text.slice(CHECKSUM);
      return text.slice(0, CHECKSUM) === checksum(key, body) ? (JSON.parse(body) as Answer) : undefined;
    } catch {
      return undefined;
    }
  }

  put(question: unknown, answer: Answer): void {
    const key = this.key(question);
    const body = JSON.stringify(answer);
    // One that would push out many others is not worth it; so the folder stays small between two times of tidying up.
    if (body.length > this.limits.bytes / LARGEST_PART) return;
    // Written aside and moved: two runs at once never see half a file.
    const aside = join(this.folder, `${key}.${randomUUID()}`);
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeFileSync(aside, checksum(key, body) + body);
      renameSync(aside, join(this.folder, key));
    } catch {
      ignoringErrors(() => rmSync(aside));
    }
    // One new entry in 64 pays for tidying up.
    if (/^0[0-3]/.test(key)) ignoringErrors(() => keepNewest(this.folder, (name) => OURS.test(name), this.limits));
  }

  private key(question: unknown): string {
    return digest([this.scope, question]);
  }
}

/** Of an entry under its own name: one that was moved is foreign. */
const checksum = (key: string, body: string): string => digest([key, body]);
const CHECKSUM = 64;

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

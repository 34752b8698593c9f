import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, EngineAnswer, EngineRequest } from './engine';

/**
 * Keeps on disk what an engine answered, by the content of the request: a case whose query, events, functions, schema and engine
 * are what they were has the same answer. Refusals and results only; a damaged or missing entry is asked for anew.
 */
export class AnswerCache {
  private readonly folder: string;
  private made = false;

  constructor(cacheFolder: string) {
    this.folder = join(cacheFolder, 'answers');
  }

  get(engine: Engine, request: EngineRequest): EngineAnswer | undefined {
    const key = this.key(engine, request);
    if (!key) return undefined;
    try {
      const text = readFileSync(join(this.folder, key), 'utf8');
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      return digest(body) === text.slice(0, end) ? (JSON.parse(body) as EngineAnswer) : undefined;
    } catch {
      return undefined;
    }
  }

  put(engine: Engine, request: EngineRequest, answer: EngineAnswer): void {
    const key = this.key(engine, request);
    if (!key || answer.kind === 'error') return;
    try {
      if (!this.made) mkdirSync(this.folder, { recursive: true });
      this.made = true;
      const body = JSON.stringify(answer);
      const aside = join(this.folder, `${key}.${process.pid}`);
      writeFileSync(aside, `${digest(body)}\n${body}`);
      renameSync(aside, join(this.folder, key));
    } catch {
      // A cache that cannot be written only costs time.
    }
  }

  private key(engine: Engine, request: EngineRequest): string | undefined {
    return engine.cacheKey && digest(`${engine.cacheKey}\n${JSON.stringify(request)}`);
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

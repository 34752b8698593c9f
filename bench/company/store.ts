import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findTable } from '../../lib/catalog/tables';
import { live } from './live';
import type { CompanyOptions } from './options';
import { ALL_TABLES } from './records';
import { SHAPES } from './tables';

/** A company on disk. */
export interface StoredCompany {
  /** One folder of Parquet files for each table. */
  readonly folder: string;
  readonly tables: readonly string[];
}

/**
 * The company's logs as Parquet files below `cache`, made when no earlier run made them: with these options, by this
 * generator. Made aside and moved into place, so that a run that was stopped leaves nothing half done.
 */
export async function storedCompany(
  options: CompanyOptions,
  cache: string,
  python: string,
  report: (what: string) => void,
): Promise<StoredCompany> {
  const { people, days, seed } = options;
  const folder = join(cache, `company-${people}-${days}-${seed}-${generatorHash()}`);
  if (!existsSync(folder)) {
    const aside = `${folder}.${process.pid}`;
    try {
      live(options, aside, (what) => report(`generating: ${what}`));
      const shapes = join(aside, 'shapes.json');
      writeFileSync(shapes, JSON.stringify({ busy: SHAPES, types: Object.fromEntries(ALL_TABLES.map(typesOf)) }));
      const target = join(aside, 'tables');
      mkdirSync(target);
      await run(python, [join(__dirname, 'store.py'), aside, target, shapes], (line) => report(`writing: ${line}`));
      renameSync(target, folder);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  return { folder, tables: readdirSync(folder).sort() };
}

const typesOf = (table: string): [string, Record<string, string>] => [
  table,
  Object.fromEntries(findTable(table)!.columns.map(({ name, type }) => [name, type])),
];

/** Of everything that decides what is written. */
function generatorHash(): string {
  const hash = createHash('sha256');
  for (const folder of [__dirname, join(__dirname, 'happenings')])
    for (const name of readdirSync(folder).sort())
      if (/\.(ts|py)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

/** Runs a program to its end, telling each line it writes. */
export function run(command: string, args: readonly string[], hear: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaints = '';
    createInterface({ input: child.stdout }).on('line', hear);
    child.stderr.on('data', (data) => {
      complaints = (complaints + String(data)).slice(-4000);
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}:\n${complaints}`)),
    );
  });
}

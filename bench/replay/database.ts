import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultCacheFolder } from '../../lib/cache/cache-folder';
import { installedPython } from '../../lib/detection-tests/install';
import type { CompanyOptions } from '../company/options';
import { run, storedCompany } from '../company/store';

export interface Database {
  readonly python: string;
  /** A DuckDB file with every table of the company. */
  readonly file: string;
  /** Where translated queries are kept. */
  readonly translations: string;
}

/** The company's logs in one database file, loaded from Parquet once. */
export async function companyDatabase(options: CompanyOptions, report: (what: string) => void): Promise<Database> {
  const cache = defaultCacheFolder();
  const python = installedPython(cache, report);
  const { folder } = await storedCompany(options, cache, python, report);
  const file = `${folder}.duckdb`;
  if (!existsSync(file))
    await run(python, [join(__dirname, 'load.py'), folder, file], (table) => report(`loading: ${table}`));
  return { python, file, translations: join(cache, 'translations') };
}

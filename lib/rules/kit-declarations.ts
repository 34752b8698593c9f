import { readFileSync, realpathSync } from 'node:fs';
import { rulesFolder } from '../files/root';
import { YamlSource } from '../files/source';
import type { Declarations } from '../kql/model/declarations';
import { noDeclarations } from '../kql/model/declarations';
import { declared } from './compile';
import { findRuleFiles } from './read/files';
import { readSources } from './read-rules';

const DECLARES = /^kind:\s*['"]?(Function|Watchlist|Schema)\b/im;

/**
 * Functions, watchlists and tables that the kit's own rules folder declares, so that one file of it (or a file from
 * elsewhere) can be checked alone. Files that are checked themselves are left out: they declare for themselves.
 */
export function kitDeclarations(checked: readonly string[]): Declarations {
  const own = new Set(checked.map((path) => realpathSync(path)));
  const sources = findRuleFiles([rulesFolder])
    .files.filter((path) => !own.has(realpathSync(path)))
    // Most files declare nothing: a look at the text spares reading them as YAML.
    .filter((path) => DECLARES.test(readFileSync(path, 'utf8')))
    .map((path) => YamlSource.read(path));
  return declared(readSources(sources), noDeclarations).declarations;
}

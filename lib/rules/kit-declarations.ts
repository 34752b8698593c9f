import { readFileSync, realpathSync } from 'node:fs';
import { displayPath } from '../files/file-problems';
import { rulesFolder } from '../files/root';
import { YamlSource } from '../files/source';
import type { Declarations } from '../kql/model/declarations';
import { noDeclarations } from '../kql/model/declarations';
import { declared } from './compile';
import { findRuleFiles } from './read/files';
import { readSources } from './read-rules';

/** Holds a `kind` that may declare something, or is a parser, which has none. Most files are not: a look spares reading them as YAML. */
const MAY_DECLARE =
  /\bkind['"]?\s*:\s*(?!['"]?(?:Scheduled|NRT|Hunting|AutomationRule|Workbook)\b)|\bfunction(?:Query|Alias)\b/i;

/**
 * Functions, watchlists and tables that the kit's own rules folder declares, so that one file of it (or a file from
 * elsewhere) can be checked alone. Files that are checked themselves are left out: they declare for themselves.
 */
export function kitDeclarations(checked: readonly string[], folder = rulesFolder): Declarations {
  const own = new Set(checked.map((path) => realpathSync(path)));
  const sources = findRuleFiles([folder])
    .files.filter((path) => !own.has(realpathSync(path)))
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      return MAY_DECLARE.test(text) ? [YamlSource.parse(displayPath(path), text)] : [];
    });
  return declared(readSources(sources), noDeclarations).declarations;
}

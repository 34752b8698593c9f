import { Cache } from '../cache/cache';
import { defaultCacheFolder } from '../cache/cache-folder';
import { findRuleFiles } from '../files/find';
import { rulesFolder } from '../files/root';
import type { Declarations } from '../kql/model/declarations';
import { declared } from './compile';
import { matchingFiles, readTexts } from './read-rules';

/** Holds a `kind` that may declare something, or is a parser, which has none. */
const MAY_DECLARE =
  /\bkind['"]?\s*:\s*(?!['"]?(?:Scheduled|NRT|Hunting|AutomationRule|Workbook)\b)|\bfunction(?:Query|Alias)\b/i;

/**
 * Functions, watchlists and tables that the kit's own rules folder declares, so that one file of it (or a file from
 * elsewhere) can be checked alone. Files that are checked themselves are left out: they declare for themselves.
 *
 * @param cacheFolder where the answer is kept, which takes a quarter of a second to find; false: nowhere
 */
export function kitDeclarations(
  checked: readonly string[],
  folder = rulesFolder,
  cacheFolder: string | false = defaultCacheFolder(),
): Declarations {
  const own = findRuleFiles(checked).files.length;
  const paths = findRuleFiles([...checked, folder]).files.slice(own);
  const declaring = matchingFiles(paths, (text) => MAY_DECLARE.test(text));
  const cache = cacheFolder ? new Cache<Declarations>(cacheFolder, 'declarations', folder) : undefined;
  const kept = cache?.get(declaring);
  if (kept) return kept;
  const found = declared(readTexts(declaring));
  cache?.put(declaring, found);
  return found;
}

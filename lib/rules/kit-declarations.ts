import { rulesFolder } from '../files/root';
import type { Declarations } from '../kql/model/declarations';
import { declared } from './compile';
import { findRuleFiles } from './read/files';
import { readMatching } from './read-rules';

/** Holds a `kind` that may declare something, or is a parser, which has none. */
const MAY_DECLARE =
  /\bkind['"]?\s*:\s*(?!['"]?(?:Scheduled|NRT|Hunting|AutomationRule|Workbook)\b)|\bfunction(?:Query|Alias)\b/i;

/**
 * Functions, watchlists and tables that the kit's own rules folder declares, so that one file of it (or a file from
 * elsewhere) can be checked alone. Files that are checked themselves are left out: they declare for themselves.
 */
export function kitDeclarations(checked: readonly string[], folder = rulesFolder): Declarations {
  const own = findRuleFiles(checked).files.length;
  const { files } = findRuleFiles([...checked, folder]);
  return declared(readMatching(files.slice(own), (text) => MAY_DECLARE.test(text)));
}

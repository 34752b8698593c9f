import type { Problem } from '../../lib/files/problem';
import type { CompiledRule } from '../../lib/rules/read/model';

/** What a check found, before it is printed in one form or another. */
export interface Checked {
  readonly files: readonly string[];
  readonly rules: readonly CompiledRule[];
  readonly problems: readonly Problem[];
}

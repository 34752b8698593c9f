import { casesFormat } from '../detection-tests/format';
import { keyTable } from './key-table';

/** The generated sections of docs/rules.md about what is no rule. */
export const kindSections = (): Readonly<Record<string, string>> => ({
  'case keys': keyTable(casesFormat),
});

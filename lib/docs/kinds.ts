import { casesFormat } from '../detection-tests/format';
import { automationFormat } from '../rules/kinds/automation/format';
import { schemaFormat } from '../rules/kinds/schema/format';
import { watchlistFormat } from '../rules/kinds/watchlist/format';
import { workbookFormat } from '../rules/kinds/workbook/format';
import { keyTable } from './key-table';

/** The generated sections of docs/rules.md about what is no rule. */
export const kindSections = (): Readonly<Record<string, string>> => ({
  'watchlist keys': keyTable(watchlistFormat),
  'automation keys': keyTable(automationFormat),
  'workbook keys': keyTable(workbookFormat),
  'schema keys': keyTable(schemaFormat),
  'case keys': keyTable(casesFormat),
});

import { caseArea } from '../detection-tests/format';
import * as testProblems from '../detection-tests/problems';
import * as fileProblems from '../files/file-problems';
import * as costProblems from '../kql/model/costs';
import * as schemaProblems from '../kql/model/declarations';
import * as queryProblems from '../kql/model/problems';
import * as checkProblems from '../rules/checks/problems';
import * as timingProblems from '../rules/checks/timing-problems';
import * as automationProblems from '../rules/kinds/automation/problems';
import * as watchlistProblems from '../rules/kinds/watchlist/problems';
import * as workbookProblems from '../rules/kinds/workbook/problems';
import { ruleArea } from '../rules/read/area';
import * as formProblems from '../rules/read/problems';
import * as selectionProblems from '../rules/select/selection-problems';
import * as versionProblems from '../rules/versions';
import { problemCodes } from './problem-codes';

const AREAS: readonly (readonly [title: string, modules: readonly object[]])[] = [
  ['Files', [fileProblems]],
  ['Rules', [ruleArea.documented, formProblems, checkProblems, timingProblems, versionProblems]],
  ['Rules in an environment', [selectionProblems]],
  ['Queries', [queryProblems, costProblems]],
  ['Declared tables and functions', [schemaProblems]],
  ['Sample cases', [testProblems, caseArea.documented]],
  ['Watchlists', [watchlistProblems]],
  ['Automation rules', [automationProblems]],
  ['Workbooks', [workbookProblems]],
];

/** Every error code of the files below rules/, area by area. */
export const ruleProblems = (): string =>
  AREAS.map(([title, modules]) => `### ${title}\n\n${problemCodes(modules as Record<string, unknown>[])}`).join('\n\n');

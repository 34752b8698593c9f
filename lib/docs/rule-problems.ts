import * as automationProblems from '../automation/problems';
import * as testProblems from '../detection-tests/problems';
import * as fileProblems from '../file-problems';
import * as schemaProblems from '../kql/declarations';
import * as queryProblems from '../kql/problems';
import * as checkProblems from '../rules/checks/problems';
import * as timingProblems from '../rules/checks/timing-problems';
import * as formProblems from '../rules/problems';
import * as selectionProblems from '../rules/selection-problems';
import * as versionProblems from '../rules/versions';
import * as watchlistProblems from '../watchlists/problems';
import * as workbookProblems from '../workbooks/problems';
import { problemCodes } from './problem-codes';

const AREAS: readonly (readonly [title: string, modules: readonly object[]])[] = [
  ['Files', [fileProblems]],
  ['Rules', [formProblems, checkProblems, timingProblems, versionProblems]],
  ['Rules in an environment', [selectionProblems]],
  ['Queries', [queryProblems]],
  ['Declared tables and functions', [schemaProblems]],
  ['Sample cases', [testProblems]],
  ['Watchlists', [watchlistProblems]],
  ['Automation rules', [automationProblems]],
  ['Workbooks', [workbookProblems]],
];

/** Every error code of the files below rules/, area by area. */
export const ruleProblems = (): string =>
  AREAS.map(([title, modules]) => `### ${title}\n\n${problemCodes(modules as Record<string, unknown>[])}`).join('\n\n');

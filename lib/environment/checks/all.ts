import { untilRefused } from '../../files/format/guard';
import type { Problem } from '../../files/problem';
import { accessChecks } from './access';
import { checkBackend } from './backend';
import type { Check, CheckContext } from './check';
import { connectorChecks } from './connectors';
import { diagnosticsChecks } from './diagnostics';
import { checkNames } from './names';
import { placeChecks } from './place';
import { portalChecks } from './portal';
import { tableChecks } from './tables';
import { workspaceChecks } from './workspace';

/** Every check of a single environment. */
const checks: readonly Check[] = [
  ...placeChecks,
  ...workspaceChecks,
  ...tableChecks,
  ...connectorChecks,
  ...diagnosticsChecks,
  ...accessChecks,
  ...portalChecks,
  checkBackend,
  checkNames,
];

/** What is impossible, whatever should have stood where a value was refused. */
export const combinationProblems = (context: CheckContext): Problem[] =>
  checks.flatMap((check) => [...untilRefused(() => check(context))]);

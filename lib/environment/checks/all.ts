import { checkAccess } from './access';
import { checkBackend } from './backend';
import type { Check } from './check';
import { checkConnectors } from './connectors';
import { checkDiagnostics } from './diagnostics';
import { checkPlace } from './place';
import { checkPortal } from './portal';
import { checkTables } from './tables';
import { checkWorkspace } from './workspace';

/** Every check of a single environment. */
export const environmentChecks: readonly Check[] = [
  checkPlace,
  checkWorkspace,
  checkTables,
  checkConnectors,
  checkDiagnostics,
  checkAccess,
  checkPortal,
  checkBackend,
];

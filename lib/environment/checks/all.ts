import { checkAccess } from './access';
import { checkBackend } from './backend';
import type { Check } from './check';
import { checkConnectors } from './connectors';
import { checkDiagnostics } from './diagnostics';
import { checkPortal } from './portal';
import { checkWorkspace } from './workspace';

/** Every check of a single environment. */
export const environmentChecks: readonly Check[] = [
  checkWorkspace,
  checkConnectors,
  checkDiagnostics,
  checkAccess,
  checkPortal,
  checkBackend,
];

import type { Problem } from '../problem';
import type { Path } from '../source';
import type { Environment } from './environment';
import { duplicateEnvironment } from './problems';

interface Claim {
  readonly what: string;
  /** Undefined where the environment does not claim such a thing. */
  readonly key: (e: Environment) => string | undefined;
  readonly path: Path;
}

/** What can exist only once, whoever claims it. */
const CLAIMS: readonly Claim[] = [
  { what: 'environment name', key: (e) => e.name, path: [] },
  { what: 'workspace', key: (e) => e.ids.workspace, path: ['workspace', 'existing'] },
  {
    what: 'Entra diagnostic setting',
    key: (e) => (e.diagnostics.enabled ? `${e.tenant.id}: ${e.names.diagnosticSetting}` : undefined),
    path: ['naming', 'prefix'],
  },
  {
    what: 'Entra diagnostic setting',
    key: (e) => (e.diagnostics.archive.enabled ? `${e.tenant.id}: ${e.names.archiveDiagnosticSetting}` : undefined),
    path: ['naming', 'prefix'],
  },
  {
    what: 'Entra diagnostic setting',
    key: (e) => (e.diagnostics.stream.enabled ? `${e.tenant.id}: ${e.names.streamDiagnosticSetting}` : undefined),
    path: ['naming', 'prefix'],
  },
  {
    what: 'storage account',
    key: (e) => (e.diagnostics.archive.enabled ? `${e.cloud}: ${e.names.archiveStorageAccount}` : undefined),
    path: ['naming', 'prefix'],
  },
  {
    what: 'event hub namespace',
    key: (e) => (e.diagnostics.stream.enabled ? `${e.cloud}: ${e.names.streamNamespace}` : undefined),
    path: ['naming', 'prefix'],
  },
  {
    what: 'resource group to create',
    key: (e) => (e.resourceGroup.create ? e.ids.resourceGroup : undefined),
    path: ['naming', 'prefix'],
  },
];

/** Two environments that claim the same thing. */
export function sharedThings(environments: readonly Environment[]): Problem[] {
  const problems: Problem[] = [];
  for (const claim of CLAIMS) {
    const owners = new Map<string, Environment>();
    for (const environment of environments) {
      const value = claim.key(environment);
      if (value === undefined) continue;
      const other = owners.get(value.toLowerCase());
      if (other)
        problems.push(
          duplicateEnvironment(environment.locate(claim.path), { what: claim.what, value, other: other.file }),
        );
      else owners.set(value.toLowerCase(), environment);
    }
  }
  return problems;
}

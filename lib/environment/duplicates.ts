import { diagnosticsBounds } from '../catalog/bounds/diagnostics';
import type { Location, Problem } from '../files/problem';
import type { Path } from '../files/source';
import type { Environment } from './model/environment';
import { settingsInUse } from './model/names';
import { duplicateEnvironment, impossible } from './model/problems';

/** A name or number that only one environment can use. */
interface Claim {
  readonly what: string;
  /** What identifies it; compared without case. */
  readonly key: string;
  readonly path: Path;
}

const SETTINGS_MAX = diagnosticsBounds.settings.max;

function* claimsOf(e: Environment): Iterable<Claim> {
  const prefix = ['naming', 'prefix'];
  yield { what: 'environment name', key: e.name, path: [] };
  yield { what: 'workspace', key: e.ids.workspace, path: ['workspace', 'existing'] };
  for (const setting of settingsInUse(e)) {
    yield { what: 'Entra diagnostic setting', key: `${e.tenant.id}: ${e.names[setting]}`, path: prefix };
  }
  const { archive, stream, writerGrant } = e.diagnostics;
  if (archive.enabled)
    yield { what: 'storage account', key: `${e.cloud}: ${e.names.archiveStorageAccount}`, path: prefix };
  if (stream.enabled)
    yield { what: 'event hub namespace', key: `${e.cloud}: ${e.names.streamNamespace}`, path: prefix };
  if (e.resourceGroup.create) yield { what: 'resource group to create', key: e.ids.resourceGroup, path: prefix };
  if (writerGrant) {
    const path = ['diagnostics', 'writerGrant'];
    yield { what: 'grant to write diagnostic settings', key: `${e.tenant.id}: ${writerGrant.principalId}`, path };
  }
  yield* assignmentsOf(e);
}

/** Roles of groups that exist already: a group that an environment creates is its own. */
function* assignmentsOf({ access, ids, tenant }: Environment): Iterable<Claim> {
  const what = 'role assignment';
  for (const [i, { group, role, scope }] of access.azureRoles.entries()) {
    const principal = access.groups[group]?.objectId;
    const at = scope === 'workspace' ? ids.workspace : ids.resourceGroup;
    if (principal) yield { what, key: `${role} for ${principal} at ${at}`, path: ['access', 'azureRoles', i] };
  }
  for (const [i, { group, role }] of access.entraRoles.entries()) {
    const principal = access.groups[group]?.objectId;
    const path = ['access', 'entraRoles', i];
    if (principal) yield { what, key: `${role} for ${principal} in ${tenant.id}`, path };
  }
}

/** Two environments that claim the same thing, or together more than a tenant takes. */
export function sharedThings(environments: readonly Environment[]): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, Environment>();
  for (const environment of environments) {
    for (const { what, key: value, path } of claimsOf(environment)) {
      const key = `${what}\n${value}`.toLowerCase();
      const other = owners.get(key);
      if (!other) owners.set(key, environment);
      else if (other !== environment) {
        const facts = { what, value, name: environment.name, other: other.file };
        problems.push(duplicateEnvironment(inOwnFile(environment, path), facts));
      }
    }
  }
  return [...problems, ...tooManySettings(environments)];
}

/** What both inherit stands in a base that is not at fault. */
function inOwnFile({ locate, file }: Environment, path: Path): Location {
  const at = locate(path);
  return at.file === file ? at : { file };
}

/** The service refuses a sixth diagnostic setting of a tenant, during apply. */
function tooManySettings(environments: readonly Environment[]): Problem[] {
  const counts = new Map<string, number>();
  return environments.flatMap((environment) => {
    const { id } = environment.tenant;
    const before = counts.get(id) ?? 0;
    const all = before + settingsInUse(environment).length;
    counts.set(id, all);
    if (before > SETTINGS_MAX || all <= SETTINGS_MAX) return [];
    return [
      impossible(environment.locate(['diagnostics'], 'key'), {
        what: `with this environment the tenant ${id} would have ${all} Entra diagnostic settings, and it takes ${SETTINGS_MAX}`,
        cure: 'Archive and stream the logs of a tenant in one of its environments only.',
      }),
    ];
  });
}

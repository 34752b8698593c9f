import { resolve } from 'node:path';
import type { CapabilityName } from '../../catalog/capabilities';
import { capabilities } from '../../catalog/capabilities';
import type { ChosenConnector } from '../../catalog/connector-conflicts';
import { type ConnectorName, connectors } from '../../catalog/connectors';
import { effectiveLicences, type Licence } from '../../catalog/licences';
import { defaultCategories } from '../../catalog/log-categories';
import type { FileSource } from '../../files/find';
import type { Location } from '../../files/problem';
import { rulesFolder } from '../../files/root';
import type { Path } from '../../files/source';
import type { EnvironmentInput } from '../format/environment';
import type { Merged } from './layers';
import { makeNames, type Names } from './names';

/** One workspace in one tenant: the file with all it extends, every default filled, frozen. */
export interface Environment extends Omit<EnvironmentInput, 'extends' | 'abstract' | 'naming' | 'subscriptionId'> {
  /** The file's name without its ending. */
  readonly name: string;
  /** The file, as a person would type it. */
  readonly file: string;
  readonly subscriptionId: string;
  readonly names: Names;
  readonly ids: Ids;
  /** Log categories per destination of the Entra diagnostic settings; empty when the destination is off. */
  readonly categories: {
    readonly workspace: readonly string[];
    readonly archive: readonly string[];
    readonly stream: readonly string[];
  };
  /** Fusion as it will be: resolved from the portal when the file says nothing. */
  readonly fusion: boolean;
  /** What reaches this workspace, for choosing the rules that can work here. */
  readonly supply: Supply;
  /** The files that it was read from, absolute: what it extends first. */
  readonly files: readonly string[];
  /** Folders of rule files, absolute. */
  readonly ruleSources: readonly FileSource[];
  /** Where a value was written, for messages. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
  /** A path of the file made absolute: it is relative to the file that wrote it. */
  readonly resolvePath: (path: Path, value: string) => string;
}

/** Resource ids that follow from the names: the detections stack needs them without asking the foundation. */
interface Ids {
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly workspace: string;
  /** Resource group and name of the workspace: an adopted one may lie elsewhere. */
  readonly workspaceName: string;
  readonly workspaceResourceGroup: string;
}

/** What reaches the workspace of an environment. */
export interface Supply {
  /** Those held, implied ones included. */
  readonly licences: ReadonlySet<Licence>;
  /** As the environment declares them, for messages. */
  readonly declaredLicences: readonly Licence[];
  /** Entra log categories that reach the workspace. */
  readonly logCategories: ReadonlySet<string>;
  readonly connectors: readonly ChosenConnector[];
  readonly capabilities: ReadonlySet<CapabilityName>;
  /** Tables that others ship; '*' for all. */
  readonly otherTables: readonly string[];
  /** Custom tables declared in the environment. */
  readonly customTables: readonly string[];
  /** Tables on the Basic plan, which no analytic rule reads. */
  readonly basicTables: readonly string[];
}

export function makeEnvironment(name: string, file: string, input: EnvironmentInput, merged: Merged): Environment {
  const { extends: _extends, abstract: _abstract, naming: _naming, ...settings } = input;
  const names = makeNames(input, name);
  const licences = effectiveLicences(input.tenant.licences);
  const fallback = defaultCategories(licences).map((c) => c.name);
  const { archive, stream } = input.diagnostics;
  const workspaceCategories = input.diagnostics.enabled ? (input.diagnostics.categories ?? fallback) : [];
  const resolvePath = (path: Path, value: string) => resolve(merged.folderOf(path), value);
  return deepFreeze({
    ...settings,
    name,
    file,
    names,
    ids: makeIds(input, names),
    categories: {
      workspace: workspaceCategories,
      archive: archive.enabled ? (archive.categories ?? input.diagnostics.categories ?? fallback) : [],
      stream: stream.enabled ? (stream.categories ?? input.diagnostics.categories ?? fallback) : [],
    },
    fusion: input.sentinel.fusion ?? input.sentinel.portal === 'azure',
    supply: {
      licences,
      declaredLicences: input.tenant.licences,
      logCategories: new Set(workspaceCategories),
      connectors: chosenConnectors(input),
      capabilities: new Set(capabilities.map((c) => c.name).filter((c) => input.capabilities[c])),
      otherTables: input.workspace.otherTables,
      customTables: Object.keys(input.rules.tables),
      basicTables: Object.keys(input.workspace.tables).filter((name) => input.workspace.tables[name]?.plan === 'Basic'),
    },
    files: merged.files,
    ruleSources: input.rules.sources.length
      ? input.rules.sources.map(({ path, exclude }, i) => ({
          path: resolvePath(['rules', 'sources', i], path),
          exclude,
        }))
      : [{ path: rulesFolder, exclude: [] }],
    locate: merged.locate,
    resolvePath,
  });
}

/** The connectors that the environment switches on, in catalog order; `names`: only these. */
export function chosenConnectors(
  input: Pick<EnvironmentInput, 'connectors'>,
  names: readonly ConnectorName[] = connectors.map(({ name }) => name),
): ChosenConnector[] {
  return names.flatMap((name) => {
    const choice = input.connectors[name];
    if (!choice) return [];
    return [{ name, settings: choice === true ? undefined : choice }];
  });
}

function makeIds(input: EnvironmentInput, names: Names): Ids {
  const subscription = `/subscriptions/${input.subscriptionId}`;
  const resourceGroup = `${subscription}/resourceGroups/${names.resourceGroup}`;
  const existing = input.workspace.existing?.split('/');
  const workspaceResourceGroup = existing?.[4] ?? names.resourceGroup;
  const workspaceName = existing?.[8] ?? names.workspace;
  return {
    subscription,
    resourceGroup,
    workspaceName,
    workspaceResourceGroup,
    // The fixed segments in the case the provider insists on, the names as they were given.
    workspace: `/subscriptions/${existing?.[2] ?? input.subscriptionId}/resourceGroups/${workspaceResourceGroup}/providers/Microsoft.OperationalInsights/workspaces/${workspaceName}`,
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) deepFreeze(item);
  }
  return value;
}

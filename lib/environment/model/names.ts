import type { EnvironmentInput } from '../format/environment';
import { type NameKey, nameKeys, nameRules } from '../format/naming';

/** Every name that an environment gives. */
export type Names = { readonly [Key in NameKey]: string };

/** A name as the file gives it, or made from the prefix. */
export const nameOf = (key: NameKey, { naming }: Pick<EnvironmentInput, 'naming'>, environment: string): string =>
  naming.names[key] ?? nameRules[key].make(naming.prefix ?? `ttk-${environment}`);

export const makeNames = (input: Pick<EnvironmentInput, 'naming'>, environment: string): Names =>
  Object.fromEntries(nameKeys.map((key) => [key, nameOf(key, input, environment)])) as Names;

type Uses = Pick<EnvironmentInput, 'workspace' | 'diagnostics'>;
const ofArchive = ({ diagnostics }: Uses): boolean => diagnostics.archive.enabled;
const ofStream = ({ diagnostics }: Uses): boolean => diagnostics.stream.enabled;

/** When a name is given to anything, where that depends on settings. */
const uses: Partial<Record<NameKey, (input: Uses) => boolean>> = {
  workspace: ({ workspace }) => !workspace.existing,
  diagnosticSetting: ({ diagnostics }) => diagnostics.enabled,
  archiveDiagnosticSetting: ofArchive,
  archiveStorageAccount: ofArchive,
  streamDiagnosticSetting: ofStream,
  streamNamespace: ofStream,
  streamHub: ofStream,
  streamAuthorizationRule: ofStream,
};

/** Whether this environment really makes or refers to what has the name. */
export const isInUse = (key: NameKey, input: Uses): boolean => uses[key]?.(input) ?? true;

/** The names of the Entra diagnostic settings that an environment makes. */
export const settingsInUse = (input: Uses) =>
  (['diagnosticSetting', 'archiveDiagnosticSetting', 'streamDiagnosticSetting'] as const).filter((key) =>
    isInUse(key, input),
  );

import type { Configuration, Resource } from '../input/configuration';
import { blocks, get, textOf } from '../input/configuration';
import { isUnknown } from '../input/value';

export type Destination = 'workspace' | 'archive' | 'stream';

const ARGUMENT: Readonly<Record<Destination, string>> = {
  workspace: 'log_analytics_workspace_id',
  archive: 'storage_account_id',
  stream: 'eventhub_authorization_rule_id',
};

/** The diagnostic settings of Entra ID. */
export const entraSettings = (configuration: Configuration): readonly Resource[] =>
  configuration.all('azurerm_monitor_aad_diagnostic_setting');

/** Where a setting sends its logs. */
export function destinationsOf(setting: Resource): readonly Destination[] {
  return (Object.keys(ARGUMENT) as Destination[]).filter((destination) => {
    const value = get(setting, ARGUMENT[destination]);
    return (value !== undefined && value !== null) || (setting.references[ARGUMENT[destination]]?.length ?? 0) > 0;
  });
}

export interface ExportedCategory {
  readonly category: string;
  readonly setting: Resource;
}

/** Entra log categories that reach a destination, with the setting that sends each. */
export function exportedTo(configuration: Configuration, destination: Destination): readonly ExportedCategory[] {
  return entraSettings(configuration)
    .filter((setting) => destinationsOf(setting).includes(destination))
    .flatMap((setting) =>
      blocks(setting, 'enabled_log')
        .filter(({ enabled }) => enabled !== false)
        .flatMap(({ category }) => (typeof category === 'string' ? [{ category, setting }] : [])),
    );
}

/** Whether some setting's categories are known after apply only. */
export function someCategoriesUnknown(configuration: Configuration): boolean {
  return entraSettings(configuration).some(
    (setting) =>
      isUnknown(get(setting, 'enabled_log')) ||
      blocks(setting, 'enabled_log').some(({ category }) => isUnknown(category)),
  );
}

/** Storage accounts that an Entra setting archives to. */
export function archives(configuration: Configuration): readonly Resource[] {
  return targets(configuration, 'archive', 'azurerm_storage_account');
}

/** Authorization rules through which an Entra setting streams. */
export function streamRules(configuration: Configuration): readonly Resource[] {
  return targets(configuration, 'stream', 'azurerm_eventhub_namespace_authorization_rule');
}

function targets(configuration: Configuration, destination: Destination, type: string): readonly Resource[] {
  const settings = entraSettings(configuration).filter((s) => destinationsOf(s).includes(destination));
  const found = settings.flatMap((setting) =>
    configuration.referredBy(setting, ARGUMENT[destination]).filter((resource) => resource.type === type),
  );
  // A setting edited by hand may hold the id itself instead of a reference: then names are compared.
  const byName = settings.flatMap((setting) => {
    const name = textOf(setting, ARGUMENT[destination])?.split('/').at(-1)?.toLowerCase();
    return configuration.all(type).filter((resource) => textOf(resource, 'name')?.toLowerCase() === name);
  });
  return [...new Set([...found, ...byName])];
}

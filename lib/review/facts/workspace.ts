import type { Configuration, Resource } from '../input/configuration';
import { get } from '../input/configuration';

/** The workspaces that the configuration makes. */
export const workspaces = (configuration: Configuration): readonly Resource[] =>
  configuration.all('azurerm_log_analytics_workspace');

/** True when an argument names a workspace, by reference or by id. */
export function namesWorkspace(configuration: Configuration, resource: Resource, argument: string): boolean {
  if (configuration.referredBy(resource, argument).some(({ type }) => type === 'azurerm_log_analytics_workspace'))
    return true;
  const value = get(resource, argument);
  return typeof value === 'string' && /\/microsoft\.operationalinsights\/workspaces\//i.test(value);
}

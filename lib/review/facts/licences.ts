import { connectors } from '../../catalog/connectors';
import { coversAny, effectiveLicences, type Licence } from '../../catalog/licences';
import { findLogCategory } from '../../catalog/log-categories';
import { type TableSource, tableSources } from '../../catalog/table-sources';
import type { Configuration } from '../input/configuration';
import { blocks } from '../input/configuration';
import { entraSettings } from './logs';
import { deployedConnectors } from './supply';

/** Whether the tenant holds one of the licences; unknown when the input does not show it. */
export function holds(configuration: Configuration, needed: readonly Licence[]): 'yes' | 'no' | 'unknown' {
  if (needed.length === 0) return 'yes';
  const declared = configuration.licences;
  if (declared) return coversAny(needed, declared) ? 'yes' : 'no';
  return coversAny(needed, provenLicences(configuration)) ? 'yes' : 'unknown';
}

/** Licences that the configuration proves by what it uses: a plan does not contain the licences themselves. */
function provenLicences(configuration: Configuration): ReadonlySet<Licence> {
  const found: Licence[] = [];
  if (configuration.allLike('azurerm_pim_').length || configuration.allLike('azuread_directory_role_elig').length)
    found.push('EntraP2');
  for (const setting of entraSettings(configuration)) {
    for (const { category } of blocks(setting, 'enabled_log')) {
      const needed = typeof category === 'string' ? findLogCategory(category)?.licences : undefined;
      if (needed?.length === 1) found.push(needed[0]!);
    }
  }
  for (const { connector } of deployedConnectors(configuration))
    if (connector.licences.length === 1) found.push(connector.licences[0]!);
  return effectiveLicences(found);
}

/** True when the table has sources and the tenant lacks the licence for every one of them. */
export function licenceStops(configuration: Configuration, table: string): boolean {
  const sources = tableSources(table);
  return sources.length > 0 && sources.every((source) => holds(configuration, licencesOf(source)) === 'no');
}

function licencesOf(source: TableSource): readonly Licence[] {
  if (source.by === 'logCategory') return findLogCategory(source.category)?.licences ?? [];
  if (source.by === 'connector') return connectors.find(({ name }) => name === source.connector)?.licences ?? [];
  return source.by === 'capability' ? source.licences : [];
}

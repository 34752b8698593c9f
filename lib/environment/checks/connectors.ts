import { connectorConflicts } from '../../catalog/connector-conflicts';
import { connectors } from '../../catalog/connectors';
import { enabledConnectors } from '../model/environment';
import { impossible, licenceMissing } from '../model/problems';
import type { Check } from './check';

/** Connectors without their licence are refused by the service; some replace others. */
export const checkConnectors: Check = ({ input, licences, locate }) => {
  const enabled = enabledConnectors(input);
  const problems = connectors
    .filter((c) => enabled.includes(c.name) && c.licences.length > 0 && !c.licences.some((l) => licences.has(l)))
    .map((c) =>
      licenceMissing(locate(['connectors', c.name], 'key'), {
        what: `the connector '${c.name}' (${c.title})`,
        needs: c.licences,
        has: input.tenant.licences,
      }),
    );
  const conflicts = connectorConflicts(enabled, {
    incidentRules: input.sentinel.incidentRules.length > 0,
    cloudAppsAlerts: input.connectors.cloudApps?.alerts ?? false,
  });
  for (const conflict of conflicts) {
    const path = conflict.connector ? ['connectors', conflict.connector] : ['sentinel', 'incidentRules'];
    problems.push(impossible(locate(path, 'key'), { what: conflict.reason, cure: conflict.cure }));
  }
  const { cloudApps, office365 } = input.connectors;
  if (cloudApps && !cloudApps.alerts && !cloudApps.discovery) {
    problems.push(
      impossible(locate(['connectors', 'cloudApps']), {
        what: 'the connector cloudApps carries neither alerts nor discovery',
        cure: 'Switch one of them on, or remove the connector.',
      }),
    );
  }
  if (office365 && !office365.exchange && !office365.sharepoint && !office365.teams) {
    problems.push(
      impossible(locate(['connectors', 'office365']), {
        what: 'the connector office365 carries neither Exchange nor SharePoint nor Teams',
        cure: 'Switch one of them on, or remove the connector.',
      }),
    );
  }
  return problems;
};

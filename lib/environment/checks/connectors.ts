import { carriesNothing, connectorConflicts } from '../../catalog/connector-conflicts';
import { findConnector } from '../../catalog/connectors';
import { chosenConnectors } from '../model/environment';
import { impossible, licenceMissing } from '../model/problems';
import type { Check } from './check';

/** Connectors without their licence are refused by the service; some replace others. */
export const checkConnectors: Check = ({ input, licences, locate }) => {
  const chosen = chosenConnectors(input);
  const problems = chosen
    .map(({ name }) => findConnector(name))
    .filter((c) => c.licences.length > 0 && !c.licences.some((licence) => licences.has(licence)))
    .map((c) =>
      licenceMissing(locate(['connectors', c.name], 'key'), {
        what: `the connector '${c.name}' (${c.title})`,
        needs: c.licences,
        has: input.tenant.licences,
      }),
    );
  const conflicts = [
    ...connectorConflicts(chosen, input.sentinel.incidentRules.length > 0),
    ...chosen.flatMap((connector) => carriesNothing(connector) ?? []),
  ];
  for (const { connector, reason, cure } of conflicts) {
    const path = connector ? ['connectors', connector] : ['sentinel', 'incidentRules'];
    problems.push(impossible(locate(path, 'key'), { what: reason, cure }));
  }
  return problems;
};

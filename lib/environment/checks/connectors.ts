import { carriesNothing, connectorConflicts } from '../../catalog/connector-conflicts';
import { connectors } from '../../catalog/connectors';
import { eachItem } from '../../files/format/guard';
import { chosenConnectors } from '../model/environment';
import { impossible } from '../model/problems';
import { type Check, needsLicence } from './check';

/** Connectors without their licence are refused by the service, and so are those that carry nothing. */
const checkConnectors: Check = (context) =>
  eachItem(connectors, function* ({ name, title, licences }) {
    const [chosen] = chosenConnectors(context.input, [name]);
    if (!chosen) return;
    const at = context.locate(['connectors', name], 'key');
    yield* needsLicence(context, at, `the connector '${name}' (${title})`, licences);
    const nothing = carriesNothing(chosen);
    if (nothing) yield impossible(at, { what: nothing.reason, cure: nothing.cure });
  });

/** Some connectors replace others. */
const checkConnectorConflicts: Check = function* ({ input, locate }) {
  const conflicts = connectorConflicts(chosenConnectors(input), input.sentinel.incidentRules.length > 0);
  for (const { connector, reason, cure } of conflicts) {
    const path = connector ? ['connectors', connector] : ['sentinel', 'incidentRules'];
    yield impossible(locate(path, 'key'), { what: reason, cure });
  }
};

export const connectorChecks: readonly Check[] = [checkConnectors, checkConnectorConflicts];

import { eachItem } from '../../files/format/guard';
import { impossible, notInPortal } from '../model/problems';
import type { Check } from './check';

/** The Defender portal brings its own correlation: what it replaces is refused, not silently left out. */
const checkPortal: Check = function* ({ input: { sentinel }, locate }) {
  if (sentinel.portal === 'azure') return;
  if (sentinel.incidentRules.length > 0)
    yield notInPortal(locate(['sentinel', 'incidentRules']), {
      what: 'the incident rules for Microsoft products',
      why: 'Defender makes the incidents itself',
    });
  if (sentinel.fusion)
    yield notInPortal(locate(['sentinel', 'fusion']), {
      what: 'Fusion',
      why: "Defender's own correlation replaces it",
    });
};

const checkIncidents: Check = function* ({ input: { sentinel, rules }, locate }) {
  if (sentinel.portal === 'azure') return;
  yield* eachItem(rules.overrides, function* ({ createIncident }, i) {
    if (createIncident === false)
      yield notInPortal(locate(['rules', 'overrides', i, 'createIncident']), {
        what: 'a rule that creates no incident',
        why: 'its alerts would reach nobody',
      });
  });
};

const checkIncidentRules: Check = function* ({ input: { sentinel }, locate }) {
  if (sentinel.portal !== 'azure') return;
  yield* eachItem(sentinel.incidentRules, function* (product, i) {
    if (sentinel.incidentRules.indexOf(product) < i)
      yield impossible(locate(['sentinel', 'incidentRules', i]), {
        what: `incidents of '${product}' are made twice`,
        cure: 'Remove one.',
      });
  });
};

export const portalChecks: readonly Check[] = [checkPortal, checkIncidents, checkIncidentRules];

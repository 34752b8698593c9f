import { impossible, notInPortal } from '../model/problems';
import type { Check } from './check';

/** The Defender portal brings its own correlation: what it replaces is refused, not silently left out. */
export const checkPortal: Check = ({ input, locate }) => {
  const { sentinel, rules } = input;
  if (sentinel.portal === 'azure') {
    return sentinel.incidentRules.flatMap((product, i) =>
      sentinel.incidentRules.indexOf(product) < i
        ? [
            impossible(locate(['sentinel', 'incidentRules', i]), {
              what: `incidents of '${product}' are made twice`,
              cure: 'Remove one.',
            }),
          ]
        : [],
    );
  }
  const problems = [];
  if (sentinel.fusion) {
    problems.push(
      notInPortal(locate(['sentinel', 'fusion']), { what: 'Fusion', why: "Defender's own correlation replaces it" }),
    );
  }
  if (sentinel.incidentRules.length) {
    problems.push(
      notInPortal(locate(['sentinel', 'incidentRules']), {
        what: 'the incident rules for Microsoft products',
        why: 'Defender makes the incidents itself',
      }),
    );
  }
  rules.overrides.forEach((override, i) => {
    if (override.createIncident === false) {
      problems.push(
        notInPortal(locate(['rules', 'overrides', i, 'createIncident']), {
          what: 'a rule that creates no incident',
          why: 'its alerts would reach nobody',
        }),
      );
    }
  });
  return problems;
};

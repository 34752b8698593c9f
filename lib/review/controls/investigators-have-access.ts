import { type Control, fail, inEnvironment, pass } from '../control/control';
import { assignments, describeAssignment, JUDGED_OF_ROLES } from '../facts/access';

const SERVE =
  /^(Security (Reader|Operator|Administrator)|Global Reader|Microsoft Sentinel (Reader|Responder|Contributor))$/;

const GROUP = 'access:\n  groups:\n    investigators: { displayName: Investigators of token theft }\n';
const PATCH = {
  azure: inEnvironment(`${GROUP}  azureRoles:\n    - { group: investigators, role: Microsoft Sentinel Responder }`),
  entra: inEnvironment(`${GROUP}  entraRoles:\n    - { group: investigators, role: Security Reader }`),
};

export const control: Control = {
  id: 'investigators-have-access',
  title: 'Investigators can see what they need before the incident',
  severity: 'medium',
  info: 'Somebody is given a role of Sentinel, and somebody a security role of Entra ID.',
  why: 'In an incident nobody has the hours it takes to ask for rights.',
  fix: 'Give a group of investigators Microsoft Sentinel Responder (`access.azureRoles`) and Security Reader or Security Operator (`access.entraRoles`).',
  playbook: ['PRE-2'],
  frameworks: {
    nistCsf: ['RS.MA-01', 'DE.AE-06'],
    nist80053: ['IR-4', 'AU-6'],
    cisV8: ['17.1', '17.5'],
    iso27001: ['A.5.24', 'A.5.18'],
    mcsb: ['IR-1', 'PA-7'],
  },
  needs: ['foundation'],
  judges: JUDGED_OF_ROLES,
  check(configuration) {
    const serving = assignments(configuration).filter(({ role }) => role !== undefined && SERVE.test(role));
    return (['azure', 'entra'] as const).flatMap((system) => {
      const found = serving.filter((assignment) => assignment.system === system);
      const what = system === 'azure' ? 'a role of Microsoft Sentinel' : 'a security role of Entra ID';
      return found.length > 0
        ? found.map((assignment) => pass(assignment.resource, describeAssignment(assignment)))
        : [
            fail(
              undefined,
              system,
              `In an incident somebody has to ask for rights first: nobody is given ${what}.`,
              PATCH[system],
            ),
          ];
    });
  },
};

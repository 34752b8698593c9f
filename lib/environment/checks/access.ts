import type { Problem } from '../../files/problem';
import { didYouMean } from '../../values/text';
import { impossible, invalidValue, licenceMissing } from '../model/problems';
import type { Check } from './check';

/** Roles go to groups; Global Administrator to none; eligible means PIM and its licence. */
export const checkAccess: Check = ({ input, licences, locate }) => {
  const { groups, azureRoles, entraRoles } = input.access;
  const problems: Problem[] = [];
  const names = Object.keys(groups);
  for (const [kind, roles] of [
    ['azureRoles', azureRoles],
    ['entraRoles', entraRoles],
  ] as const) {
    const seen = new Set<string>();
    roles.forEach((entry, i) => {
      const path = ['access', kind, i] as const;
      if (!names.includes(entry.group)) {
        problems.push(
          invalidValue(locate([...path, 'group']), {
            key: `access.${kind}[${i}].group`,
            allowed: `a key of access.groups (${names.join(', ') || 'none yet'})`,
            found: `'${entry.group}'`,
            nearest: didYouMean(entry.group, names),
          }),
        );
      }
      if (entry.assignment === 'eligible' && !licences.has('EntraP2')) {
        problems.push(
          licenceMissing(locate([...path, 'assignment']), {
            what: `the eligible assignment of ${entry.role} (PIM)`,
            needs: ['EntraP2'],
            has: input.tenant.licences,
          }),
        );
      }
      if (entry.assignment === 'standing' && 'expiresAfterDays' in entry && entry.expiresAfterDays !== undefined) {
        problems.push(
          impossible(locate([...path, 'expiresAfterDays'], 'key'), {
            what: 'a standing assignment has no end',
            cure: 'Remove expiresAfterDays, or set assignment: eligible.',
          }),
        );
      }
      if (entry.role === 'Global Administrator') {
        problems.push(
          impossible(locate([...path, 'role']), {
            what: 'Global Administrator is never assigned by this kit, neither standing nor eligible',
            cure: 'The playbook is served by Security Reader, Security Operator, Security Administrator or Global Reader.',
          }),
        );
      }
      const key = JSON.stringify([entry.group, entry.role, 'scope' in entry ? entry.scope : '']);
      if (seen.has(key))
        problems.push(
          impossible(locate([...path]), {
            what: `${entry.role} is assigned to '${entry.group}' twice`,
            cure: 'Remove one of the two.',
          }),
        );
      seen.add(key);
    });
  }
  if (entraRoles.length && !licences.has('EntraP1')) {
    problems.push(
      licenceMissing(locate(['access', 'entraRoles'], 'key'), {
        what: 'a group that can hold Entra roles',
        needs: ['EntraP1'],
        has: input.tenant.licences,
      }),
    );
  }
  for (const [name, group] of Object.entries(groups)) {
    const at = locate(['access', 'groups', name], 'key');
    if (group.objectId === undefined && group.displayName === undefined) {
      problems.push(
        impossible(at, {
          what: `the group '${name}' has neither an objectId nor a displayName`,
          cure: 'Give the objectId of an existing group or the displayName of a new one.',
        }),
      );
    }
    if (
      group.objectId !== undefined &&
      (group.displayName !== undefined || group.owners.length || group.members.length)
    ) {
      problems.push(
        impossible(at, {
          what: `the group '${name}' exists already (objectId); its displayName, owners and members are not ours to set`,
          cure: 'Remove them, or remove the objectId to create a group.',
        }),
      );
    }
  }
  const existing = Object.entries(groups).filter(([, group]) => group.objectId !== undefined);
  for (const [i, [name, group]] of existing.entries()) {
    const twin = existing.slice(0, i).find(([, g]) => g.objectId === group.objectId);
    if (twin)
      problems.push(
        impossible(locate(['access', 'groups', name, 'objectId']), {
          what: `the groups '${twin[0]}' and '${name}' are one group of the tenant`,
          cure: 'Use one name for it.',
        }),
      );
  }
  const created = Object.entries(groups).filter(([, group]) => group.displayName !== undefined);
  for (const [name, group] of created) {
    const twin = created.find(
      ([other, g]) => other < name && g.displayName!.toLowerCase() === group.displayName!.toLowerCase(),
    );
    if (twin)
      problems.push(
        impossible(locate(['access', 'groups', name, 'displayName']), {
          what: `the groups '${twin[0]}' and '${name}' have one display name`,
          cure: 'Give one of them another.',
        }),
      );
  }
  return problems;
};

import { eachEntry, eachItem } from '../../files/format/guard';
import { pathText } from '../../files/format/place';
import type { Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import { didYouMean } from '../../values/text';
import { environmentArea } from '../format/environment';
import { impossible } from '../model/problems';
import { type Check, type CheckContext, needsLicence } from './check';

interface Assignment {
  readonly group: string;
  readonly role: string;
  readonly assignment: string;
  readonly scope?: string;
  readonly expiresAfterDays?: number;
}

/** Checks the roles of Azure and those of Entra ID by themselves. */
const ofBothKinds =
  (check: (entries: readonly Assignment[], path: Path, context: CheckContext) => Iterable<Problem>): Check =>
  (context) =>
    eachItem(['azureRoles', 'entraRoles'] as const, (kind) =>
      check(context.input.access[kind], ['access', kind], context),
    );

/** Global Administrator is never assigned; eligible means PIM and its licence. */
const checkRoles = ofBothKinds((entries, path, context) =>
  eachItem(entries, function* (entry, i) {
    const at = (key: string, part?: 'key') => context.locate([...path, i, key], part);
    if (entry.role === 'Global Administrator')
      yield impossible(at('role'), {
        what: 'Global Administrator is never assigned by this kit, neither standing nor eligible',
        cure: 'The playbook is served by Security Reader, Security Operator, Security Administrator or Global Reader.',
      });
    if (entry.assignment === 'standing' && entry.expiresAfterDays !== undefined)
      yield impossible(at('expiresAfterDays', 'key'), {
        what: 'a standing assignment has no end',
        cure: 'Remove expiresAfterDays, or set assignment: eligible.',
      });
    if (entry.assignment === 'eligible')
      yield* needsLicence(context, at('assignment'), `the eligible assignment of ${entry.role} (PIM)`, ['EntraP2']);
  }),
);

/** Roles go to groups of the file. */
const checkHolders = ofBothKinds((entries, path, { input, locate }) =>
  eachItem(entries, function* ({ group }, i) {
    const here = [...path, i, 'group'];
    const names = Object.keys(input.access.groups);
    if (!names.includes(group))
      yield environmentArea.problems.invalidValue(locate(here), {
        key: pathText(here),
        allowed: `a key of access.groups (${names.join(', ') || 'none yet'})`,
        found: `'${group}'`,
        suggestion: didYouMean(group, names),
      });
  }),
);

const checkTwins = ofBothKinds((entries, path, { locate }) =>
  eachItem(entries, function* ({ group, role, scope }, i) {
    if (entries.slice(0, i).some((other) => other.group === group && other.role === role && other.scope === scope))
      yield impossible(locate([...path, i]), {
        what: `${role} is assigned to '${group}' twice`,
        cure: 'Remove one of the two.',
      });
  }),
);

const checkEntraGroups: Check = (context) =>
  context.input.access.entraRoles.length > 0
    ? needsLicence(context, context.locate(['access', 'entraRoles'], 'key'), 'a group that can hold Entra roles', [
        'EntraP1',
      ])
    : [];

/** A group is there already, or is made with a name. */
const checkGroups: Check = ({ input, locate }) =>
  eachEntry(input.access.groups, function* (name, { objectId, displayName, owners, members }) {
    const at = locate(['access', 'groups', name], 'key');
    if (objectId === undefined && displayName === undefined)
      yield impossible(at, {
        what: `the group '${name}' has neither an objectId nor a displayName`,
        cure: 'Give the objectId of an existing group or the displayName of a new one.',
      });
    if (objectId !== undefined && (displayName !== undefined || owners.length || members.length))
      yield impossible(at, {
        what: `the group '${name}' exists already (objectId); its displayName, owners and members are not ours to set`,
        cure: 'Remove them, or remove the objectId to create a group.',
      });
  });

/** No group stands here twice, by its id or by its name. */
const checkSameGroups: Check = function* ({ input, locate }) {
  const { groups } = input.access;
  const names = Object.keys(groups);
  for (const [key, cure, what] of [
    ['objectId', 'Use one name for it.', 'are one group of the tenant'],
    ['displayName', 'Give one of them another.', 'have one display name'],
  ] as const)
    yield* eachItem(names, function* (name, i) {
      const found = groups[name]![key]?.toLowerCase();
      const first = found && names.slice(0, i).find((other) => groups[other]![key]?.toLowerCase() === found);
      if (first)
        yield impossible(locate(['access', 'groups', name, key]), {
          what: `the groups '${first}' and '${name}' ${what}`,
          cure,
        });
    });
};

export const accessChecks: readonly Check[] = [
  checkRoles,
  checkHolders,
  checkTwins,
  checkEntraGroups,
  checkGroups,
  checkSameGroups,
];

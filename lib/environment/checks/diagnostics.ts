import { findLogCategory, logCategories } from '../../catalog/log-categories';
import type { Problem } from '../../files/problem';
import { isPublicIpv4Range, PUBLIC_IPV4_FORM } from '../../values/ip-range';
import { didYouMean } from '../../values/text';
import type { Names } from '../model/names';
import { impossible, invalidValue, licenceMissing, partnerDestination } from '../model/problems';
import type { Check, CheckContext } from './check';

/** The provider does not look at category names; the service does, with their exact spelling. */
export const checkDiagnostics: Check = ({ input, names, licences, locate }) => {
  const { diagnostics } = input;
  const problems: Problem[] = [];
  const lists = [
    { path: ['diagnostics'], categories: diagnostics.categories, on: diagnostics.enabled },
    { path: ['diagnostics', 'archive'], categories: diagnostics.archive.categories, on: diagnostics.archive.enabled },
    { path: ['diagnostics', 'stream'], categories: diagnostics.stream.categories, on: diagnostics.stream.enabled },
  ];
  for (const { path, categories, on } of lists) {
    if (!categories) continue;
    const here = [...path, 'categories'];
    if (on && categories.length === 0) {
      problems.push(
        impossible(locate(here), {
          what: 'an empty list of categories exports nothing',
          cure: 'Name categories, or remove the key to take the default.',
        }),
      );
    }
    categories.forEach((name, i) => {
      const at = locate([...here, i]);
      const category = findLogCategory(name);
      if (!category) {
        const known = logCategories.map((c) => c.name);
        problems.push(
          invalidValue(at, {
            key: here.join('.'),
            allowed: `a list of Entra log categories (${known.join(', ')})`,
            found: `'${name}'`,
            nearest: didYouMean(name, known),
          }),
        );
        return;
      }
      if (category.elsewhere)
        problems.push(
          impossible(at, {
            what: `the category ${name} does not belong here: ${category.elsewhere}`,
            cure: 'Remove it, and set it up by hand if it is wanted.',
          }),
        );
      if (categories.indexOf(name) < i)
        problems.push(impossible(at, { what: `the category ${name} is listed twice`, cure: 'Remove one.' }));
      if (category.licences.length && !category.licences.some((l) => licences.has(l))) {
        problems.push(
          licenceMissing(at, {
            what: `the log category ${name}`,
            needs: category.licences,
            has: input.tenant.licences,
          }),
        );
      }
    });
  }
  problems.push(...withoutCategories(input, locate), ...sharedNames(input, names, locate));
  if (diagnostics.partner !== undefined)
    problems.push(partnerDestination(locate(['diagnostics', 'partner'], 'key'), {}));
  const { stream } = diagnostics;
  if (stream.enabled && names.streamAuthorizationRule.toLowerCase() === 'rootmanagesharedaccesskey') {
    problems.push(
      impossible(locate(['naming', 'names', 'streamAuthorizationRule']), {
        what: 'the root rule of the event hub namespace is not for log writers',
        cure: 'Give another name, or none.',
      }),
    );
  }
  if (stream.maximumThroughputUnits !== undefined && stream.maximumThroughputUnits < stream.throughputUnits) {
    problems.push(
      impossible(locate(['diagnostics', 'stream', 'maximumThroughputUnits']), {
        what: 'the stream may grow to fewer throughput units than it starts with',
        cure: 'Raise maximumThroughputUnits or remove it.',
      }),
    );
  }
  if (stream.maximumThroughputUnits !== undefined && stream.sku !== 'Standard') {
    problems.push(
      impossible(locate(['diagnostics', 'stream', 'maximumThroughputUnits']), {
        what: 'only a Standard namespace grows by itself',
        cure: 'Remove maximumThroughputUnits or set sku: Standard.',
      }),
    );
  }
  if (stream.sku === 'Premium' && ![1, 2, 4, 8, 16].includes(stream.throughputUnits)) {
    problems.push(
      impossible(locate(['diagnostics', 'stream', 'throughputUnits']), {
        what: `a Premium namespace has 1, 2, 4, 8 or 16 processing units, got ${stream.throughputUnits}`,
        cure: 'Choose one of them.',
      }),
    );
  }
  const { archive } = diagnostics;
  archive.allowedIps?.forEach((address, i) => {
    if (isPublicIpv4Range(address)) return;
    const where = ['diagnostics', 'archive', 'allowedIps', i];
    problems.push(
      invalidValue(locate(where), { key: where.join('.'), allowed: PUBLIC_IPV4_FORM, found: `'${address}'` }),
    );
  });
  if (archive.immutableDays !== undefined && archive.immutableDays > archive.deleteAfterDays) {
    problems.push(
      impossible(locate(['diagnostics', 'archive', 'immutableDays']), {
        what: `archived logs are deleted after ${archive.deleteAfterDays} days but cannot be deleted for ${archive.immutableDays}`,
        cure: 'Raise deleteAfterDays or lower immutableDays.',
      }),
    );
  }
  return problems;
};

type Context = Pick<CheckContext, 'input' | 'names' | 'locate'>;

/** The archive and the stream without a list of their own take that of the workspace, which may be empty when it is off. */
function withoutCategories({ diagnostics }: Context['input'], locate: Context['locate']): Problem[] {
  if (diagnostics.enabled || diagnostics.categories?.length !== 0) return [];
  return (['archive', 'stream'] as const)
    .filter((part) => diagnostics[part].enabled && diagnostics[part].categories === undefined)
    .map((part) =>
      impossible(locate(['diagnostics', 'categories']), {
        what: `the ${part} takes its categories from an empty list`,
        cure: `Name categories, or give the ${part} a list of its own.`,
      }),
    );
}

/** The settings of a tenant are told apart by their names. */
function sharedNames({ diagnostics }: Context['input'], names: Names, locate: Context['locate']): Problem[] {
  const used = [
    ...(diagnostics.enabled ? (['diagnosticSetting'] as const) : []),
    ...(diagnostics.archive.enabled ? (['archiveDiagnosticSetting'] as const) : []),
    ...(diagnostics.stream.enabled ? (['streamDiagnosticSetting'] as const) : []),
  ];
  return used.flatMap((key, i) => {
    const twin = used.slice(0, i).find((other) => names[other].toLowerCase() === names[key].toLowerCase());
    if (!twin) return [];
    return [
      impossible(locate(['naming', 'names', key]), {
        what: `the Entra diagnostic settings '${twin}' and '${key}' have one name, '${names[key]}'`,
        cure: 'Give one of them another.',
      }),
    ];
  });
}

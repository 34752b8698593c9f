import { findLogCategory, logCategories } from '../../catalog/log-categories';
import { isPublicIpv4Range, PUBLIC_IPV4_FORM } from '../../ip-range';
import type { Problem } from '../../problem';
import { didYouMean } from '../../text';
import { impossible, invalidValue, licenceMissing, partnerDestination } from '../problems';
import type { Check } from './check';

/** The provider does not look at category names; the service does, with their exact spelling. */
export const checkDiagnostics: Check = ({ input, licences, locate }) => {
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
  if (diagnostics.partner !== undefined)
    problems.push(partnerDestination(locate(['diagnostics', 'partner'], 'key'), {}));
  const { stream } = diagnostics;
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

import fc from 'fast-check';
import { pathText } from '../../lib/files/format/place';
import type { Problem } from '../../lib/files/problem';
import type { Path } from '../../lib/files/source';
import { validLooking } from './valid-looking';
import { minimal, readFolder, readOne } from './workbench';

const codesOf = (reported: readonly string[]) =>
  reported.map((t) => t.replace(/^one\.yaml:\d+:\d+ environment.(.*?): .*$/, '$1'));

describe('beside a value that is refused, what depends on it is not reported, and everything else is', () => {
  test.each([
    [
      'a role for a group that is there, whatever it should be',
      'access: { groups: { soc: 5 }, entraRoles: [{ group: soc, role: Security Reader, assignment: standing }] }',
      ['wrong-type'],
    ],
    ['a group whose name has a typo in its key', 'access: { groups: { soc: { displayNme: SOC } } }', ['unknown-key']],
    [
      'a section whose name has a typo',
      'sentinle: { portal: azure }\nrules: { overrides: [{ rule: x, createIncident: false }] }',
      ['unknown-key'],
    ],
    [
      'a table beside one with a mistake',
      'workspace: { tables: { SigninLogs: { plan: Basic, retentionDays: 3 }, AuditLogs: { plan: Basic, retentionDays: 30 } } }',
      ['invalid-value', 'impossible-combination'],
    ],
    [
      'a list with one bad item',
      'diagnostics: { categories: [AuditLogs, 5, CustomSecurityAttributeAuditLogs] }',
      ['invalid-value', 'impossible-combination'],
    ],
    [
      'a name of what may not be made',
      'naming: { prefix: A, names: { resourceGroup: rg. } }',
      ['invalid-value', 'invalid-name'],
    ],
  ])('%s', (_, more, codes) => {
    expect(codesOf(readOne(`${more}\n`).reported)).toEqual(codes);
  });

  test('a key that every environment needs', () => {
    const { reported } = readFolder({
      'one.yaml': `${minimal.replace(/location.*\n/, '')}tags: { Owner: a, owner: b }\n`,
    });
    expect(codesOf(reported)).toEqual(['missing-value', 'impossible-combination']);
  });

  test('licences', () => {
    const licences = (text: string) =>
      readFolder({
        'one.yaml': `${minimal.replace('[M365E5, WorkloadIdPremium]', text)}connectors: { identityProtection: true }\n`,
      });
    expect(codesOf(licences('[EntraP1]').reported)).toEqual(['licence-missing']);
    expect(codesOf(licences('[EntraP1, EntraP9]').reported)).toEqual(['invalid-value']);
  });
});

/** Every path of a value, with the key or position at its end. */
const paths = (value: unknown, path: Path = []): Path[] =>
  (Array.isArray(value) ? [...value.entries()] : Object.entries(value ?? {})).flatMap(([step, item]) => [
    [...path, step],
    ...(typeof item === 'object' ? paths(item, [...path, step]) : []),
  ]);

/** A copy in which the value at a path is one that no key takes, or stands under a key that nobody knows. */
function spoilt(data: object, path: Path, misspelt: boolean): object {
  const copy = JSON.parse(JSON.stringify(data));
  const holder = path.slice(0, -1).reduce((at, step) => at[step], copy);
  const last = path.at(-1)!;
  if (!misspelt) holder[last] = Array.isArray(holder[last]) ? { five: 5 } : [[5]];
  else {
    holder[`${last}Typo`] = holder[last];
    delete holder[last];
  }
  return copy;
}

test('whatever is refused, nothing is reported that would not be reported of the corrected file', () => {
  let reported = 0;
  const problemsOf = (data: object) => readFolder({ 'one.yaml': JSON.stringify(data) }).problems;
  fc.assert(
    fc.property(validLooking, fc.nat(), fc.boolean(), (data, which, coin) => {
      const all = paths(JSON.parse(JSON.stringify(data)));
      const path = all[which % all.length]!;
      const misspelt = coin && typeof path.at(-1) === 'string';
      const label = `'${pathText(path)}`;
      const corrected = new Set(problemsOf(data).map(({ message }) => message));
      const problems = problemsOf(spoilt(data, path, misspelt));
      const isTypo = ({ code, message }: Problem) => code === 'environment/unknown-key' && message.includes('Typo');
      // Names that a file gives itself cannot be misspelt.
      if (misspelt && !problems.some(isTypo)) return;
      const others = problems
        .filter((problem) => !isTypo(problem))
        .filter(
          ({ code, message }) =>
            !(code === 'environment/missing-value' && message.startsWith(label) && !message.includes('needs it')) &&
            !(!misspelt && message.startsWith(label)),
        );
      reported += others.length;
      expect(others.map(({ message }) => message).filter((message) => !corrected.has(message))).toEqual([]);
    }),
    { numRuns: 150 },
  );
  expect(reported).toBeGreaterThan(0);
});

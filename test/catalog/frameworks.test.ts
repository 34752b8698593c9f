import { type FrameworkName, type FrameworkReferences, frameworkNames, frameworks } from '../../lib/catalog/frameworks';
import { controls } from '../../lib/review/controls';

function idsOf(name: FrameworkName): ReadonlySet<string> {
  const { groups, separator } = frameworks[name];
  return new Set(
    Object.entries(groups).flatMap(([group, members]) =>
      (members as string).split(' ').map((member) => `${group}${separator}${member}`),
    ),
  );
}

test.each([
  ['nistCsf', 106],
  ['nist80053', 1014],
  ['cisV8', 153],
  ['iso27001', 93],
  ['mcsb', 86],
] as const)('%s has as many ids as its publisher counts, none twice', (name, count) => {
  const written = Object.values<string>(frameworks[name].groups).flatMap((members) => members.split(' '));
  expect(written).toHaveLength(count);
  expect(idsOf(name).size).toBe(count);
});

test('withdrawn and invented ids are not listed, enhancements are', () => {
  const ids = idsOf('nist80053');
  expect(['AC-2(12)', 'IA-13(3)', 'SI-2(7)', 'SA-24'].filter((id) => !ids.has(id))).toEqual([]);
  expect(['AC-2(10)', 'SC-19', 'SA-12', 'ZZ-99', 'AC-26'].filter((id) => ids.has(id))).toEqual([]);
});

test('a reference that does not exist does not compile', () => {
  const references: FrameworkReferences = {
    nistCsf: ['PR.AA-05'],
    nist80053: ['AC-2(12)'],
    cisV8: ['8.12'],
    iso27001: ['A.8.34'],
    mcsb: ['GS-11'],
  };
  const invented: FrameworkReferences = {
    // @ts-expect-error: PR.AA ends with 06
    nistCsf: ['PR.AA-07'],
    // @ts-expect-error: no such family
    nist80053: ['ZZ-99'],
    // @ts-expect-error: control 8 ends with 12
    cisV8: ['8.13'],
    // @ts-expect-error: A.8 ends with 34
    iso27001: ['A.8.35'],
    // @ts-expect-error: GS ends with 11
    mcsb: ['GS-12'],
  };
  for (const name of frameworkNames) {
    expect(references[name].filter((id) => !idsOf(name).has(id))).toEqual([]);
    expect(invented[name].filter((id) => !idsOf(name).has(id))).toHaveLength(1);
  }
});

test.each(controls().map(({ id, frameworks: references }) => [id, references] as const))(
  '%s refers to each framework, and only to ids that exist',
  (_id, references) => {
    for (const name of frameworkNames) {
      expect(references[name].length).toBeGreaterThan(0);
      expect(references[name].filter((reference) => !idsOf(name).has(reference))).toEqual([]);
    }
  },
);

import type { Location, Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import type { EnvironmentInput } from '../format/schema';
import { invalidName } from './problems';

/** Every name that an environment gives. */
export type Names = { readonly [K in keyof EnvironmentInput['naming']['names']]-?: string };

interface NameRule {
  readonly what: string;
  /** Made from the prefix (and the prefix without hyphens, cut where the form is short). */
  readonly make: (prefix: string) => string;
  readonly form: RegExp;
  readonly allowed: string;
}

const squeezed = (prefix: string, max: number) => prefix.replace(/-/g, '').slice(0, max);
const settingForm = { form: /^[^<>*%&:\\?+/]{1,260}$/, allowed: '1 to 260 characters without < > * % & : \\ ? + /' };

/** Forms as azurerm 4.55.0 validates them (see docs/environments.md for the defaults). */
export const nameRules: Readonly<Record<keyof Names, NameRule>> = {
  resourceGroup: {
    what: 'resource group',
    make: (p) => `rg-${p}`,
    form: /^[-\w.()]{0,89}[-\w()]$/,
    allowed: 'up to 90 letters, digits, - _ . ( ) and no dot at the end',
  },
  workspace: {
    what: 'workspace',
    make: (p) => `log-${p}`,
    form: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
    allowed: '4 to 63 letters, digits and hyphens, a letter or digit at both ends',
  },
  diagnosticSetting: { what: 'Entra diagnostic setting', make: (p) => `${p}-workspace`, ...settingForm },
  archiveDiagnosticSetting: {
    what: 'Entra diagnostic setting of the archive',
    make: (p) => `${p}-archive`,
    ...settingForm,
  },
  streamDiagnosticSetting: {
    what: 'Entra diagnostic setting of the stream',
    make: (p) => `${p}-stream`,
    ...settingForm,
  },
  archiveStorageAccount: {
    what: 'archive storage account',
    make: (p) => `st${squeezed(p, 15)}archive`,
    form: /^[a-z0-9]{3,24}$/,
    allowed: '3 to 24 lower-case letters and digits',
  },
  streamNamespace: {
    what: 'event hub namespace',
    make: (p) => `evhns-${p}`,
    form: /^[A-Za-z][-A-Za-z0-9]{4,48}[A-Za-z0-9]$/,
    allowed: '6 to 50 letters, digits and hyphens, starting with a letter',
  },
  streamHub: {
    what: 'event hub',
    make: () => 'entra-logs',
    form: /^[A-Za-z0-9]([-._A-Za-z0-9]{0,48}[A-Za-z0-9])?$/,
    allowed: '1 to 50 letters, digits, - . _ with a letter or digit at both ends',
  },
  streamAuthorizationRule: {
    what: 'event hub authorization rule',
    make: () => 'entra-diagnostics',
    form: /^[A-Za-z0-9]([-._A-Za-z0-9]{0,48}[A-Za-z0-9])?$/,
    allowed: '1 to 50 letters, digits, - . _ with a letter or digit at both ends',
  },
  workbook: {
    what: 'workbook',
    make: () => 'Token theft investigation',
    form: /^.{1,256}$/,
    allowed: '1 to 256 characters',
  },
};

export function makeNames(input: EnvironmentInput, environment: string): Names {
  const prefix = input.naming.prefix ?? `ttk-${environment}`;
  return Object.fromEntries(
    Object.entries(nameRules).map(([key, rule]) => [key, input.naming.names[key as keyof Names] ?? rule.make(prefix)]),
  ) as Names;
}

export function nameProblems(
  names: Names,
  input: EnvironmentInput,
  used: readonly (keyof Names)[],
  locate: (path: Path) => Location,
): Problem[] {
  return used
    .filter((key) => !nameRules[key].form.test(names[key]))
    .map((key) => {
      const given = input.naming.names[key] !== undefined;
      return invalidName(locate(given ? ['naming', 'names', key] : ['naming', 'prefix']), {
        what: nameRules[key].what,
        name: names[key],
        allowed: nameRules[key].allowed,
        from: given ? 'as given' : 'made from the prefix',
      });
    });
}

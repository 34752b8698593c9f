import { diagnosticsForms } from '../../catalog/bounds/diagnostics';
import { environmentForms } from '../../catalog/bounds/environment';
import { nameForms } from '../../catalog/bounds/names';
import { workspaceForms } from '../../catalog/bounds/workspace';
import { type Format, map } from '../../files/format/format';
import { type TextForm, text } from '../../files/format/values';

interface NameRule {
  readonly what: string;
  /** Made from the prefix (and the prefix without hyphens, cut where the form is short). */
  readonly make: (prefix: string) => string;
  readonly is: TextForm;
}

const squeezed = (prefix: string, max: number) => prefix.replace(/-/g, '').slice(0, max);
const { setting } = diagnosticsForms;

/** Every name that an environment gives. */
export const nameRules = {
  resourceGroup: { what: 'resource group', make: (p) => `rg-${p}`, is: nameForms.resourceGroup },
  workspace: { what: 'workspace', make: (p) => `log-${p}`, is: workspaceForms.name },
  diagnosticSetting: { what: 'Entra diagnostic setting', make: (p) => `${p}-workspace`, is: setting },
  archiveDiagnosticSetting: {
    what: 'Entra diagnostic setting of the archive',
    make: (p) => `${p}-archive`,
    is: setting,
  },
  streamDiagnosticSetting: { what: 'Entra diagnostic setting of the stream', make: (p) => `${p}-stream`, is: setting },
  archiveStorageAccount: {
    what: 'archive storage account',
    make: (p) => `st${squeezed(p, 15)}archive`,
    is: nameForms.storageAccount,
  },
  streamNamespace: { what: 'event hub namespace', make: (p) => `evhns-${p}`, is: diagnosticsForms.namespace },
  streamHub: { what: 'event hub', make: () => 'entra-logs', is: diagnosticsForms.hub },
  streamAuthorizationRule: {
    what: 'event hub authorization rule',
    make: () => 'entra-diagnostics',
    is: diagnosticsForms.hubRule,
  },
  workbook: { what: 'workbook', make: () => 'Token theft investigation', is: nameForms.workbook },
} as const satisfies Readonly<Record<string, NameRule>>;

export type NameKey = keyof typeof nameRules;
export const nameKeys = Object.keys(nameRules) as NameKey[];

/** How resources are named. Which form a name has to have is checked on the names in use, given or made. */
export const naming = map({
  prefix: text({ is: environmentForms.prefix })
    .about('Start of every resource name.')
    .whenAbsent("'ttk-<environment>'"),
  names: map(
    Object.fromEntries(
      nameKeys.map((key) => {
        const { what, make } = nameRules[key];
        return [key, text().about(`Name of the ${what}.`).whenAbsent(make('<prefix>'))];
      }),
    ) as { readonly [Key in NameKey]: Format<string> },
  ).filled(),
}).filled();

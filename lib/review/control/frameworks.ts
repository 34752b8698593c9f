/** Frameworks that controls refer to: ids and numbers only, their texts belong to their publishers. */
export const frameworks = {
  nistCsf: { title: 'NIST CSF 2.0', form: /^(?:GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-\d{2}$/ },
  nist80053: { title: 'NIST SP 800-53 r5', form: /^[A-Z]{2}-\d{1,2}(?:\(\d{1,2}\))?$/ },
  cisV8: { title: 'CIS Controls v8', form: /^\d{1,2}\.\d{1,2}$/ },
  iso27001: { title: 'ISO/IEC 27001:2022 Annex A', form: /^A\.[5-8]\.\d{1,2}$/ },
  mcsb: { title: 'Microsoft cloud security benchmark v1', form: /^[A-Z]{2}-\d{1,2}$/ },
} as const;

export type FrameworkName = keyof typeof frameworks;

export type FrameworkReferences = Readonly<Record<FrameworkName, readonly string[]>>;

export const frameworkNames = Object.keys(frameworks) as FrameworkName[];

import { problemKind } from '../../files/problem';
import { oneOf } from '../../values/text';
import { CUSTOM_DETECTION } from './built-in';

/** Mistakes of a rule file's form; what its values mean is checked in checks/, with its own problems. */

export const notARule = problemKind<{ reason: string; help?: 'import' }>({
  code: 'rule/not-a-rule',
  cause: 'A YAML file in a rules folder is none of the kinds of file that the kit reads.',
  cure: 'Give it a query (and a `kind` when it is not a hunting query), or move it out of the folder.',
  message: ({ reason }) => `this is not a rule file: ${reason}`,
  help: ({ help }) => (help ? '`ttk import <file>` makes a file of each of its rules.' : undefined),
});

export const builtInRule = problemKind<{ found: string; reason: string }>({
  code: 'rule/built-in',
  severity: 'warning',
  cause:
    'A file is a rule that Microsoft builds (Fusion, anomalies, incidents of a product); nothing of it is deployed.',
  cure: 'Say in the environment what the message names, and remove the file or exclude it.',
  message: ({ found, reason }) => `a rule of the kind '${found}' is no rule file and is left out: ${reason}`,
});

export const movedRule = problemKind({
  code: 'rule/moved',
  severity: 'warning',
  cause: 'A file has nothing but a name and says that its content moved; it is skipped.',
  cure: 'Remove it, or leave it out with `exclude` in `rules.sources`.',
  message: () => 'this only says where a rule moved; it is skipped',
});

export const customDetection = problemKind({
  code: 'rule/custom-detection',
  cause:
    'A file is a custom detection of the Defender portal (`kind: CustomDetection`), which the kit does not deploy.',
  cure: 'Write it as an analytic rule over the same tables where the workspace has them, or exclude the file.',
  message: () => `this cannot be deployed: ${CUSTOM_DETECTION}`,
});

export const unknownKind = problemKind<{ found: string; allowed: readonly string[]; suggestion?: string }>({
  code: 'rule/unknown-kind',
  cause: 'The `kind` of a file is not one that the kit reads.',
  cure: 'Write one of the allowed kinds; a hunting query has none.',
  message: ({ found, allowed }) => `the kind '${found}' is not known; it is one of ${oneOf(allowed)}`,
});

export const missingId = problemKind<{ id: string; name: string }>({
  code: 'rule/missing-id',
  severity: 'warning',
  cause: 'A file has no `id`; one is derived from the name of the file.',
  cure: 'Add an id (a GUID); a derived one changes when the file is renamed, and Azure then sees a new rule.',
  message: ({ id, name }) => `there is no 'id'; ${id} is derived from the file name '${name}'`,
  help: ({ id }) => `Add 'id: ${id}': a derived id changes when the file is renamed, and Azure then sees a new rule.`,
});

export const invalidId = problemKind<{ key: string; found: string; id: string }>({
  code: 'rule/invalid-id',
  severity: 'warning',
  cause: 'An `id` is not a GUID; a derived one takes its place, always the same.',
  cure: 'Write a GUID: 8-4-4-4-12 hexadecimal digits.',
  message: ({ key, found, id }) => `'${key}' should be a GUID, got '${found}'; ${id} takes its place`,
});

export const duplicateId = problemKind<{ id: string; what: string; first: string }>({
  code: 'rule/duplicate-id',
  cause:
    'Two analytic rules, or two of the saved searches that hunting queries and functions are, have the same id; ids that differ in case only are the same in Azure.',
  cure: 'Give one of the two a new GUID.',
  message: ({ id, what, first }) => `the id ${id} of ${what} is already that of ${first}`,
});

export const sharedId = problemKind<{ id: string; what: string; as: string; first: string }>({
  code: 'rule/shared-id',
  severity: 'warning',
  cause:
    'An analytic rule and a hunting query or function have the same id. Azure keeps them apart, but overrides and reports cannot.',
  cure: 'Give one of the two a new GUID, or make them one file: a hunting query with a `promotion`.',
  message: ({ id, what, as, first }) => `the id ${id} of ${what}, ${as}, is also that of ${first}, which is none`,
});

export const duplicateName = problemKind<{ name: string; what: string; first: string }>({
  code: 'rule/duplicate-name',
  cause: 'Two analytic rules, two hunting queries or two functions have one name; analysts could not tell them apart.',
  cure: 'Rename one of the two, or remove the copy.',
  message: ({ name, what, first }) => `the name '${name}' is already that of another ${what}: ${first}`,
});

export const unknownTactic = problemKind<{ found: string; allowed: readonly string[]; suggestion?: string }>({
  code: 'rule/unknown-tactic',
  cause: 'An analytic rule names a tactic that Sentinel does not have.',
  cure: 'Write one of the tactics of the message; blanks and capitals do not matter.',
  message: ({ found, allowed }) => `the tactic '${found}' is not known; it is one of ${oneOf(allowed)}`,
});

export const tacticSpelling = problemKind<{ found: string; tactic: string }>({
  code: 'rule/tactic-spelling',
  severity: 'note',
  cause: 'A tactic is written in a way that the kit understands and other tools may not.',
  cure: 'Write the name that Sentinel has for it.',
  message: ({ found, tactic }) => `the tactic '${found}' is read as '${tactic}'`,
});

export const defaultOperator = problemKind<{ operator: string }>({
  code: 'rule/default-operator',
  severity: 'note',
  cause: 'An analytic rule does not say how the number of results is compared with its threshold.',
  cure: 'Write `triggerOperator: gt`: other tools refuse a rule without.',
  message: ({ operator }) => `there is no 'triggerOperator': ${operator} takes its place`,
});

export const unfamiliarTactic = problemKind<{ found: string; suggestion?: string }>({
  code: 'rule/unfamiliar-tactic',
  severity: 'warning',
  cause: 'A hunting query names a tactic that Sentinel does not have; it becomes a tag as it is written.',
  cure: 'Write a tactic that Sentinel knows, so that hunters can filter by it.',
  message: ({ found }) => `the tactic '${found}' is not one that Sentinel knows`,
});

export const invalidTechnique = problemKind<{ found: string }>({
  code: 'rule/invalid-technique',
  cause: 'A technique of an analytic rule is not of the form T1234 or T1234.001; Sentinel refuses it.',
  cure: 'Write the number of the technique in MITRE ATT&CK.',
  message: ({ found }) => `the technique '${found}' should look like T1234 or T1234.001`,
});

export const unfamiliarTechnique = problemKind<{ found: string }>({
  code: 'rule/unfamiliar-technique',
  severity: 'warning',
  cause: 'A technique of a hunting query is not of the form T1234 or T1234.001; it becomes a tag as it is written.',
  cure: 'Write the number of the technique in MITRE ATT&CK.',
  message: ({ found }) => `the technique '${found}' should look like T1234 or T1234.001`,
});

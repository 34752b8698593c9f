import { type Range, words } from '../../catalog/bounds/bound';
import { problemKind } from '../../files/problem';
import { count } from '../../values/text';

/** Mistakes that only show when rules meet an environment. */

export const unmatchedOverride = problemKind<{ rule: string; suggestion?: string }>({
  code: 'rule/unmatched-override',
  cause: 'An override of an environment names no rule.',
  cure: 'Write the id or the file name of a rule (with or without .yaml) of the folders in `rules.sources`.',
  message: ({ rule }) => `the override matches no rule: '${rule}' is neither the id nor the file name of one`,
});

export const ambiguousOverride = problemKind<{ rule: string; files: readonly string[] }>({
  code: 'rule/ambiguous-override',
  cause: 'An override of an environment names a file name or an id that several rules have.',
  cure: 'Write what only one of them has: the id, or the file name with its folder.',
  message: ({ rule, files }) => `the override '${rule}' matches several rules: ${files.join(', ')}`,
});

export const overrideWithoutEffect = problemKind<{ rule: string; setting: string }>({
  code: 'rule/override-without-effect',
  cause:
    'An override changes a setting that the rule does not have: a schedule of a rule of kind NRT, anything of a hunting query without promotion.',
  cure: 'Remove the setting; only `disable` applies to every kind of rule.',
  message: ({ rule, setting }) => `'${setting}' cannot be overridden: the rule '${rule}' has no such setting`,
});

export const emptyOverride = problemKind<{ rule: string }>({
  code: 'rule/empty-override',
  cause: 'An override changes nothing.',
  cure: 'Add a setting (`disable: true`, `severity`, `frequency`, ...), or remove the override.',
  message: ({ rule }) => `the override of '${rule}' changes nothing`,
});

export const repeatedOverride = problemKind<{ rule: string; line?: number; lost: readonly string[] }>({
  code: 'rule/repeated-override',
  severity: 'warning',
  cause: 'Two overrides of an environment change one rule; what both set, the later one decides.',
  cure: 'Write them as one.',
  message: ({ rule, line, lost }) =>
    `the rule '${rule}' has an override already${line === undefined ? '' : `, at line ${line}`}${lost.length ? `; its ${lost.map((key) => `'${key}'`).join(', ')} ${lost.length === 1 ? 'has' : 'have'} no effect` : ''}`,
});

export const incidentsRequired = problemKind<{ name: string; file: string }>({
  code: 'rule/incidents-required',
  cause:
    'An environment with `portal: defender` deploys a rule that creates no incidents; its alerts would show up nowhere.',
  cure: 'Let the rule create incidents (an override `createIncident: true` does), disable it here, or use `portal: azure`.',
  message: ({ name, file }) =>
    `the rule '${name}' (${file}) should create incidents: the Defender portal shows no alert without`,
});

export const tooManyRules = problemKind<{ found: number; bound: Range }>({
  code: 'rule/too-many-rules',
  cause: 'An environment deploys more enabled rules than a workspace takes.',
  cure: 'Disable rules in this environment, or spread them over workspaces.',
  message: ({ found, bound }) => `a workspace takes ${words(bound)}, got ${found}`,
});

export const failsWithout = problemKind<{
  name: string;
  environment: string;
  without: readonly string[];
  reason: string;
}>({
  code: 'rule/fails-without',
  cause:
    'An environment leaves an operand of `union isfuzzy=true` out of a function, because nobody ships its table there, and what is left is wrong: a caller names a column that only that operand has.',
  cure: 'Let every operand give the same columns (`project` at its end), or disable the rule in that environment.',
  message: ({ name, environment, without, reason }) =>
    `'${name}' is wrong in ${environment}, which goes without ${without.join(', ')}: ${reason}`,
});

export const disabledFunction = problemKind<{ name: string; callers: readonly string[] }>({
  code: 'rule/disabled-function',
  severity: 'warning',
  cause: 'An environment disables a function; whatever calls it cannot run and is withheld.',
  cure: 'Disable its callers as well, or leave the function: by itself it runs nothing and costs nothing.',
  message: ({ name, callers }) =>
    `without the function '${name}' ${count(callers.length, 'caller')} ${callers.length === 1 ? 'is' : 'are'} withheld: ${callers.join(', ')}`,
});

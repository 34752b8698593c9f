import { problemKind } from '../../files/problem';
import { oneOf } from '../../values/text';

export const notAMap = problemKind({
  code: 'environment/not-a-map',
  cause: 'The file is empty or holds a list or a single value.',
  cure: 'Write `key: value` lines; start from `npx ttk new environment <name>`.',
  message: () => 'an environment file holds `key: value` lines',
});

export const extendsMissing = problemKind<{ target: string }>({
  code: 'environment/extends-missing',
  cause: 'The file named by `extends` does not exist.',
  cure: 'Correct the path; it is relative to the file that names it.',
  message: ({ target }) => `it extends '${target}', which does not exist`,
});

export const extendsCircle = problemKind<{ chain: readonly string[] }>({
  code: 'environment/extends-circle',
  cause: 'A file extends itself, directly or through others.',
  cure: 'Break the circle: a base file must not extend what is built on it.',
  message: ({ chain }) => `the files extend each other in a circle: ${chain.join(' -> ')}`,
});

export const secretInFile = problemKind<{ key: string; why: string }>({
  code: 'environment/secret-in-file',
  cause: 'A key or a value looks like a secret. Environment files are read by many and kept for ever.',
  cure: 'Remove it, rotate the secret, and sign in with azureCli, oidc or managedIdentity instead.',
  message: ({ key, why }) => `'${key}' looks like a secret (${why}); secrets never belong in an environment file`,
});

export const unknownRegion = problemKind<{ location: string; cloud: string; suggestion?: string }>({
  code: 'environment/unknown-region',
  cause: 'No cloud of Microsoft has a region of this name.',
  cure: 'Write the short name that `az account list-locations` shows. A region that is newer than this kit is added in lib/catalog/regions.ts.',
  message: ({ location, cloud }) => `there is no region '${location}' in the cloud ${cloud}`,
});

export const settingWithoutEffect = problemKind<{ key: string; needs: string }>({
  code: 'environment/setting-without-effect',
  severity: 'warning',
  cause: 'A setting of something that is switched off.',
  cure: 'Switch it on, or remove the setting.',
  message: ({ key, needs }) => `'${key}' has no effect: ${needs}`,
});

export const invalidName = problemKind<{ what: string; name: string; allowed: string; from: string; cure?: string }>({
  code: 'environment/invalid-name',
  cause: 'A name, given, made from the prefix or that of the file, that the kit, the provider or Azure refuses.',
  cure: 'Change `naming.prefix`, or give this one name under `naming.names`; an environment has the name of its file.',
  message: ({ what, name, allowed, from }) => `the ${what} would be named '${name}' (${from}); it should be ${allowed}`,
  help: ({ cure }) => cure,
});

export const impossible = problemKind<{ what: string; cure: string }>({
  code: 'environment/impossible-combination',
  cause: 'Two settings that Azure does not take together, or one that lacks what it needs.',
  cure: 'Follow the advice beside the message.',
  message: ({ what }) => what,
  help: ({ cure }) => cure,
});

export const licenceMissing = problemKind<{ what: string; needs: readonly string[]; has: readonly string[] }>({
  code: 'environment/licence-missing',
  cause: 'Something is switched on that the licences declared for the tenant do not include; Azure would refuse it.',
  cure: 'Switch it off, or declare the licence under `tenant.licences` if the tenant has it.',
  message: ({ what, needs, has }) =>
    `${what} needs ${oneOf(needs)}, and the tenant has ${has.length ? has.join(', ') : 'no licence declared'}`,
});

export const duplicateEnvironment = problemKind<{ what: string; value: string; name: string; other: string }>({
  code: 'environment/duplicate',
  cause: 'Two environments claim the same name, workspace or other thing that can exist only once.',
  cure: 'Give one of them another, or remove one of the files.',
  message: ({ what, value, name, other }) => `the ${what} '${value}' of ${name} is also that of ${other}`,
});

export const doubleExport = problemKind<{ what: string }>({
  code: 'environment/double-export',
  severity: 'warning',
  cause:
    'The kit sends Entra logs to a workspace that may receive them already: every event would be stored, paid for and counted twice.',
  cure: 'See Entra admin center > Monitoring & health > Diagnostic settings. Where another setting sends them, set `diagnostics.enabled: false` and name the tables in `workspace.otherTables`; where none does, write `diagnostics.enabled: true`.',
  message: ({ what }) => what,
});

export const unknownTable = problemKind<{ table: string; custom: boolean; suggestion?: string }>({
  code: 'environment/unknown-table',
  cause:
    'Plan, retention or volume are given for a table that the workspace does not have; Azure makes no table from them.',
  cure: 'Correct the name, which is case-sensitive; declare a custom table (..._CL) under `rules.tables` or `workspace.otherTables`.',
  message: ({ table, custom }) =>
    custom
      ? `the custom table '${table}' is declared neither under rules.tables nor under workspace.otherTables`
      : `there is no table '${table}' in Log Analytics`,
  help: ({ custom }) =>
    custom
      ? 'Declare it: the kit makes no custom tables, so something else has to have made it.'
      : 'Correct the name, or remove it; custom tables end in _CL.',
});

export const partnerDestination = problemKind({
  code: 'environment/partner-destination',
  cause: 'Sending Entra logs to a partner solution: the azurerm provider has no such destination for them.',
  cure: 'Remove it and set it by hand: Entra admin center > Monitoring & health > Diagnostic settings > Add > Send to partner solution.',
  message: () => 'Terraform cannot send Entra logs to a partner solution: the provider has no such destination',
});

export const notInPortal = problemKind<{ what: string; why: string }>({
  code: 'environment/not-in-portal',
  cause: 'Something that exists only in the Azure portal is switched on for an environment run in the Defender portal.',
  cure: 'Remove it, or set `sentinel.portal: azure` (until 31 March 2027).',
  message: ({ what, why }) => `${what} does not exist in the Defender portal: ${why}`,
});

export const unknownEnvironment = problemKind<{ pattern: string; names: readonly string[]; suggestion?: string }>({
  code: 'environment/unknown',
  cause: 'An environment was asked for that no file defines.',
  cure: 'Name one that exists; globs such as `contoso-*` work.',
  message: ({ pattern, names }) =>
    `no environment matches '${pattern}'; there ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ') || 'none'}`,
});

export const missingRules = problemKind<{ source: string }>({
  code: 'environment/missing-rules',
  cause: 'A folder (or file) of `rules.sources` does not exist.',
  cure: 'Correct the path; it is relative to the file that names it.',
  message: ({ source }) => `there is no folder or file of rules at '${source}'`,
});

import { fillsTable } from '../../catalog/connector-conflicts';
import type { Licence } from '../../catalog/licences';
import { findLogCategory } from '../../catalog/log-categories';
import { groupBy } from '../../values/maps';
import { asText } from '../../values/text';
import { assignments, describeAssignment } from '../facts/access';
import { declaredConnector, isDeclared, proofOfTables } from '../facts/declared';
import { holds } from '../facts/licences';
import { type Destination, exportedTo } from '../facts/logs';
import { deployedConnectors } from '../facts/supply';
import type { Configuration, Resource } from '../input/configuration';
import { blocks, get } from '../input/configuration';
import { textsOf } from '../input/value';

/** What shows that an item is answered, or what keeps it from being. */
export interface Evidence {
  readonly kind: 'resource' | 'rule' | 'query' | 'lacking' | 'withheld' | 'manual' | 'declaration';
  readonly text: string;
  /** Of the resource, rule or query. */
  readonly address?: string;
  /** Of a step by hand: where it is taken, and what proves it. */
  readonly where?: string;
  readonly proof?: string;
}

/** Categories without which a user's or a machine's sign-ins are not seen. */
export const SIGN_IN_CATEGORIES = [
  'SignInLogs',
  'NonInteractiveUserSignInLogs',
  'ServicePrincipalSignInLogs',
  'ManagedIdentitySignInLogs',
] as const;

/** Risk data of Identity Protection. */
export const USER_RISK_CATEGORIES = ['RiskyUsers', 'UserRiskEvents'] as const;
export const WORKLOAD_RISK_CATEGORIES = ['RiskyServicePrincipals', 'ServicePrincipalRiskEvents'] as const;

const LOGS = ['AuditLogs', ...SIGN_IN_CATEGORIES];
const RISK = [...USER_RISK_CATEGORIES, ...WORKLOAD_RISK_CATEGORIES];

type Finder = (configuration: Configuration) => readonly Evidence[];

const evidence = ({ address }: Resource, text: string): Evidence => ({ kind: 'resource', text, address });

const exported =
  (destination: Destination, categories: readonly string[]): Finder =>
  (configuration) => {
    const found = exportedTo(configuration, destination).filter(({ category }) => categories.includes(category));
    return [...groupBy(found, ({ setting }) => setting)].map(([setting, same]) =>
      evidence(setting, same.map(({ category }) => category).join(', ')),
    );
  };

const connected =
  (...names: readonly string[]): Finder =>
  (configuration) =>
    deployedConnectors(configuration, ...names).map(({ connector, resource }) => evidence(resource, connector.title));

const policies =
  (text: string, fits: (policy: Resource) => boolean): Finder =>
  (configuration) =>
    configuration
      .all('azuread_conditional_access_policy')
      .filter(fits)
      .map((policy) => evidence(policy, `${text} (state: ${asText(get(policy, 'state') ?? 'unknown')})`));

/** Workflows that call an operation of Microsoft Graph. */
const workflows =
  (call: string, text: string): Finder =>
  (configuration) =>
    configuration.resources
      .filter(({ type }) => /^azurerm_(logic_app|resource_group_template_deployment)/.test(type))
      .filter(({ values }) => JSON.stringify(values).includes(call))
      .map((resource) => evidence(resource, text));

const finders: Readonly<Record<string, Finder>> = {
  'PRE-1': exported('workspace', LOGS),
  'PRE-2': (configuration) =>
    assignments(configuration, 'entra').map((a) =>
      evidence(a.resource, `${describeAssignment(a)}, ${a.standing ? 'standing' : 'eligible'}`),
    ),
  'REQ-1': exported('workspace', LOGS),
  'REQ-2': connected('cloudApps', 'defenderXdr'),
  'REQ-3': connected('office365'),
  'REQ-5': (configuration) => [
    ...connected('defenderXdr')(configuration),
    ...configuration.all('azurerm_sentinel_alert_rule_fusion').map((r) => evidence(r, 'Fusion')),
    ...configuration
      .all('azurerm_sentinel_alert_rule_ms_security_incident')
      .map((r) => evidence(r, `Incidents of ${asText(get(r, 'product_filter') ?? 'a Microsoft product')}`)),
  ],
  'REQ-6': exported('workspace', RISK),
  'REQ-7': exported('archive', RISK),
  'REQ-8': exported('stream', RISK),
  'REQ-10': connected('cloudApps', 'defenderXdr'),
  'REQ-11': (configuration) =>
    configuration.all('azuread_app_role_assignment').map((r) => evidence(r, 'Right of an application')),
  'CON-2': workflows('revokeSignInSessions', 'Revokes sessions'),
  'CON-3': workflows('confirmCompromised', 'Confirms that the user is compromised'),
  'CON-4': (configuration) =>
    configuration.all('azuread_named_location').map((r) => evidence(r, 'Named location to block')),
  'CON-5': policies('Multifactor authentication', (policy) =>
    textsOf(get(policy, 'grant_controls', 'built_in_controls')).includes('mfa'),
  ),
  'CON-6': policies('Risk policy', (policy) =>
    blocks(policy, 'conditions').some(
      (c) => textsOf(c.user_risk_levels).length > 0 || textsOf(c.sign_in_risk_levels).length > 0,
    ),
  ),
};

/** The resources that serve an item by being there. */
export function deployedEvidence(configuration: Configuration, item: string): readonly Evidence[] {
  return finders[item]?.(configuration) ?? [];
}

/** The parts of an item that the resources found do not serve, though the licences cover them. */
export function lackingParts(configuration: Configuration, item: string): readonly string[] {
  const [destination, categories] = CATEGORIES_OF_ITEM[item] ?? [];
  if (destination && categories) {
    const exportedNow = exportedTo(configuration, destination).map(({ category }) => category);
    return categories.filter(
      (name) =>
        !exportedNow.includes(name) &&
        !(destination === 'workspace' && tablesDeclared(configuration, [name]).length > 0) &&
        holds(configuration, findLogCategory(name)?.licences ?? []) === 'yes',
    );
  }
  return item === 'REQ-2' &&
    !isDeclared(configuration, 'McasShadowItReporting') &&
    !deployedConnectors(configuration).some((d) => fillsTable(d, 'McasShadowItReporting'))
    ? ['discovery logs of Defender for Cloud Apps']
    : [];
}

const CATEGORIES_OF_ITEM: Readonly<Record<string, readonly [Destination, readonly string[]]>> = {
  'PRE-1': ['workspace', LOGS],
  'REQ-1': ['workspace', LOGS],
  'REQ-6': ['workspace', RISK],
  'REQ-7': ['archive', RISK],
  'REQ-8': ['stream', RISK],
};

/** The tables of these categories that others fill, the environment says. */
const tablesDeclared = (configuration: Configuration, categories: readonly string[]): readonly string[] =>
  categories.flatMap((name) => {
    const table = findLogCategory(name)?.table;
    return table !== undefined && isDeclared(configuration, table) ? [table] : [];
  });

const CONNECTORS_OF_ITEM: Readonly<Record<string, readonly string[]>> = {
  'REQ-2': ['cloudApps', 'defenderXdr'],
  'REQ-3': ['office365'],
  'REQ-5': ['defenderXdr'],
  'REQ-10': ['cloudApps', 'defenderXdr'],
};

/** What something outside of the kit does for an item, as the environment declares it, with the query that proves it. */
export function declaredEvidence(configuration: Configuration, item: string): readonly Evidence[] {
  const [destination, categories = []] = CATEGORIES_OF_ITEM[item] ?? [];
  const exportedNow = exportedTo(configuration, 'workspace').map(({ category }) => category);
  const others = categories.filter((name) => !exportedNow.includes(name));
  const tables = destination === 'workspace' ? tablesDeclared(configuration, others) : [];
  const connector = declaredConnector(configuration, ...(CONNECTORS_OF_ITEM[item] ?? []));
  const told = (what: string, proof: string): Evidence => ({
    kind: 'declaration',
    text: `Something outside this kit fills ${what}, the environment says (workspace.otherTables); this proves it:`,
    proof,
  });
  return [
    ...(tables.length > 0 ? [told(tables.join(', '), proofOfTables(tables))] : []),
    ...(connector ? [told(connector.table, connector.proof)] : []),
  ];
}

const LICENCES: Readonly<Record<string, readonly Licence[]>> = {
  'REQ-2': ['DefenderForCloudApps'],
  'REQ-6': ['EntraP2', 'WorkloadIdPremium'],
  'REQ-10': ['DefenderForCloudApps'],
};

/** Any one of these is needed for the item's resources; empty: none. */
export function licencesOfItem(item: string): readonly Licence[] {
  return LICENCES[item] ?? [];
}

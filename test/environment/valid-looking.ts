import fc from 'fast-check';
import { nameForms } from '../../lib/catalog/bounds/names';
import { licences } from '../../lib/catalog/licences';
import { environmentFormat } from '../../lib/environment/format/environment';
import { schemaOf } from '../../lib/files/format/format';

/**
 * Environments that look valid: every value is one that the format takes by itself - all words of its lists, numbers at
 * their bounds, texts with what Terraform and Azure stumble over. What is impossible together is left to chance.
 */

interface Node {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node;
}

const SUBSCRIPTION = '22222222-2222-4222-8222-222222222222';
const guids = fc.constantFrom('33333333-3333-4333-8333-333333333333', '44444444-4444-4444-8444-444444444444');
const texts = fc.constantFrom(
  'x',
  ' $' + '{a.b} ',
  '%{ if x }',
  '"quoted" \\ back',
  'Änne 💥',
  'a/b',
  'x'.repeat(60),
  '-',
  '.',
);
const words = fc.constantFrom('soc', 'SOC', 'a_b', 'a-b', 'it-team2');
const categories = fc.constantFrom(
  'AuditLogs',
  'SignInLogs',
  'RiskyUsers',
  'B2CRequestLogs',
  'MicrosoftGraphActivityLogs',
);
const tables = fc.constantFrom('SigninLogs', 'AuditLogs', 'SecurityAlert', 'signinlogs', 'Proxy_CL', 'No Table', 'a-b');
const workspaces = ['rg-x', 'RG.(x)_1'].map(
  (group) =>
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/microsoft.operationalinsights/workspaces/Law-1`,
);

/** Values of the places where the form alone does not say what is plausible; the path without positions in lists. */
const plausible: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  subscriptionId: fc.constant(SUBSCRIPTION),
  location: fc.constant('westeurope'),
  'tenant.licences': fc.oneof(
    fc.constant(['M365E5', 'WorkloadIdPremium', 'GlobalSecureAccess']),
    fc.subarray([...licences]),
  ),
  'naming.prefix': fc.constantFrom('ab', 'kit-', `k${'-1'.repeat(14)}`, 'x'.repeat(30)),
  'workspace.existing': fc.constantFrom(...workspaces),
  'diagnostics.categories.[]': categories,
  'diagnostics.archive.categories.[]': categories,
  'diagnostics.stream.categories.[]': categories,
  'diagnostics.archive.allowedIps.[]': fc.constantFrom(
    '203.0.113.7',
    '198.51.100.0/24',
    '10.0.0.1',
    '203.0.113.0/31',
    '::1',
  ),
  'workspace.tables.{key}': tables,
  'access.azureRoles.[].group': words,
  'access.entraRoles.[].group': words,
  'access.groups.{key}': words,
  'tags.{key}': fc.constantFrom('Owner', 'owner', 'cost center', 'a.b:c', 'hidden-title', '$' + '{x}'),
  'connectors.microsoftThreatIntelligence.since': fc.constantFrom('2026-01-01T00:00:00Z', '2024-02-29T23:59:59Z'),
  'backend.storageAccount': fc.constantFrom('abc', 'a'.repeat(24)),
  'backend.container': fc.constantFrom('tfstate', 'a-1'),
  'automation.responsePlaybook': fc.constant(
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Logic/workflows/respond`,
  ),
  'costs.currency': fc.constant('EUR'),
  'workspace.dailyCapGb': fc.constantFrom(0.5, 1, 1e6),
};
/** What leads to other files, or only concerns the rules. */
const SKIPPED = new Set(['extends', 'abstract', 'rules', 'watchlists', 'diagnostics.partner']);

/** Any value that the schema has for this place. */
function arbitrary(node: Node, path: readonly string[]): fc.Arbitrary<unknown> {
  const known = plausible[path.join('.')];
  if (known) return known;
  if (node.enum) return fc.constantFrom(...node.enum);
  if (node.items) return fc.array(arbitrary(node.items, [...path, '[]']), { maxLength: 3 });
  if (node.properties) {
    const keys = Object.entries(node.properties).filter(([key]) => !SKIPPED.has([...path, key].join('.')));
    return fc.record(
      Object.fromEntries(
        keys.map(([key, inner]) => {
          const value = arbitrary(inner, [...path, key]);
          return [key, node.required?.includes(key) ? value : maybe(value, path)];
        }),
      ),
    );
  }
  if (node.additionalProperties)
    return fc.dictionary(
      (plausible[[...path, '{key}'].join('.')] ?? texts) as fc.Arbitrary<string>,
      arbitrary(node.additionalProperties, [...path, '{}']),
      { maxKeys: 3 },
    );
  if (node.type === 'boolean') return fc.boolean();
  if (node.type === 'integer' || node.type === 'number') {
    const [min, max] = [node.minimum ?? 0, node.maximum ?? 100];
    return fc.constantFrom(min, max, Math.round((min + max) / 2));
  }
  return node.pattern === nameForms.guid.pattern.source ? guids : texts;
}

/** Most of what may be left out is left out, or hardly any environment would be possible as a whole. */
const maybe = (value: fc.Arbitrary<unknown>, path: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: path.length === 0 ? 1 : 2 }, { arbitrary: value, weight: 1 });

interface Data {
  readonly cloud?: string;
  readonly access?: Readonly<Record<string, unknown>>;
  readonly backend?: { readonly type?: string };
}
const REGION: Readonly<Record<string, string>> = {
  public: 'westeurope',
  usgovernment: 'usgovvirginia',
  china: 'chinanorth3',
};
const STATE: Readonly<Record<string, object>> = {
  azurerm: { type: 'azurerm', resourceGroup: 'rg', storageAccount: 'state', container: 'tfstate' },
  hcp: { type: 'hcp', organization: 'contoso', project: 'soc' },
};

/** Sets right what would nearly always be wrong: region and cloud, keys of another backend, groups that are not there. */
function mended(data: Data): object {
  const { access, backend, cloud = 'public' } = data;
  const groups = Object.keys((access?.groups as object | undefined) ?? {});
  const assigned = (roles: unknown) =>
    (roles as { group: string }[] | undefined)
      ?.filter(({ group }) => groups.length > 0 && group)
      .map((role) => ({ ...role, group: groups.includes(role.group) ? role.group : groups[0] }));
  return {
    ...data,
    location: REGION[cloud],
    backend: backend && STATE[String(backend.type)],
    access: access && { ...access, azureRoles: assigned(access.azureRoles), entraRoles: assigned(access.entraRoles) },
  };
}

export const validLooking = fc
  .tuple(arbitrary(schemaOf(environmentFormat, true), []), fc.nat(9))
  .map(([data, luck]): object => (luck > 0 ? mended(data as Data) : (data as Data)));
